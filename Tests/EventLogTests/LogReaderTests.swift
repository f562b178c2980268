import Linux
import TestSupport
import Testing

@testable import EventLog

/// Reading a log by sequence.
@Suite struct LogReaderTests {
    private let disk = ModelDisk(seed: 1)
    private let folder = LogFixture.folder

    private func read(from sequence: UInt64 = 1) throws -> (events: [LogEvent], damage: [LogDamage]) {
        var reader = LogReader(folder, on: disk, from: sequence)
        return try LogFixture.read(&reader)
    }

    /// Twenty events in segments of some, with groups of two.
    private func fill() throws { try LogFixture.fill(disk, count: 20, groupSize: 2, segmentSize: 1000) }

    @Test func everySequenceIsABeginning() throws {
        try fill()
        #expect(try SegmentFinder(folder: folder, disk: disk).sealed().count > 2)
        for sequence in UInt64(0)...22 {
            let found = try read(from: sequence)
            #expect(found.events.map(\.sequence) == Array(max(1, sequence)..<max(21, max(1, sequence))))
            #expect(found.damage.isEmpty)
        }
        for event in try read().events {
            let bytes = try #require(disk.bytes(of: event.segment))
            #expect(Array(bytes[event.offset...].prefix(event.line.count)) == event.line)
        }
    }

