import Glibc
import Linux
import TestSupport
import Testing
import Times

@testable import Spool

/// Removing old files, a bounded number at a time.
@Suite struct HousekeeperTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()
    private let now = WallTime(nanoseconds: 1_800_000_000_000_000_000)

    init() throws {
        folder = try TemporaryFolder("housekeeper")
        for name in ["done", "rejected", "else"] { try disk.makeDirectories(folder(name), mode: 0o755) }
    }

    private func housekeeper(on disk: any Disk = LinuxDisk()) -> Housekeeper {
        Housekeeper(
            done: folder("done"), rejected: folder("rejected"), doneKeep: 86_400, rejectedKeep: 0, on: disk)
    }

    @Test func aDayOfManyFilesGoesBitByBit() throws {
        let day = folder("done/2001-02-03/x")
        try disk.makeDirectories(day, mode: 0o755)
        for number in 0..<1300 { try disk.write("", to: day.appending("\(number)")) }
        let counted = HookDisk { _, _ in }
        let housekeeper = housekeeper(on: counted)
        #expect(try housekeeper.work(now: now, limit: 500) == 500)
        #expect(counted.calls < 1100, "what is not removed is not looked at")
        #expect(try disk.tree(folder("done")).count == 800)
        #expect(try housekeeper.work(now: now, limit: 500) == 500)
        // The files that are left, and two folders.
        #expect(try housekeeper.work(now: now, limit: 500) == 302)
        #expect(try disk.names(in: folder("done")).isEmpty)
    }

    @Test func aLinkThatTakesThePlaceOfAFolderIsNotGoneInto() throws {
        try disk.makeDirectories(folder("done/2001-02-03/x"), mode: 0o755)
        try disk.write("keep", to: folder("else/keep"))
        // Put there at each call, one time after the other, when the folder has been looked at and is opened.
        for moment in 0...12 {
            let hooked = HookDisk { _, number in
                guard number == moment else { return }
                _ = try? disk.removeDirectory(folder("done/2001-02-03/x"))
                symlink(folder("else").description, folder("done/2001-02-03/x").description)
            }
            _ = try? housekeeper(on: hooked).work(now: now, limit: 500)
            #expect(try disk.contents(of: folder("else/keep")) != nil, "at call \(moment)")
            _ = try housekeeper().work(now: now, limit: 500)
            try disk.makeDirectories(folder("done/2001-02-03/x"), mode: 0o755)
        }
    }
}
