import Glibc
import Linux
import TestSupport
import Testing

/// The disk that other tests trust: it must be able to lose what it should.
@Suite struct ModelDiskTests {
    private func outcomes(_ prepare: (ModelDisk) throws -> Void) rethrows -> Set<[UInt8]?> {
        var found: Set<[UInt8]?> = []
        for seed in UInt64(1)...300 {
            let disk = ModelDisk(seed: seed)
            try prepare(disk)
            disk.reboot(after: .powerCut)
            found.insert(disk.bytes(of: "/file"))
        }
        return found
    }

    @Test func whatIsSyncedStays() throws {
        let found = try outcomes { disk in
            let file = try OpenFile("/file", .create(0o600), on: disk)
            try file.write(Array("text".utf8), at: 0)
            try file.synchronizeData()
            try disk.synchronizeDirectory("/")
        }
        #expect(found == [Array("text".utf8)])
    }

    @Test func whatIsNotSyncedMayBeLostKeptOrTorn() throws {
        let found = try outcomes { disk in
            let file = try OpenFile("/file", .create(0o600), on: disk)
            try disk.synchronizeDirectory("/")
            try file.write(Array("texttext".utf8), at: 0)
        }
        let whole = Array("texttext".utf8)
        #expect(found.contains([]) && found.contains(whole))
        // Cut at some byte; and as long as it was, with holes.
        #expect(found.contains { $0.map { !$0.isEmpty && $0.count < 8 && whole.starts(with: $0) } == true })
        #expect(found.contains { $0.map { $0.count == 8 && $0 != whole && $0.contains(0) } == true })
        // A later piece without an earlier one.
        #expect(found.contains { $0.map { $0.count == 8 && $0[0] == 0 && $0[7] == whole[7] } == true })
    }

    @Test func aNameThatIsNotSyncedMayBeLost() throws {
        let found = try outcomes { disk in
            let file = try OpenFile("/file", .create(0o600), on: disk)
            try file.write(Array("text".utf8), at: 0)
            try file.synchronize()
        }
        #expect(found == [nil, Array("text".utf8)])
    }

    @Test func namesAreLostFromTheEndOnly() throws {
        for seed in UInt64(1)...100 {
            let disk = ModelDisk(seed: seed)
            for name in ["a", "b", "c", "d"] {
                _ = try OpenFile(FilePath("/\(name)"), .createNew(0o600), on: disk)
            }
            disk.reboot(after: .powerCut)
            let names = try disk.names(in: "/")
            #expect(names == Array(["a", "b", "c", "d"].prefix(names.count)))
        }
    }

    @Test func aFailedSyncIsForgottenByTheNextOne() throws {
        let found = try outcomes { disk in
            let file = try OpenFile("/file", .create(0o600), on: disk)
            try disk.synchronizeDirectory("/")
            try file.write(Array("text".utf8), at: 0)
            disk.inject(.error(EIO), atCall: disk.calls + 1)
            do throws(SystemError) { try file.synchronizeData() } catch { #expect(error.errno == EIO) }
            try OpenFile("/file", .readWrite, on: disk).synchronizeData()
            #expect(disk.bytes(of: "/file") == Array("text".utf8))
        }
        #expect(found.contains([]) && found.contains(Array("text".utf8)))
    }

    @Test func afterACrashNothingWorksUntilTheReboot() throws {
        let disk = ModelDisk(seed: 1)
        var file = try OpenFile("/file", .create(0o600), on: disk)
        let isOurs = try file.lock()
        #expect(isOurs)
        disk.inject(.crash, atCall: disk.calls + 1)
        #expect(throws: SystemError.self) { try file.write([1], at: 0) }
        #expect(disk.hasCrashed)
        #expect(throws: SystemError.self) { try disk.names(in: "/") }
        disk.reboot(after: .kill)
        #expect(throws: SystemError.self) { try file.write([1], at: 0) }
        var again = try OpenFile("/file", .readWrite, on: disk)
        let isFree = try again.lock()
        #expect(isFree)
    }

    @Test func oneSeedGivesOneDisk() throws {
        func run() throws -> [UInt8]? {
            let disk = ModelDisk(seed: 7)
            let file = try OpenFile("/file", .create(0o600), on: disk)
            try disk.synchronizeDirectory("/")
            try file.write([UInt8](repeating: 1, count: 9000), at: 0)
            disk.reboot(after: .powerCut)
            return disk.bytes(of: "/file")
        }
        #expect(try run() == run())
    }

    @Test func aFullDiskTakesWhatFits() throws {
        let disk = ModelDisk(seed: 1)
        disk.capacity = 10
        let file = try OpenFile("/file", .create(0o600), on: disk)
        #expect(throws: SystemError.self) { try file.reserve(offset: 0, length: 11) }
        #expect(throws: SystemError.self) { try file.write([UInt8](repeating: 1, count: 11), at: 0) }
        #expect(disk.bytes(of: "/file")?.count == 10)
        disk.capacity = 20
        try file.write([UInt8](repeating: 1, count: 11), at: 0)
    }
}
