import Glibc
import Linux
import TestSupport
import Testing

/// Short and interrupted transfers are completed; failures are not hidden.
@Suite struct OpenFileTests {
    private let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }

    @Test func transfersAreCompletedWhateverInterruptsThem() throws {
        for seed in UInt64(1)...200 {
            let disk = ModelDisk(seed: seed)
            var random = SeededGenerator(seed: seed)
            let file = try OpenFile("/file", .create(0o600), on: disk)
            for call in 1...12 where Int.random(in: 0...2, using: &random) > 0 {
                disk.inject(Bool.random(using: &random) ? .short : .error(EINTR), atCall: disk.calls + call)
            }
            try file.write(bytes, at: 5)
            #expect(try file.read(at: 5, count: 2000) == bytes, "seed \(seed)")
            #expect(try file.read(at: 0, count: 5) == [0, 0, 0, 0, 0], "seed \(seed)")
            #expect(try file.read(at: 1005, count: 1).isEmpty)
        }
    }

    @Test func openingAndReservingAreTriedAgainWhenInterrupted() throws {
        let disk = ModelDisk(seed: 1)
        disk.inject(.error(EINTR), atCall: 1)
        let file = try OpenFile("/file", .create(0o600), on: disk)
        disk.inject(.error(EINTR), atCall: disk.calls + 1)
        try file.reserve(offset: 0, length: 100)
        #expect(disk.used == 100)
    }

    @Test(arguments: [EINTR, EIO, ENOSPC]) func aSyncIsNeverTriedAgain(_ code: Int32) throws {
        let disk = ModelDisk(seed: 1)
        let file = try OpenFile("/file", .create(0o600), on: disk)
        try file.write(bytes, at: 0)
        let calls = disk.calls
        disk.inject(.error(code), atCall: calls + 1)
        #expect(throws: SystemError.self) { try file.synchronizeData() }
        #expect(disk.calls == calls + 1)
    }

    @Test func aFailureNamesTheFile() throws {
        let disk = ModelDisk(seed: 1)
        let file = try OpenFile("/file", .create(0o600), on: disk)
        disk.inject(.error(EIO), atCall: disk.calls + 1)
        do throws(SystemError) {
            try file.write(bytes, at: 0)
            Issue.record("nothing was thrown")
        } catch { #expect(error == SystemError(errno: EIO, operation: "write", path: "/file")) }
    }

    @Test func pathsArePutTogetherAndTakenApart() {
        let path = FilePath("/var/spool").appending("a").withSuffix(".2")
        #expect(path == "/var/spool/a.2")
        #expect(path.lastComponent == "a.2" && path.parent == "/var/spool")
        #expect(FilePath("/a").parent == "/" && FilePath("/").parent == "/" && FilePath("a").parent == "")
        #expect(FilePath("").appending("a") == "a" && FilePath("/").appending("a") == "/a")
        #expect(FilePath("xinhua/b/c").firstFolder == "xinhua" && FilePath("c").firstFolder == nil)
        #expect(FilePath(bytes: [0xFF]).utf8 == nil && FilePath("ä").utf8 == "ä")
    }
}
