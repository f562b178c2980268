import Linux
import TestSupport
import Testing

@testable import EventLog

/// The last event of a segment, found from behind.
@Suite struct SegmentEndTests {
    private let disk = ModelDisk(seed: 1)
    private let current = LogFixture.folder.current

    private func end() throws -> SegmentEnd? { try SegmentEnd(of: OpenFile(current, .read, on: disk)) }

    @Test(arguments: [0, 200, 70_000, 600_000]) func theLastWholeEventIsFound(_ padding: Int) throws {
        try LogFixture.fill(disk, count: 3, padding: padding)
        let bytes = try #require(disk.bytes(of: current))
        let found = try #require(try end())
        #expect(found.place.sequence == 3)
        #expect(found.offset == bytes.count)
        let last = try #require(LogFixture.lines(bytes).last)
        let link = EventLine.link(to: last.span)
        #expect(found.link == link)
        #expect(found.header?.id == "\(LogFixture.logID)-3")
    }

    @Test func whatIsNoEventIsPassedOver() throws {
        try LogFixture.fill(disk, count: 3)
        let bytes = try #require(disk.bytes(of: current))
        let lines = LogFixture.lines(bytes)
        var bad = lines[2]
        bad[10] ^= 1
        let tail = [UInt8](repeating: 0x20, count: 100_000) + [0x0A] + Array("torn".utf8)
        disk.overwrite(current, with: lines[0] + [0x0A] + lines[1] + [0x0A] + bad + [0x0A] + tail)
        let found = try #require(try end())
        #expect(found.place.sequence == 2)
        #expect(found.offset == lines[0].count + lines[1].count + 2)
    }

    @Test func aSegmentWithoutEventsHasNoEnd() throws {
        for bytes in [[], [0x0A], Array("torn".utf8), [UInt8](repeating: 0x0A, count: 70_000)] {
            disk.overwrite(current, with: bytes)
            #expect(try end() == nil)
        }
    }
}
