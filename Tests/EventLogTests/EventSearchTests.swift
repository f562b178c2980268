import EventLog
import Linux
import TestSupport
import Testing
import Times

/// Events by what their lines hold.
@Suite struct EventSearchTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()
    private var log: LogFolder { LogFolder(folder.path) }

    init() throws { folder = try TemporaryFolder("search") }

    private func found(
        _ text: String, from first: UInt64 = 1, through last: UInt64 = .max
    ) throws -> [UInt64] {
        var search = try EventSearch(log, on: disk, for: Array(text.utf8), from: first, through: last)
        var found: [UInt64] = []
        while let event = try search.next() { found.append(event.sequence) }
        return found
    }

    @Test(arguments: [2 << 10, 64 << 10, 1 << 30], [0, 3000])
    func theyAreWhereAReaderFindsThem(segmentSize: Int, padding: Int) throws {
        try SampleLog.write(700, to: folder.path, segmentSize: segmentSize, padding: padding)
        // The numbers of the events in the sample are one less.
        #expect(try found(#""uri":"urn:example:9"#) == [10] + Array(91...100))
        #expect(try found(#""uri":"urn:example:9"#, from: 11, through: 95) == Array(91...95))
        #expect(try found("\"sequence\"") == Array(1...700))
        #expect(try found("\"sequence\"", from: 650, through: 660) == Array(650...660))
        #expect(try found("nowhere").isEmpty)
        let latest = try EventSearch.latest(in: log, on: disk, for: Array("urn:example:6".utf8)) {
            $0.sequence < 650
        }
        #expect(latest?.sequence == 649)
        #expect(latest.map { EventHeader($0.line)?.sequence } == 649)
    }

    @Test func whatIsNotDurableOrNotAsItWasWrittenIsNotGiven() throws {
        try SampleLog.write(20, to: folder.path, segmentSize: 1 << 30)
        var bytes = try #require(try disk.contents(of: log.current))
        let lines = bytes.indices.filter { bytes[$0] == 0x0A }
        bytes[lines[3] + 30] ^= 1
        try OpenFile(log.current, .readWrite, on: disk).write(bytes, at: 0)
        #expect(try found("\"sequence\"") == [1, 2, 3, 4] + Array(6...20))
        let mark = DurableMark(sequence: 12, offset: lines[11] + 1)
        try OpenFile(log.durable, .readWrite, on: disk).write(mark.bytes, at: 0)
        #expect(try found("\"sequence\"") == [1, 2, 3, 4] + Array(6...12))
    }

    @Test func compressedSegmentsAreSearchedToo() throws {
        try SampleLog.write(200, to: folder.path, segmentSize: 8 << 10)
        var policy = LogUpkeep.Policy()
        policy.compresses = true
        let later = WallTime(nanoseconds: SystemClock().wallTime().nanoseconds + 86_400_000_000_000)
        _ = try LogUpkeep(log, on: disk, policy: policy).round(now: later)
        #expect(try disk.names(in: folder.path).contains(where: LogFolder.isCompressed))
        #expect(try found("\"urn:example:1") == [2] + Array(11...20) + Array(101...200))
    }
}
