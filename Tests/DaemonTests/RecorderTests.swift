import Checksum
import EventLog
import Glibc
import Linux
import Settings
import TestSupport
import Testing
import Times

@testable import Daemon

/// Group commit: nothing waits when the log is idle, and what gathers during a sync is one group.
@Suite struct RecorderTests {
    /// Acknowledgements, as they come.
    private final class Heard: @unchecked Sendable {
        private let lock = Lock()
        private var sequences: [UInt64] = []

        func hear(_ sequence: UInt64) {
            lock.withLock {
                sequences.append(sequence)
                lock.wake()
            }
        }

        /// Waits until `sequence` was heard and gives all.
        func wait(for sequence: UInt64) -> [UInt64] {
            let deadline = SystemClock().monotonic().advanced(milliseconds: TestDaemon.patience * 1000)
            return lock.withLock {
                while (sequences.last ?? 0) < sequence {
                    if !lock.wait(until: deadline) { break }
                }
                return sequences
            }
        }
    }

    /// A clock that stands an hour from now: what is waited for by it does not come.
    private struct LaterClock: Clock {
        private let moment = SystemClock().monotonic().advanced(milliseconds: 3_600_000)

        func wallTime() -> WallTime { WallTime(seconds: 1_800_000_000, nanoseconds: 0) }
        func monotonic() -> Monotonic { moment }
    }

    private func groups(_ count: Int, of events: Int = 1, _ chain: inout EventChain) -> [EventGroup] {
        (0..<count).map { _ in
            var lines: [UInt8] = []
            var digests: [Digest256] = []
            let draft = EventDraft(
                type: "article.accepted", source: "/incoming", subject: "urn:test",
                time: WallTime(seconds: 1_800_000_000, nanoseconds: 0), data: Array("{}".utf8))
            chain.append(Array(repeating: draft, count: events), to: &lines, digests: &digests)
            return EventGroup(lines: lines, last: chain.nextSequence - 1, digests: digests)
        }
    }

    /// Sends a group of `count` events and then two of one each, the first of which is taken before the second
    /// comes. Gives the acknowledgements of a recorder that an hour is to pass for before it goes on.
    private func acknowledgements(after count: Int) throws -> [UInt64] {
        let clock = LaterClock()
        let limits = LogWriter.Limits(segmentSize: 1 << 20, segmentAge: 0)
        let writer = try LogWriter.open(
            LogFolder("/log"), on: ModelDisk(seed: 1), limits: limits, newLogID: "00112233445566ff",
            processNumber: 1)
        var chain = writer.chain
        let stop = StopFlag()
        nonisolated(unsafe) let recorder = Recorder(
            writer, settings: { Settings().log }, board: Board(wakeup: try Wakeup()), clock: clock, stop: stop
        ) { _ in }
        let mailbox = Mailbox<EventGroup>(capacity: 64)
        let heard = Heard()
        let pulse = Pulse("recorder", clock: clock)
        let thread = try Thread(name: "recorder") { recorder.work(mailbox, pulse) { heard.hear($0) } }
        mailbox.send(groups(1, of: count, &chain))
        _ = heard.wait(for: UInt64(count))
        mailbox.send(groups(1, &chain))
        while !mailbox.isEmpty { usleep(100) }
        // Where it does not wait, this is the acknowledgement of the first.
        if count < 16 { _ = heard.wait(for: UInt64(count + 1)) }
        mailbox.send(groups(1, &chain))
        stop.set()
        let all = heard.wait(for: UInt64(count + 2))
        mailbox.close()
        thread.join()
        return all
    }

    @Test func afterASyncOfManyEventsTheNextOnesGather() throws {
        #expect(try acknowledgements(after: 16) == [16, 18])
    }

    @Test func afterASyncOfFewEventsNoneWaitsForAnother() throws {
        #expect(try acknowledgements(after: 15) == [15, 16, 17])
    }

    @Test func whatGathersDuringASyncIsOneGroup() throws {
        let disk = ModelDisk(seed: 1)
        let board = Board(wakeup: try Wakeup())
        let clock = SystemClock()
        let limits = LogWriter.Limits(segmentSize: 1 << 20, segmentAge: 0)
        let writer = try LogWriter.open(
            LogFolder("/log"), on: disk, limits: limits, newLogID: "00112233445566ff", processNumber: 1)
        var chain = writer.chain
        var settings = Settings().log
        settings.sync = .group
        nonisolated(unsafe) let recorder = Recorder(
            writer, settings: { [settings] in settings }, board: board, clock: clock, stop: StopFlag()
        ) { _ in }
        let mailbox = Mailbox<EventGroup>(capacity: 64)
        let heard = Heard()
        let pulse = Pulse("recorder", clock: clock)
        let thread = try Thread(name: "recorder") { recorder.work(mailbox, pulse) { heard.hear($0) } }
        // One that comes to an idle log is synced at once.
        mailbox.send(groups(1, &chain))
        #expect(heard.wait(for: 1) == [1])
        // While one is being synced, others gather: they are synced together.
        disk.gate.close()
        mailbox.send(groups(1, &chain))
        disk.gate.waitForSync()
        for _ in 0..<7 { mailbox.send(groups(1, &chain)) }
        disk.gate.open()
        #expect(heard.wait(for: 9) == [1, 2, 9])
        mailbox.close()
        thread.join()
    }

    @Test func anIdleLogIsSealedForTheAgeThatTheSettingsHaveNow() throws {
        let disk = ModelDisk(seed: 1)
        let clock = SystemClock()
        // It was opened when segments had no age.
        let limits = LogWriter.Limits(segmentSize: 1 << 20, segmentAge: 0)
        var settings = Settings().log
        settings.segmentSize = 1 << 20
        settings.segmentAge = .seconds(1)
        let writer = try LogWriter.open(
            LogFolder("/log"), on: disk, limits: limits, newLogID: "00112233445566ff", processNumber: 1)
        var chain = writer.chain
        let heard = Heard()
        nonisolated(unsafe) let recorder = Recorder(
            writer, settings: { [settings] in settings }, board: Board(wakeup: try Wakeup()), clock: clock,
            stop: StopFlag()
        ) { _ in heard.hear(.max) }
        let mailbox = Mailbox<EventGroup>(capacity: 64)
        let pulse = Pulse("recorder", clock: clock)
        let thread = try Thread(name: "recorder") { recorder.work(mailbox, pulse) { heard.hear($0) } }
        mailbox.send(groups(1, &chain))
        #expect(heard.wait(for: .max) == [1, .max])
        #expect(disk.bytes(of: LogFolder("/log").sealed(first: 1)) != nil)
        mailbox.close()
        thread.join()
    }
}
