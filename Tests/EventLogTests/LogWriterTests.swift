import Linux
import TestSupport
import Testing
import Times

@testable import EventLog

/// The writer's limits, its lock, and what it does when the disk refuses.
@Suite struct LogWriterTests {
    private let disk = ModelDisk(seed: 1)
    private let folder = LogFixture.folder
    private let noon = WallTime(seconds: 1_800_000_000, nanoseconds: 0)

    private func append(
        _ count: Int, to writer: inout LogWriter, _ chain: inout EventChain, padding: Int = 0,
        at time: WallTime
    ) throws(LogError) {
        var lines: [UInt8] = []
        for _ in 0..<count { chain.append(LogFixture.draft("event", padding: padding), to: &lines) }
        try writer.append(lines, last: chain.nextSequence - 1, now: time)
    }

    private func sealed() throws -> [UInt64] { try SegmentFinder(folder: folder, disk: disk).sealed() }

    @Test func aSegmentIsSealedAtItsSize() throws {
        var writer = try LogFixture.open(disk, limits: .init(segmentSize: 1000, segmentAge: 0))
        var chain = writer.chain
        for _ in 0..<7 { try append(1, to: &writer, &chain, padding: 200, at: noon) }
        let single = try sealed()
        #expect(single.count > 1)
        for first in single {
            let size = try #require(disk.bytes(of: folder.sealed(first: first))?.count)
            #expect(size >= 1000 && size < 1600)
        }
        #expect(writer.mark.sequence == 7)
        // A group is never split.
        try append(9, to: &writer, &chain, padding: 200, at: noon)
        try append(1, to: &writer, &chain, padding: 200, at: noon)
        let last = try #require(try sealed().last)
        let lines = LogFixture.lines(try #require(disk.bytes(of: folder.sealed(first: last))))
        #expect(last + UInt64(lines.count) == 17 && lines.count >= 9)
        #expect(try LogVerifier(folder, on: disk).run().isSound)
    }

    @Test func aSegmentIsSealedAtItsAge() throws {
        let limits = LogWriter.Limits(segmentSize: 1 << 20, segmentAge: 3600)
        var writer = try LogFixture.open(disk, limits: limits)
        var chain = writer.chain
        try append(1, to: &writer, &chain, at: noon)
        try append(1, to: &writer, &chain, at: WallTime(seconds: 1_800_003_599, nanoseconds: 0))
        #expect(try sealed().isEmpty)
        // A clock that was set back seals nothing.
        try append(1, to: &writer, &chain, at: WallTime(seconds: 1_700_000_000, nanoseconds: 0))
        #expect(try sealed().isEmpty)
        try writer.sealIfDue(now: WallTime(seconds: 1_800_003_600, nanoseconds: 0))
        #expect(try sealed() == [1])
        // An empty segment has no age.
        try writer.sealIfDue(now: WallTime(seconds: 1_900_000_000, nanoseconds: 0))
        #expect(try sealed() == [1])
    }

    @Test func theAgeIsThatOfTheFirstEventAfterARestartToo() throws {
        let limits = LogWriter.Limits(segmentSize: 1 << 20, segmentAge: 3600)
        do {
            var writer = try LogFixture.open(disk, limits: limits)
            var chain = writer.chain
            try append(1, to: &writer, &chain, at: noon)
        }
        var writer = try LogFixture.open(disk, limits: limits)
        try writer.sealIfDue(now: WallTime(seconds: 1_800_003_600, nanoseconds: 0))
        #expect(try sealed() == [1])
    }

    @Test func aSecondWriterIsRefused() throws {
        do {
            let first = try LogFixture.open(disk)
            var refusal: LogError?
            do throws(LogError) { _ = try LogFixture.open(disk) } catch { refusal = error }
            #expect(refusal == .locked(folder.path, by: 4711))
            #expect(try LogLock.isHeld(folder, on: disk))
            #expect(first.mark == .none)
        }
        #expect(try !LogLock.isHeld(folder, on: disk))
        #expect(try LogLock.holder(of: folder, on: disk) == nil)
        _ = try LogFixture.open(disk)
    }

    /// Whether the disk has no room for these lines.
    private func isRefused(
        _ lines: [UInt8], last: UInt64, by writer: inout LogWriter
    ) throws(LogError) -> Bool {
        do throws(LogError) {
            try writer.append(lines, last: last, now: noon)
            return false
        } catch {
            guard case .full = error else { throw error }
            return true
        }
    }

    @Test func aFullDiskPausesAndResumes() throws {
        var writer = try LogFixture.open(disk, limits: .init(segmentSize: 5000, segmentAge: 0))
        var chain = writer.chain
        var refused = 0
        for _ in 0..<30 {
            disk.capacity = disk.used + 300
            var lines: [UInt8] = []
            for _ in 0..<3 { chain.append(LogFixture.draft("event", padding: 400), to: &lines) }
            while try isRefused(lines, last: chain.nextSequence - 1, by: &writer) {
                refused += 1
                #expect(try LogVerifier(folder, on: disk).run().isSound)
                disk.capacity += 700
            }
        }
        #expect(refused > 20)
        #expect(try sealed().count > 3)
        let result = try LogVerifier(folder, on: disk).run()
        #expect(result.isSound && result.events == 90 && result.tornBytes == 0 && result.blankLines == 0)
    }

    @Test(arguments: [true, false]) func aFullDiskThatCannotReserveTearsNothing(_ restarts: Bool) throws {
        let limits = LogWriter.Limits(segmentSize: 5000, segmentAge: 0)
        var lines: [UInt8] = []
        do {
            var writer = try LogFixture.open(disk, limits: limits)
            var chain = writer.chain
            // The first reservation is refused as a file system does that has none.
            // Four calls before it look whether log and lock are where they were.
            disk.inject(.error(95), atCall: disk.calls + 5)
            try append(1, to: &writer, &chain, at: noon)
            disk.capacity = disk.used + 500
            for _ in 0..<3 { chain.append(LogFixture.draft("event", padding: 400), to: &lines) }
            #expect(try isRefused(lines, last: 4, by: &writer))
            disk.capacity = .max
            if !restarts { try writer.append(lines, last: 4, now: noon) }
        }
        let report = try LogFixture.open(disk, limits: limits).report
        #expect(report.damage.isEmpty && (report.torn == nil) == !restarts)
        let result = try LogVerifier(folder, on: disk).run()
        #expect(result.isSound && result.events == (restarts ? 1 : 4))
    }

    @Test func afterAFailureNothingIsWrittenAnyMore() throws {
        for call in 1...8 {
            let disk = ModelDisk(seed: UInt64(call))
            var writer = try LogFixture.open(disk)
            var chain = writer.chain
            try append(1, to: &writer, &chain, at: noon)
            let old = writer.mark
            disk.inject(.error(5), atCall: disk.calls + call)
            var failure: LogError?
            do throws(LogError) { try append(1, to: &writer, &chain, at: noon) } catch { failure = error }
            // The second group needs no reservation: four looks at log and lock, write, sync, mark.
            guard call <= 7 else {
                #expect(failure == nil)
                continue
            }
            let error = try #require(failure)
            let calls = disk.calls
            var again: LogError?
            do throws(LogError) { try writer.append([0x0A], last: 9, now: noon) } catch { again = error }
            #expect(again == error)
            #expect(disk.calls == calls)
            #expect(call == 7 || writer.mark == old)
        }
    }

    @Test func damageIsSealedAndToldAndTheNumbersGoOn() throws {
        try LogFixture.fill(disk, count: 6)
        var bytes = try #require(disk.bytes(of: folder.current))
        bytes[20] ^= 1
        disk.overwrite(folder.current, with: bytes)
        do {
            let writer = try LogFixture.open(disk)
            #expect(writer.report.damage.map(\.expected) == [1])
            #expect(writer.report.damageMessages.count == 1)
            #expect(writer.chain.nextSequence == 7)
        }
        #expect(try sealed().count == 1)
        // Started again before anything was appended: nothing is sealed twice.
        #expect(try LogFixture.open(disk).chain.nextSequence == 7)
        #expect(try sealed().count == 1)
        try LogFixture.fill(disk, count: 2)
        #expect(try LogFixture.open(disk).report.damage.isEmpty)
        let result = try LogVerifier(folder, on: disk).run()
        #expect(result.damage.map(\.expected) == [1] && result.last == 8)
    }

    @Test func numbersThatWereUsedAreNotUsedAgainAfterEventsWereLost() throws {
        try LogFixture.fill(disk, count: 6)
        disk.overwrite(folder.current, with: [])
        for _ in 0..<3 {
            let writer = try LogFixture.open(disk)
            #expect(writer.report.damage.map(\.kind) == [.missing(durable: 6)])
            #expect(writer.chain.nextSequence == 7)
        }
        try LogFixture.fill(disk, count: 1)
        #expect(try LogFixture.open(disk).chain.nextSequence == 8)
    }

    @Test func aSegmentOfRubbishIsSealedAndStartedAfter() throws {
        try LogFixture.fill(disk, count: 2)
        for _ in 0..<3 {
            disk.overwrite(folder.current, with: Array("rubbish\nmore\n".utf8))
            let next = try LogFixture.open(disk).chain.nextSequence
            try LogFixture.fill(disk, count: 2)
            #expect(try LogFixture.open(disk).chain.nextSequence == next + 2)
        }
        #expect(try sealed().count == 3)
        #expect(try LogReader.lastSequence(in: folder, on: disk) == 8)
    }

    @Test func everyErrorAtEveryCallIsToldOrMadeGood() throws {
        let limits = LogWriter.Limits(segmentSize: 700, segmentAge: 0)
        func run(_ disk: ModelDisk) throws(LogError) -> UInt64 {
            var writer = try LogFixture.open(disk, limits: limits)
            var chain = writer.chain
            for _ in 0..<4 { try append(2, to: &writer, &chain, at: noon) }
            return writer.mark.sequence
        }
        let undisturbed = ModelDisk(seed: 1)
        #expect(try run(undisturbed) == 8)
        let count = undisturbed.calls
        for code: Int32 in [5, 28, 4] {
            for call in 1...count {
                let disk = ModelDisk(seed: UInt64(call))
                disk.inject(.error(code), atCall: call)
                var told: LogError?
                do throws(LogError) {
                    let last = try run(disk)
                    #expect(last == 8)
                } catch { told = error }
                // Only interrupted calls, and a reservation or room that is asked for again, are made good.
                if code == 5 { #expect(told != nil, "EIO at call \(call) was passed over") }
                disk.reboot(after: .powerCut)
                let next = try LogFixture.open(disk, limits: limits).chain.nextSequence
                #expect(told != nil || next == 9, "error \(code) at call \(call)")
                #expect(try LogVerifier(folder, on: disk).run().isSound)
                #expect(disk.syncsAfterFailure == 0)
            }
        }
    }
}
