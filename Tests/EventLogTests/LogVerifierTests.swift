import Linux
import TestSupport
import Testing
import Times

@testable import EventLog

/// What `verify` says of logs that are not as they were written.
@Suite struct LogVerifierTests {
    private let disk = ModelDisk(seed: 1)
    private let folder = LogFixture.folder

    private func verify() throws -> LogVerifier.Result { try LogVerifier(folder, on: disk).run() }

    private func lines() throws -> [[UInt8]] {
        LogFixture.lines(try #require(disk.bytes(of: folder.current)))
    }

    private func rewrite(_ lines: [[UInt8]]) {
        disk.overwrite(folder.current, with: lines.flatMap { $0 + [0x0A] })
    }

    @Test func aSoundLogIsSound() throws {
        #expect(try verify() == LogVerifier.Result())
        try LogFixture.fill(disk, count: 20, groupSize: 3, segmentSize: 1500)
        let result = try verify()
        #expect(result.isSound && result.tornBytes == 0 && result.blankLines == 0)
        #expect(result.events == 20 && result.first == 1 && result.last == 20)
        let names = try disk.names(in: folder.path).filter { $0.description.hasSuffix(".jsonl") }
        #expect(result.segments == names.count)
        #expect(
            result.bytes == names.reduce(0) { $0 + (disk.bytes(of: folder.path.appending($1))?.count ?? 0) })
    }