    @Test func compressedSegmentsReadAsPlainOnesDo() throws {
        try fill()
        let plain = try (UInt64(1)...20).map { try read(from: $0) }
        for first in try SegmentFinder(folder: folder, disk: disk).sealed() {
            try LogFixture.compress(first, on: disk)
            for sequence in UInt64(1)...20 {
                let found = try read(from: sequence)
                #expect(found.events.map(\.line) == plain[Int(sequence) - 1].events.map(\.line))
                #expect(found.damage.isEmpty)
            }
        }
        #expect(try LogVerifier(folder, on: disk).run().isSound)
        let lookup = EventLookup(folder, on: disk)
        for event in plain[0].events { #expect(try lookup.line(of: event.sequence) == event.line) }
        try LogFixture.fill(disk, count: 3)
        #expect(try read().events.map(\.sequence) == Array(1...23))
    }

    @Test func anEmptyFolderIsAnEmptyLog() throws {
        #expect(try read().events.isEmpty)
        #expect(try LogReader.lastSequence(in: folder, on: disk) == 0)
    }

    @Test func aReaderThatCameFirstSeesWhatIsAppended() throws {
        var reader = LogReader(folder, on: disk)
        #expect(try reader.next() == nil)
        var seen: [UInt64] = []
        for _ in 1...6 {
            try LogFixture.fill(disk, count: 3, segmentSize: 700)
            while let event = try reader.next() { seen.append(event.sequence) }
        }
        #expect(seen == Array(1...18))
    }

    @Test func aReaderThatSleptOverSealsGoesOn() throws {
        try LogFixture.fill(disk, count: 2)
        var reader = LogReader(folder, on: disk)
        #expect(try reader.next()?.sequence == 1)
        try fill()
        let found = try LogFixture.read(&reader)
        #expect(found.events.map(\.sequence) == Array(2...22))
    }

    @Test func nothingBeyondTheMarkIsRead() throws {
        try LogFixture.fill(disk, count: 5)
        let all = try #require(disk.bytes(of: folder.current))
        let lines = LogFixture.lines(all)
        disk.overwrite(
            folder.durable, with: DurableMark(sequence: 3, offset: lines[..<3].joined().count + 3).bytes)
        var reader = LogReader(folder, on: disk)
        #expect(try LogFixture.read(&reader).events.map(\.sequence) == [1, 2, 3])
        #expect(try LogReader.lastSequence(in: folder, on: disk) == 3)
        disk.overwrite(folder.durable, with: DurableMark(sequence: 5, offset: all.count).bytes)
        #expect(try LogFixture.read(&reader).events.map(\.sequence) == [4, 5])
    }

    @Test func withoutAMarkItReadsWhatARecoveryWouldKeep() throws {
        try fill()
        disk.erase(folder.durable)
        #expect(try read().events.map(\.sequence) == Array(1...20))
        #expect(try LogReader.lastSequence(in: folder, on: disk) == 20)
        disk.overwrite(folder.current, with: try #require(disk.bytes(of: folder.current)).dropLast(5))
        #expect(try read().events.map(\.sequence) == Array(1...19))
        #expect(try read().damage.isEmpty)
    }

    @Test func oldSegmentsMayBeGone() throws {
        try fill()
        let sealed = try SegmentFinder(folder: folder, disk: disk).sealed()
        for first in sealed[..<2] { disk.erase(folder.sealed(first: first)) }
        #expect(try read(from: 0).events.map(\.sequence) == Array(sealed[2]...20))
        var reader = LogReader(folder, on: disk, from: 1)
        #expect(throws: LogReadError.removed(from: 1, oldest: sealed[2])) { try reader.next() }
        #expect(try LogFixture.read(&reader).events.map(\.sequence) == Array(sealed[2]...20))
    }

    @Test func whatIsRemovedBeforeASlowReaderIsTold() throws {
        try fill()
        let sealed = try SegmentFinder(folder: folder, disk: disk).sealed()
        var reader = LogReader(folder, on: disk)
        #expect(try reader.next()?.sequence == 1)
        for first in sealed[..<3] { disk.erase(folder.sealed(first: first)) }
        var seen: [UInt64] = [1]
        var removed: [LogReadError] = []
        while true {
            do throws(LogReadError) {
                guard let event = try reader.next() else { break }
                seen.append(event.sequence)
            } catch { removed.append(error) }
        }
        // What it had open it read to its end.
        #expect(seen == Array(1..<sealed[1]) + Array(sealed[3]...20))
        #expect(removed == [.removed(from: sealed[1], oldest: sealed[3])])
        // All that was sealed is gone: the current segment tells where it begins.
        for first in sealed[3...] { disk.erase(folder.sealed(first: first)) }
        var late = LogReader(folder, on: disk, from: 2)
        let oldest = try #require(LogFixture.lines(disk.bytes(of: folder.current) ?? []).first)
        let first = try EventLine.check(oldest.span).get().sequence
        #expect(throws: LogReadError.removed(from: 2, oldest: first)) { try late.next() }
        #expect(try LogFixture.read(&late).events.map(\.sequence) == Array(first...20))
    }

    @Test func aFrameThatCannotBeDecompressedIsToldAndPassedOver() throws {
        try LogFixture.fill(disk, count: 40, groupSize: 2, segmentSize: 4000)
        let first = try #require(try SegmentFinder(folder: folder, disk: disk).sealed().first)
        try LogFixture.compress(first, on: disk)
        let path = folder.compressed(first: first)
        let frames = try SeekTable(of: OpenFile(path, .read, on: disk)).frames
        var bytes = try #require(disk.bytes(of: path))
        bytes[frames[2].offset + frames[2].size - 1] ^= 1
        disk.overwrite(path, with: bytes)
        let found = try read()
        #expect(found.damage.map(\.kind) == [.badFrame])
        #expect(found.damage.first?.segment == path)
        let missing = Set(1...40).subtracting(found.events.map { Int($0.sequence) })
        #expect(1...3 ~= missing.count, "\(missing)")
        let lookup = EventLookup(folder, on: disk)
        for sequence in UInt64(1)...40 {
            #expect(try (lookup.line(of: sequence) == nil) == missing.contains(Int(sequence)))
        }
        disk.overwrite(path, with: bytes.dropLast(3))
        let rest = try read()
        #expect(rest.damage.map(\.kind) == [.badFrame])
        #expect(rest.events.last?.sequence == 40 && rest.events.count < 40)
    }

    @Test func aReaderThatSleptWhileSegmentsWereCompressedGoesOn() throws {
        for seed in TestCases.dearSeeds(30) {
            var random = SeededGenerator(seed: seed)
            let disk = ModelDisk(seed: seed)
            var reader = LogReader(folder, on: disk)
            var seen: [UInt64] = []
            var count = 0
            while count < 60 {
                let more = Int.random(in: 1...12, using: &random)
                try LogFixture.fill(disk, count: more, groupSize: 2, segmentSize: 900)
                count += more
                for first in try SegmentFinder(folder: folder, disk: disk).sealed()
                where disk.bytes(of: folder.sealed(first: first)) != nil && Bool.random(using: &random) {
                    try LogFixture.compress(first, on: disk)
                }
                for _ in 0..<Int.random(in: 0...15, using: &random) {
                    if let event = try reader.next() { seen.append(event.sequence) }
                }
            }
            while let event = try reader.next() { seen.append(event.sequence) }
            #expect(seen == Array(1...UInt64(count)), "seed \(seed)")
        }
    }

    @Test func damageIsToldOnceAndPassedOver() throws {
        try LogFixture.fill(disk, count: 6)
        var bytes = try #require(disk.bytes(of: folder.current))
        let lines = LogFixture.lines(bytes)
        let offset = lines[0].count + lines[1].count + 2
        bytes[offset + 20] ^= 1
        disk.overwrite(folder.current, with: bytes)
        let found = try read()
        #expect(found.events.map(\.sequence) == [1, 2, 4, 5, 6])
        let damage = try #require(found.damage.first)
        #expect(found.damage.count == 1)
        #expect(damage.kind == .badLine(.wrongChecksum))
        #expect(damage.offset == offset && damage.expected == 3)
        // What lies before the first event that was asked for is nobody's concern.
        #expect(try read(from: 4).damage.isEmpty)
        #expect(try read(from: 3).damage == found.damage)
    }

    @Test func aLostLineIsTold() throws {
        try LogFixture.fill(disk, count: 4)
        let lines = LogFixture.lines(try #require(disk.bytes(of: folder.current)))
        disk.overwrite(folder.current, with: [lines[0], lines[1], lines[3]].flatMap { $0 + [0x0A] })
        let found = try read()
        #expect(found.events.map(\.sequence) == [1, 2, 4])
        #expect(found.damage.map(\.kind) == [.wrongSequence(found: 4)])
        #expect(found.damage.map(\.expected) == [3])
    }

    @Test func aLogThatEndsBeforeItsMarkIsTold() throws {
        try LogFixture.fill(disk, count: 4)
        let lines = LogFixture.lines(try #require(disk.bytes(of: folder.current)))
        disk.overwrite(folder.current, with: lines[..<2].flatMap { $0 + [0x0A] })
        var reader = LogReader(folder, on: disk)
        let found = try LogFixture.read(&reader)
        #expect(found.events.map(\.sequence) == [1, 2])
        #expect(found.damage.map(\.kind) == [.missing(durable: 4)])
        #expect(try LogFixture.read(&reader).damage.isEmpty)
    }

    @Test func damagedSegmentsInARowAreGonePast() throws {
        try fill()
        let sealed = try SegmentFinder(folder: folder, disk: disk).sealed()
        for first in sealed[1...2] {
            disk.overwrite(folder.sealed(first: first), with: Array("rubbish\n".utf8))
        }
        let found = try read()
        let lost = sealed[1]..<sealed[3]
        #expect(found.events.map(\.sequence) == (1...20).filter { !lost.contains($0) })
        #expect(!found.damage.isEmpty)
    }

    @Test func aFailedReadIsToldAndTriedAgain() throws {
        try fill()
        let calls = disk.calls
        _ = try read()
        let count = disk.calls - calls
        for call in 1...count {
            var reader = LogReader(folder, on: disk)
            disk.inject(.error(5), atCall: disk.calls + call)
            var seen: [UInt64] = []
            var failures = 0
            while true {
                do {
                    guard let event = try reader.next() else { break }
                    seen.append(event.sequence)
                } catch LogReadError.failed { failures += 1 }
            }
            #expect(seen == Array(1...20) && failures == 1, "call \(call)")
        }
    }
}
