import Linux
import TestSupport
import Testing
import Times

@testable import EventLog

/// Finding events by time, by going back, and by number in segments of any size.
@Suite struct LogSearchTests {
    private let disk = ModelDisk(seed: 1)
    private let folder = LogFixture.folder

    /// Events at the times that `seconds` gives, in segments of about a kilobyte, some of them compressed.
    private func fill(_ count: Int, padding: Int = 0, segmentSize: Int = 1000, _ seconds: (Int) -> Int) throws
    {
        var writer = try LogFixture.open(disk, limits: .init(segmentSize: segmentSize, segmentAge: 0))
        var chain = writer.chain
        for number in 1...count {
            var lines: [UInt8] = []
            chain.append(LogFixture.draft("e\(number)", padding: padding, at: seconds(number)), to: &lines)
            try writer.append(
                lines, last: UInt64(number), now: WallTime(seconds: seconds(number), nanoseconds: 0))
        }
        for (index, first) in try SegmentFinder(folder: folder, disk: disk).sealed().enumerated()
        where index.isMultiple(of: 2) {
            try LogFixture.compress(first, on: disk)
        }
    }

    private func sequence(at seconds: Int) throws -> UInt64 {
        try LogReader.sequence(
            atOrAfter: WallTime(seconds: seconds, nanoseconds: 0), in: folder, on: disk)
    }

    @Test func everyTimeIsFound() throws {
        // Two events each ten seconds.
        try fill(40) { 1000 + ($0 - 1) / 2 * 10 }
        #expect(try sequence(at: 0) == 1)
        for pair in 0..<20 {
            #expect(try sequence(at: 1000 + pair * 10) == UInt64(pair * 2 + 1))
            #expect(try sequence(at: 1001 + pair * 10) == UInt64(pair * 2 + 3))
        }
        #expect(try sequence(at: 9999) == 41)
    }

    @Test func anEmptyLogHasNoTime() throws {
        #expect(try sequence(at: 0) == 1)
    }

    @Test func backwardsIsForwardsTheOtherWayRound() throws {
        try fill(100) { 1000 + $0 }
        for (end, first) in [(101, 1), (50, 20), (1, 1), (18, 17), (101, 0)] {
            var reader = BackwardReader(
                folder, on: disk, before: UInt64(end), notBefore: UInt64(first))
            var seen: [UInt64] = []
            while let event = try reader.next() { seen.append(event.sequence) }
            #expect(seen == (UInt64(max(1, first))..<UInt64(end)).reversed())
        }
        let sealed = try SegmentFinder(folder: folder, disk: disk).sealed()
        disk.erase(folder.compressed(first: sealed[0]))
        var reader = BackwardReader(folder, on: disk, before: 101)
        var last: UInt64 = 0
        while let event = try reader.next() { last = event.sequence }
        #expect(last == sealed[1])
    }

    @Test func aLargeSegmentIsNotReadForOneEvent() throws {
        // Some two megabytes in one segment: far more than what two reads of a few events take.
        try fill(400, padding: 5000, segmentSize: 1 << 30) { 1000 + $0 }
        let lookup = EventLookup(folder, on: disk)
        for sequence in [UInt64(1), 399, 200, 57, 400, 58] {
            let before = disk.calls
            let line = try #require(try lookup.line(of: sequence))
            #expect(EventHeader(line)?.sequence == sequence)
            #expect(disk.calls - before < 60, "event \(sequence)")
        }
        for sequence in UInt64(1)...400 {
            #expect(try lookup.line(of: sequence).flatMap(EventHeader.init)?.sequence == sequence)
        }
        #expect(try lookup.line(of: 401) == nil)
        let before = disk.calls
        var reader = LogReader(folder, on: disk, from: 333)
        #expect(try reader.next()?.sequence == 333)
        #expect(disk.calls - before < 60)
    }
}