    @Test func aBadLineIsNamed() throws {
        try LogFixture.fill(disk, count: 5)
        var changed = try lines()
        changed[2][30] ^= 4
        rewrite(changed)
        let damage = try verify().damage
        let expected = LogDamage(
            segment: folder.current, line: 3, offset: changed[0].count + changed[1].count + 2, expected: 3,
            kind: .badLine(.wrongChecksum))
        #expect(damage == [expected])
        #expect(
            damage[0].description
                == "/log/current.jsonl, line 3, byte \(expected.offset): "
                + "event 3 is damaged: its crc32c does not fit its bytes")
    }

    @Test func aRemovedLineIsNamed() throws {
        try LogFixture.fill(disk, count: 5)
        var changed = try lines()
        changed.remove(at: 2)
        rewrite(changed)
        let damage = try verify().damage
        #expect(damage.map(\.kind) == [.wrongSequence(found: 4)])
        #expect(damage.map(\.line) == [3] && damage.map(\.expected) == [3])
    }

    @Test func swappedAndRepeatedLinesAreNamed() throws {
        try LogFixture.fill(disk, count: 5)
        let good = try lines()
        rewrite([good[0], good[1], good[1], good[2], good[3], good[4]])
        #expect(try verify().damage.map(\.kind) == [.wrongSequence(found: 2)])
        rewrite([good[0], good[2], good[1], good[3], good[4]])
        let damage = try verify().damage
        #expect(damage.map(\.kind) == [.wrongSequence(found: 3), .wrongSequence(found: 2), .wrongLink])
        #expect(damage.map(\.line) == [2, 3, 4])
    }

    @Test func anEventThatWasReplacedByAWholeOneIsNamed() throws {
        try LogFixture.fill(disk, count: 5)
        var changed = try lines()
        var chain = EventChain(logID: LogFixture.logID, nextSequence: 3, link: 77)
        var forged: [UInt8] = []
        chain.append(LogFixture.draft("forged"), to: &forged)
        changed[2] = forged.dropLast()
        rewrite(changed)
        let damage = try verify().damage
        #expect(damage.map(\.kind) == [.wrongLink, .wrongLink])
        #expect(damage.map(\.expected) == [3, 4])
    }

    @Test func aLogThatIsCutShortIsNamed() throws {
        try LogFixture.fill(disk, count: 5)
        let bytes = try #require(disk.bytes(of: folder.current))
        disk.overwrite(folder.current, with: bytes.dropLast(10))
        #expect(try verify().damage.map(\.kind) == [.cutShort])
        rewrite(Array(try lines()[..<3]))
        let damage = try verify().damage
        #expect(damage.map(\.kind) == [.missing(durable: 5)])
        #expect(damage.map(\.expected) == [4])
        disk.erase(folder.current)
        #expect(try verify().damage.map(\.kind) == [.missing(durable: 5)])
    }

    /// The events before it were acknowledged: that they are gone is not kept quiet, though it may be meant.
    @Test(arguments: [1, 3]) func aCurrentSegmentThatBeginsLateIsNoted(missing: Int) throws {
        try LogFixture.fill(disk, count: 5)
        rewrite(Array(try lines()[missing...]))
        let result = try verify()
        #expect(result.isSound && result.first == UInt64(missing) + 1)
        let events = missing == 1 ? "event 1 is" : "events 1 to 3 are"
        #expect(result.notes == ["\(events) missing without a tombstone"])
    }

    @Test func aSegmentThatIsGoneIsNamed() throws {
        try LogFixture.fill(disk, count: 20, segmentSize: 1500)
        let sealed = try SegmentFinder(folder: folder, disk: disk).sealed()
        disk.erase(folder.sealed(first: sealed[1]))
        let damage = try verify().damage
        #expect(damage.map(\.kind) == [.wrongSequence(found: sealed[2])])
        #expect(damage.map(\.segment) == [folder.sealed(first: sealed[2])])
        // The oldest ones may be removed.
        disk.erase(folder.sealed(first: sealed[0]))
        let result = try verify()
        #expect(result.isSound && result.first == sealed[2])
    }

    @Test func aTornTailIsNoDamage() throws {
        try LogFixture.fill(disk, count: 5)
        let bytes = try #require(disk.bytes(of: folder.current))
        disk.overwrite(folder.current, with: bytes + Array("{\"specversion\"".utf8))
        let result = try verify()
        #expect(result.isSound && result.tornBytes == 14 && result.events == 5)
    }

    @Test func besideAWriterNothingBeyondTheMarkIsLookedAt() throws {
        try LogFixture.fill(disk, count: 2)
        let writer = try LogFixture.open(disk)
        var chain = writer.chain
        var lines: [UInt8] = []
        for _ in 0..<2 { chain.append(LogFixture.draft("being written"), to: &lines) }
        let file = try OpenFile(folder.current, .readWrite, on: disk)
        try file.write(lines.dropLast(9), at: try file.status().size)
        let result = try verify()
        #expect(result.isSound && result.events == 2 && result.tornBytes == 0)
        // Nor is anything while the writer has not made its mark yet.
        disk.erase(folder.durable)
        #expect(try verify().events == 0)
        #expect(writer.mark.sequence == 2)
    }

    @Test func aGroupThatWasNeverAcknowledgedMayBeTornInItsMiddle() throws {
        try LogFixture.fill(disk, count: 5)
        let good = try #require(disk.bytes(of: folder.current))
        let mark = try #require(disk.bytes(of: folder.durable))
        try LogFixture.fill(disk, count: 4, groupSize: 4)
        var changed = try lines()
        changed[6] = [UInt8](repeating: 0, count: changed[6].count)
        rewrite(changed)
        // As after a power cut: the mark is older than the group.
        disk.overwrite(folder.durable, with: mark)
        let result = try verify()
        #expect(result.isSound && result.events == 6)
        #expect(result.tornBytes == changed[6...].joined().count + 3)
        let writer = try LogFixture.open(disk)
        #expect(writer.report.damage.isEmpty && writer.report.torn?.length == result.tornBytes)
        #expect(writer.chain.nextSequence == 7)
        #expect(disk.bytes(of: folder.current)?.starts(with: good) == true)
    }

    @Test func theSameBehindLaterGroupsIsDamageThoughTheMarkIsLost() throws {
        try LogFixture.fill(disk, count: 12, groupSize: 4)
        var changed = try lines()
        changed[5][40] ^= 1
        rewrite(changed)
        disk.erase(folder.durable)
        #expect(try verify().damage.map(\.expected) == [6])
        let writer = try LogFixture.open(disk)
        #expect(writer.report.damage.map(\.expected) == [6] && writer.report.torn == nil)
        #expect(writer.chain.nextSequence == 13)
        #expect(disk.bytes(of: folder.sealed(first: 1)) == changed.flatMap { $0 + [0x0A] })
    }

    @Test func everyFlippedBitOfALogIsFoundAtItsPlace() throws {
        try LogFixture.fill(disk, count: 3)
        let good = try #require(disk.bytes(of: folder.current))
        let ends = LogFixture.lines(good).reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count + 1) }
        for index in good.indices {
            var bad = good
            bad[index] ^= 1 << UInt8(index % 8)
            disk.overwrite(folder.current, with: bad)
            let damage = try verify().damage
            let place = ends.lastIndex { $0 <= index } ?? 0
            #expect(
                damage.first.map { $0.offset <= index && $0.expected == UInt64(place + 1) } == true,
                "\(index)")
        }
    }
}
