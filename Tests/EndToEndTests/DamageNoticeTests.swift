import Linux
import TestSupport
import Testing

/// What a start says of a log that is damaged.
@Suite struct DamageNoticeTests {
    private let disk = LinuxDisk()

    @Test func damageIsToldOnceAtAStart() throws {
        let log = try SeedLog()
        let current = FilePath(log.root + "/log/current.jsonl")
        var bytes = try #require(try disk.contents(of: current))
        let third = try #require(bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.dropFirst().first)
        bytes[third + 100] ^= 1
        try disk.replace(current, with: bytes, mode: 0o640)
        // Recovery comes upon it, the replay of the log, and then the one who makes the footer of the sealed segment.
        let said = log.path("said")
        let daemon = try ChildProcess("datelined", ["--root", log.root, "--once"], error: said)
        #expect(try daemon.wait() == .code(0))
        let text = String(decoding: try #require(try disk.contents(of: said)), as: UTF8.self)
        #expect(text.split(separator: "damage in the log").count == 2, "\(text)")
        #expect(text.contains("event 3 is damaged"), "\(text)")
    }
}
