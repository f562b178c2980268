import Linux
import Logging
import ServiceManager
import Settings
import TestSupport
import Testing
import Times

@testable import Daemon

/// What systemd is told, on a chosen clock.
@Suite struct ReporterTests {
    /// A clock that moves when it is told to.
    final class ManualClock: Clock, @unchecked Sendable {
        var now: UInt64 = 1_000_000_000_000

        func wallTime() -> WallTime { WallTime(nanoseconds: Int64(now)) }
        func monotonic() -> Monotonic { Monotonic(nanoseconds: now) }
        func pass(milliseconds: UInt64) { now += milliseconds * 1_000_000 }
    }

    /// A systemd that remembers what it was told.
    final class Listener: ServiceManager, @unchecked Sendable {
        var told: [ServiceMessage] = []
        let watchdogInterval: UInt64? = 1_000_000

        func notify(_ messages: [ServiceMessage]) { told += messages }
        var beats: Int { told.count { $0 == .watchdog } }
    }

    private let folder: TemporaryFolder
    private let clock = ManualClock()
    private let listener = Listener()
    private let board: Board
    private let reporter: Reporter

    init() throws {
        folder = try TemporaryFolder("report")
        board = Board(wakeup: try Wakeup())
        var settings = Settings()
        settings.service.runtimeDirectory = folder.path.description
        reporter = Reporter(
            manager: listener, board: board, disk: LinuxDisk(), clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            settings: settings)
    }

    private func report(_ pulses: [Pulse]) {
        reporter.report(phase: .watching, .init(sources: 3, backlog: 7), pulses: pulses)
    }

    @Test func theWatchdogBeatsAtHalfItsIntervalAndOnlyWhileWorkMoves() {
        let pulse = Pulse("recorder", clock: clock)
        report([pulse])
        #expect(listener.beats == 1)
        clock.pass(milliseconds: 499)
        report([pulse])
        #expect(listener.beats == 1)
        clock.pass(milliseconds: 1)
        report([pulse])
        #expect(listener.beats == 2)
        pulse.begin()
        clock.pass(milliseconds: 1000)
        report([pulse])
        #expect(listener.beats == 3, "busy for no longer than the interval")
        clock.pass(milliseconds: 501)
        report([pulse])
        #expect(listener.beats == 3, "a thread that does not move gets no beat")
        pulse.rest()
        clock.pass(milliseconds: 501)
        report([pulse])
        #expect(listener.beats == 4)
    }

    @Test func aThreadThatIgnoresItsWorkGetsNoBeat() {
        let work = Mailbox<Int>(capacity: 1)
        let pulse = Pulse("recorder", clock: clock) { !work.isEmpty }
        func beats(after milliseconds: UInt64) -> Int {
            clock.pass(milliseconds: milliseconds)
            report([pulse])
            return listener.beats
        }
        #expect(beats(after: 5000) == 1, "free and without work for as long as it may be")
        work.send(1)
        #expect(beats(after: 500) == 2)
        #expect(beats(after: 1000) == 3)
        #expect(beats(after: 500) == 3, "work has waited for longer than the interval")
        pulse.hold()
        #expect(beats(after: 5000) == 4, "who waits for others is not stuck")
        pulse.rest()
        #expect(beats(after: 500) == 5)
        #expect(beats(after: 500) == 6, "and begins anew")
        _ = work.receive()
        #expect(beats(after: 5000) == 7)
    }

    @Test func theStatusIsASentenceAndIsSaidWhenItChanges() throws {
        reporter.ready(.init(sources: 3))
        #expect(
            listener.told == [
                .ready,
                .status("Watching 3 sources · 0 articles, 0 copies, 0 rejected · 0/s · backlog 0 · log at 0"),
            ])
        clock.pass(milliseconds: 1000)
        reporter.report(phase: .watching, .init(sources: 3), pulses: [])
        #expect(listener.told.count { if case .status = $0 { true } else { false } } == 1)
        board.update {
            $0.decided = 12_345
            $0.durable = 12_345
            $0.stuck["x/a.txt"] = "cannot open x/a.txt: Permission denied"
        }
        clock.pass(milliseconds: 1000)
        reporter.report(phase: .watching, .init(sources: 1, backlog: 1234), pulses: [])
        #expect(
            listener.told.contains(
                .status(
                    "Watching 1 source · 0 articles, 0 copies, 0 rejected · 2,469/s · backlog 1,234 · log at 12,345 · "
                        + "x/a.txt stays: cannot open x/a.txt: Permission denied")))
        let file = try #require(try LinuxDisk().contents(of: folder("status.json")))
        #expect(String(decoding: file, as: UTF8.self).contains(#""durable":12345"#))
    }

    @Test func aPauseIsWhatTheStatusBeginsWith() {
        board.update { $0.pause = "intake paused: no space" }
        clock.pass(milliseconds: 1000)
        report([])
        #expect(
            listener.told.contains {
                if case .status(let text) = $0 { text.hasPrefix("intake paused: no space · ") } else { false }
            })
    }

    @Test func numbersAreGrouped() {
        #expect(
            [0, 999, 1000, 1_234_567].map { StatusReport.grouped($0) } == ["0", "999", "1,000", "1,234,567"])
    }
}
