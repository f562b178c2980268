import Linux
import TestSupport
import Testing
import Times

@testable import EventLog

/// Footers, compression and removal of sealed segments.
@Suite struct UpkeepTests {
    private let disk = ModelDisk(seed: 1)
    private let folder = LogFixture.folder
    private let now = WallTime(seconds: 1_800_000_000 + 100_000, nanoseconds: 0)

    private func sealed() throws -> [UInt64] { try SegmentFinder(folder: folder, disk: disk).sealed() }

    private func verify() throws -> LogVerifier.Result { try LogVerifier(folder, on: disk).run() }

    private func upkeep(
        _ holds: [LogUpkeep.Hold] = [], _ change: (inout LogUpkeep.Policy) -> Void = { _ in }
    ) throws -> LogUpkeep.Report {
        var policy = LogUpkeep.Policy()
        change(&policy)
        let upkeep = LogUpkeep(
            folder, on: disk, policy: policy, strip: { Array($0.prefix(9)) + Array("\"}".utf8) },
            holds: { () throws(SystemError) in holds })
        return try upkeep.round(now: now)
    }

    @Test func eachSealedSegmentGetsAFooterThatTellsWhatItHolds() throws {
        try LogFixture.fill(disk, count: 20, groupSize: 3, segmentSize: 1500)
        let names = try sealed()
        #expect(try upkeep().footers == names.count && names.count > 2)
        #expect(try upkeep().footers == 0)
        for (index, first) in names.enumerated() {
            let bytes = try #require(disk.bytes(of: folder.footer(first: first)))
            let footer = try #require(SegmentFooter(bytes))
            #expect(footer.isSound && footer.first == first && footer.document == bytes)
            if index + 1 < names.count { #expect(footer.last + 1 == names[index + 1]) }
            #expect(footer.bytes == disk.bytes(of: folder.sealed(first: first))?.count)
            #expect(footer.firstTime == "2027-01-15T08:00:00.000000Z" && footer.logID == LogFixture.logID)
        }
        #expect(try verify().isSound)
    }

    @Test func openingBelievesAFooterAndNotOneOfAnotherFile() throws {
        try LogFixture.fill(disk, count: 20, groupSize: 3, segmentSize: 1500)
        _ = try upkeep()
        let last = try #require(try sealed().last)
        let footer = disk.bytes(of: folder.footer(first: last))
        let end = try SealedEnd(of: try sealed(), in: folder, on: disk)
        disk.erase(folder.footer(first: last))
        let read = try SealedEnd(of: try sealed(), in: folder, on: disk)
        #expect(end.standing.next == read.standing.next && end.standing.link == read.standing.link)
        #expect(end.offset == read.offset && end.logID == read.logID)
        // The last line is lost, and so the footer is of another file.
        disk.overwrite(folder.footer(first: last), with: try #require(footer))
        let bytes = try #require(disk.bytes(of: folder.sealed(first: last)))
        disk.overwrite(folder.sealed(first: last), with: bytes.dropLast(100))
        #expect(try SealedEnd(of: try sealed(), in: folder, on: disk).standing.next < end.standing.next)
    }

    @Test func aSegmentThatWasReplacedByAnotherWholeOneIsNamed() throws {
        try LogFixture.fill(disk, count: 20, groupSize: 3, segmentSize: 1500)
        _ = try upkeep()
        let first = try sealed()[0]
        let footer = try #require(disk.bytes(of: folder.footer(first: first)))
        var changed = footer
        changed[20] ^= 1
        disk.overwrite(folder.footer(first: first), with: changed)
        #expect(try verify().damage.map(\.kind) == [.badDocument])
        var other = try #require(SegmentFooter(footer))
        other.blankLines += 1
        disk.overwrite(folder.footer(first: first), with: other.document)
        #expect(try verify().damage.map(\.kind) == [.otherThanFooter])
    }

    @Test func segmentsAreCompressedAndReadBack() throws {
        try LogFixture.fill(disk, count: 20, groupSize: 3, segmentSize: 1500)
        let names = try sealed()
        let before = try StoredLines.read(folder, on: disk).kept
        #expect(try upkeep { $0.compresses = true }.compressed == names.count)
        #expect(try StoredLines.read(folder, on: disk).kept == before)
        #expect(names.allSatisfy { disk.bytes(of: folder.sealed(first: $0)) == nil })
        let result = try verify()
        #expect(result.isSound && result.events == 20)
        #expect(try LogFixture.open(disk).chain.nextSequence == 21)
        // A frame that was damaged is named, and so is what follows.
        let path = folder.compressed(first: names[1])
        var bytes = try #require(disk.bytes(of: path))
        bytes[20] ^= 4
        disk.overwrite(path, with: bytes)
        let damage = try verify().damage
        #expect(damage.first?.kind == .badFrame)
        #expect(damage.first?.segment == path && damage.first?.expected == names[1])
    }

    @Test func theOldestSegmentsGoWhenTheLogIsTooLarge() throws {
        try LogFixture.fill(disk, count: 40, groupSize: 3, segmentSize: 1500)
        let names = try sealed()
        let report = try upkeep { $0.retainedSize = 9000 }
        let left = try sealed()
        #expect(report.removed.map(\.footer.name) == names.dropLast(left.count) && left.count > 1)
        let sizes = left.map { disk.bytes(of: folder.sealed(first: $0))?.count ?? 0 }
        let current = disk.bytes(of: folder.current)?.count ?? 0
        #expect(sizes.reduce(current, +) <= 9000)
        #expect(disk.bytes(of: folder.footer(first: names[0])) == nil)
        let tombstone = try #require(try Tombstone.read(first: names[0], in: folder, on: disk))
        #expect(tombstone == report.removed[0] && tombstone.cause == .size && tombstone.removed == now)
        #expect(tombstone.strippedEvents == tombstone.footer.events)
        let result = try verify()
        #expect(result.isSound && result.notes.isEmpty && result.first == left[0])
        #expect(result.removedSegments == names.count - left.count)
        #expect(try LogFixture.open(disk).chain.nextSequence == 41)
    }

    @Test func whatIsMissingWithoutATombstoneIsNoted() throws {
        try LogFixture.fill(disk, count: 40, groupSize: 3, segmentSize: 1500)
        let report = try upkeep { $0.retainedSize = 9000 }
        let gone = try #require(report.removed.first)
        disk.erase(folder.tombstone(first: 1))
        let result = try verify()
        #expect(result.isSound)
        #expect(result.notes == ["events 1 to \(gone.next - 1) are missing without a tombstone"])
        disk.overwrite(folder.stripped(first: gone.next), with: [])
        #expect(try verify().damage.map(\.kind) == [.otherThanTombstone])
    }

    @Test func theLogGoesOnThoughAllItsSealedSegmentsAreGone() throws {
        try LogFixture.fill(disk, count: 20, groupSize: 3, segmentSize: 1500)
        _ = try LogFixture.open(disk, limits: .init(segmentSize: 1, segmentAge: 0)).sealed(now: now)
        #expect(try upkeep { $0.retainedAge = 60 }.removed.last?.next == 21)
        #expect(try sealed().isEmpty)
        disk.erase(folder.durable)
        try LogFixture.fill(disk, count: 2)
        let result = try verify()
        #expect(result.isSound && result.notes.isEmpty && result.first == 21 && result.last == 22)
        let link = try Tombstone.last(in: folder, on: disk)?.footer.link
        let bytes = try #require(disk.bytes(of: folder.current))
        let line = try #require(LogFixture.lines(bytes).first)
        guard case .success(let place) = EventLine.check(line.span) else { return }
        #expect(place.link == link)
    }

    @Test func aReaderKeepsWhatItHasNotRead() throws {
        try LogFixture.fill(disk, count: 40, groupSize: 3, segmentSize: 1500)
        let names = try sealed()
        let hold = LogUpkeep.Hold(name: "slow", sequence: names[2] + 1, moved: now)
        let report = try upkeep([hold, .init(name: "quick", sequence: 40, moved: now)]) {
            $0.retainedSize = 6000
        }
        #expect(report.removed.map(\.footer.name) == [names[0], names[1]])
        #expect(report.hold == hold && report.heldSegments > 0)
        #expect(try sealed() == Array(names.dropFirst(2)))
    }

    @Test func whatACrashLeavesOfARemovalIsFinished() throws {
        try LogFixture.fill(disk, count: 40, groupSize: 3, segmentSize: 1500)
        let segment = try #require(disk.bytes(of: folder.sealed(first: 1)))
        let before = try verify().events
        let report = try upkeep { $0.retainedSize = 9000 }
        disk.overwrite(folder.sealed(first: 1), with: segment)
        #expect(try verify().isSound)
        _ = try upkeep()
        #expect(disk.bytes(of: folder.sealed(first: 1)) == nil)
        #expect(try verify().events == before - report.removed.reduce(0) { $0 + $1.footer.events })
    }

    @Test func anErrorAtAnyCallIsToldAndTheNextRoundMakesItGood() throws {
        try LogFixture.fill(disk, count: 12, groupSize: 3, segmentSize: 1500)
        func round(_ disk: ModelDisk) throws(SystemError) -> LogUpkeep.Report {
            var policy = LogUpkeep.Policy()
            policy.compresses = true
            policy.retainedSize = 1200
            return try LogUpkeep(folder, on: disk, policy: policy, strip: { $0 }).round(now: now)
        }
        let undisturbed = disk.copy(seed: 1)
        let start = undisturbed.calls
        #expect(try round(undisturbed).removed.count > 0)
        let end = undisturbed.calls
        let kept = try StoredLines.read(folder, on: undisturbed)
        for call in start + 1...end {
            for fault: ModelDisk.Fault in [.error(5), .error(28), .error(4), .short, .crash] {
                let disk = disk.copy(seed: UInt64(call))
                #expect(disk.calls == start)
                disk.inject(fault, atCall: call)
                var isTold = false
                do throws(SystemError) { _ = try round(disk) } catch { isTold = true }
                let isHarmless = fault == .short || fault == .error(4)
                #expect(isTold || isHarmless, "\(fault) at call \(call)")
                disk.reboot(after: .powerCut)
                _ = try round(disk)
                let stored = try StoredLines.read(folder, on: disk)
                #expect(stored.removed + stored.kept == kept.removed + kept.kept, "\(fault) at \(call)")
                #expect(try LogVerifier(folder, on: disk).run().isSound, "\(fault) at \(call)")
                #expect(disk.syncsAfterFailure == 0)
            }
        }
    }
}

extension LogWriter {
    /// The writer after it has sealed what is due.
    consuming func sealed(now: WallTime) throws(LogError) -> UInt64 {
        try sealIfDue(now: now)
        return mark.sequence
    }
}
