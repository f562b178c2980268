import Checksum
import Linux
import TestSupport
import Testing
import Times

@testable import EventLog

/// The footers that the writer makes while it writes.
@Suite struct SegmentTallyTests {
    private let disk = ModelDisk(seed: 1)
    private let folder = LogFixture.folder
    private let now = WallTime(seconds: 1_800_000_000, nanoseconds: 0)

    private func open() throws -> LogWriter {
        try LogFixture.open(disk, folder, limits: .init(segmentSize: 1500, segmentAge: 0))
    }

    /// Appends groups of three events, and answers which footers the writer then gives.
    private func write(_ groups: Int, isDigested: (Int) -> Bool = { _ in true }) throws -> [SegmentFooter] {
        var writer = try open()
        var chain = writer.chain
        for group in 0..<groups {
            var lines: [UInt8] = []
            var digests: [Digest256] = []
            let drafts = (0..<3).map { LogFixture.draft("event \(group) \($0)", padding: 40 * group) }
            chain.append(drafts, to: &lines, digests: &digests)
            try writer.append(
                lines, last: chain.nextSequence - 1, digests: isDigested(group) ? digests : [], now: now)
            chain.acknowledge(chain.nextSequence - 1)
        }
        return writer.takeFooters()
    }

    private func footersByReading() throws -> [SegmentFooter] {
        _ = try LogUpkeep(folder, on: disk, policy: .init()).round(now: now)
        return try SegmentFinder(folder: folder, disk: disk).sealed().compactMap {
            try SegmentFooter.read(first: $0, in: folder, on: disk)
        }
    }

    @Test func theWriterSaysWhatAReaderOfTheSegmentWould() throws {
        let footers = try write(12)
        #expect(footers.count > 2)
        #expect(try footersByReading() == footers)
    }

    @Test func ofASegmentThatAnotherBeganNothingIsSaid() throws {
        // The current segment of the first writer is sealed by the second.
        let first = try write(12)
        let second = try write(12)
        let all = try footersByReading()
        #expect(all.count == first.count + second.count + 1)
        #expect(Array(all[first.count...].dropFirst()) == second)
    }

    @Test func withoutTheDigestsOfAllLinesNothingIsSaid() throws {
        let footers = try write(12) { $0 != 0 }
        let all = try footersByReading()
        #expect(Array(all.dropFirst()) == footers)
    }

    @Test func upkeepWritesThemWithoutReadingTheSegments() throws {
        let footers = try write(12)
        let first = try #require(footers.first)
        // What was damaged since then shows beside the footer: it would not, were the segment read for it.
        let path = folder.sealed(first: first.name)
        var bytes = try #require(disk.bytes(of: path))
        bytes[200] ^= 1
        disk.overwrite(path, with: bytes)
        let report = try LogUpkeep(folder, on: disk, policy: .init()).round(now: now, footers: footers)
        #expect(report.footers == footers.count && report.damage.isEmpty)
        #expect(try SegmentFooter.read(first: first.name, in: folder, on: disk) == first)
        #expect(try !LogVerifier(folder, on: disk).run().isSound)
    }

    @Test func oneThatIsOfAnotherSizeIsNotBelieved() throws {
        var footers = try write(12)
        let right = footers[0]
        footers[0].bytes -= 1
        _ = try LogUpkeep(folder, on: disk, policy: .init()).round(now: now, footers: footers)
        #expect(try SegmentFooter.read(first: right.name, in: folder, on: disk) == right)
    }
}
