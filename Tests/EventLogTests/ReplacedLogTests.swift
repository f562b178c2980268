import EventLog
import Glibc
import Linux
import TestSupport
import Testing
import Times

/// A log whose files are taken away beneath its writer.
@Suite struct ReplacedLogTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()

    init() throws { folder = try TemporaryFolder("replaced") }

    private func writer() throws -> LogWriter {
        try LogWriter.open(
            LogFolder(folder("log")), on: disk, limits: LogWriter.Limits(segmentSize: 1 << 20, segmentAge: 0),
            newLogID: "0123456789abcdef", processNumber: 1)
    }

    private func append(_ writer: inout LogWriter, _ chain: inout EventChain) throws {
        var lines: [UInt8] = []
        let time = WallTime(nanoseconds: 0)
        let draft = EventDraft(type: "t", source: "/s", subject: "u", time: time, data: Array("{}".utf8))
        let last = chain.append(draft, to: &lines)
        try writer.append(lines, last: last, now: time)
    }

    @Test(arguments: ["current.jsonl", "durable.lock"])
    func nothingIsAcknowledgedThatWouldGoNowhere(_ name: String) throws {
        var writer = try writer()
        var chain = writer.chain
        try append(&writer, &chain)
        let path = folder("log").appending(name)
        try disk.rename(path, to: folder("elsewhere"), replacing: false)
        #expect(throws: LogError.self) { try append(&writer, &chain) }
        try disk.write("", to: path)
        #expect(throws: LogError.self, "a writer that failed once stays so") { try append(&writer, &chain) }
        #expect(writer.mark.sequence == 1)
    }

    @Test func anotherFileOfTheNameIsTold() throws {
        var writer = try writer()
        var chain = writer.chain
        try append(&writer, &chain)
        let path = folder("log/current.jsonl")
        try disk.rename(path, to: folder("elsewhere"), replacing: false)
        try disk.write("", to: path)
        let error = #expect(throws: LogError.self) { try append(&writer, &chain) }
        #expect(error?.errno == ESTALE)
        #expect(error?.description.contains("current.jsonl") == true)
    }

    /// As logrotate's copytruncate does it. What is written behind the hole would be in nobody's line.
    @Test func nothingIsAcknowledgedBehindACut() throws {
        var writer = try writer()
        var chain = writer.chain
        try append(&writer, &chain)
        let length = try disk.status(at: folder("log/current.jsonl")).size
        #expect(truncate(folder("log/current.jsonl").description, off_t(length) - 1) == 0)
        let error = #expect(throws: LogError.self) { try append(&writer, &chain) }
        #expect(error?.description.contains("cut short") == true)
        #expect(writer.mark.sequence == 1)
    }
}
