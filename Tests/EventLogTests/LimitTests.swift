import Linux
import TestSupport
import Testing
import Times

@testable import EventLog

/// Large segments, and room that is left free.
@Suite struct LimitTests {
    private let disk = ModelDisk(seed: 1)
    private let folder = LogFixture.folder
    private let now = WallTime(seconds: 1_800_000_000, nanoseconds: 0)

    private func limits(wholeScan: Int) -> LogWriter.Limits {
        var limits = LogFixture.largeLimits
        limits.wholeScan = wholeScan
        return limits
    }

    @Test func aLargeSegmentIsReadFromTheMarkOn() throws {
        try LogFixture.fill(disk, count: 20)
        let good = try #require(disk.bytes(of: folder.current))
        let before = disk.calls
        do {
            let writer = try LogFixture.open(disk, limits: limits(wholeScan: 500))
            #expect(writer.chain.nextSequence == 21 && writer.report.damage.isEmpty)
            #expect(writer.mark.offset == good.count)
            let whole = try #require(LogFixture.lines(good).last)
            #expect(writer.chain.link == EventLine.link(to: whole.span))
        }
        #expect(disk.calls > before)
        // Damage below the mark is left for others to find.
        var bad = good
        bad[700] ^= 1
        disk.overwrite(folder.current, with: bad)
        #expect(try LogFixture.open(disk, limits: limits(wholeScan: 500)).report.damage.isEmpty)
        #expect(try LogVerifier(folder, on: disk).run().damage.count == 1)
    }

    @Test func aTornTailAfterTheMarkIsBlankedThere() throws {
        try LogFixture.fill(disk, count: 20)
        let good = try #require(disk.bytes(of: folder.current))
        disk.overwrite(folder.current, with: good + Array("{\"specver".utf8))
        let report = try LogFixture.open(disk, limits: limits(wholeScan: 500)).report
        #expect(report.torn?.offset == good.count && report.torn?.length == 9)
        try LogFixture.fill(disk, count: 3)
        let result = try LogVerifier(folder, on: disk).run()
        #expect(result.isSound && result.events == 23 && result.blankLines == 1)
    }

    @Test func aMarkOfAnotherPlaceIsNotBelieved() throws {
        try LogFixture.fill(disk, count: 20)
        let good = try #require(disk.bytes(of: folder.current))
        var bad = good
        bad[700] ^= 1
        disk.overwrite(folder.current, with: bad)
        for mark in [
            DurableMark(sequence: 19, offset: good.count), DurableMark(sequence: 20, offset: good.count - 1),
        ] {
            let copy = ModelDisk(seed: 2)
            try copy.makeDirectories(folder.path, mode: 0o755)
            copy.overwrite(folder.current, with: bad)
            copy.overwrite(folder.durable, with: mark.bytes)
            #expect(try LogFixture.open(copy, limits: limits(wholeScan: 500)).report.damage.count == 1)
        }
    }

    @Test func theReserveIsLeftFree() throws {
        disk.capacity = 100_000
        var limits = LogWriter.Limits(segmentSize: 10_000, segmentAge: 0)
        limits.keepFree = FreeReserve(bytes: 20_000, percent: 30)
        var writer = try LogFixture.open(disk, limits: limits)
        var chain = writer.chain
        var lines: [UInt8] = []
        var refusal: LogError?
        while refusal == nil {
            lines = []
            chain.append(LogFixture.draft("event", padding: 2000), to: &lines)
            do throws(LogError) {
                try writer.append(lines, last: chain.nextSequence - 1, now: now)
            } catch { refusal = error }
        }
        guard case .full(let cause)? = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(cause.description.contains("KeepFree="), "\(cause)")
        // 30 percent are more than 20,000 bytes.
        #expect(disk.used <= 70_000 && disk.used > 60_000)
        let last = writer.mark.sequence
        #expect(throws: LogError.self) { try writer.append(lines, last: last + 1, now: now) }
        disk.capacity = 120_000
        try writer.append(lines, last: last + 1, now: now)
        #expect(try LogVerifier(folder, on: disk).run().isSound)
    }
}
