import Likeness
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

    private func report(
        _ pulses: [Pulse], filesInHand: Int = 0, phase: StatusReport.Phase = .watching
    ) {
        reporter.report(
            phase: phase, .init(sources: 3, backlog: 7), filesInHand: filesInHand, pulses: pulses)
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

    @Test func theStatusSaysWhenTheWindowIsShorterThanItShouldBe() {
        board.update { $0.indexSize.windowSeconds = 7 * 3600 + 1800 }
        report([])
        board.update { $0.indexSize.isCut = true }
        clock.pass(milliseconds: 1000)
        report([])
        let cut = listener.told.map { message in
            if case .status(let sentence) = message {
                sentence.hasSuffix(" · [Index] Memory= leaves a window of 7 hours")
            } else {
                false
            }
        }
        #expect(cut.filter(\.self).count == 1 && cut.last == true, "\(listener.told)")
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

    @Test func aLargeFileOnASlowDiskIsGivenItsTime() {
        let pulse = Pulse("reader-1", clock: clock)
        pulse.begin(on: 100 << 20)
        // A megabyte a second, and the interval of one second on top.
        clock.pass(milliseconds: 100_000)
        report([pulse])
        #expect(listener.beats == 1)
        clock.pass(milliseconds: 4000)
        report([pulse])
        #expect(listener.beats == 1, "but not for ever")
        pulse.begin(on: 100 << 20)
        clock.pass(milliseconds: 500)
        report([pulse])
        #expect(listener.beats == 2, "and each piece of it that was read begins anew")
    }

    @Test func threadsThatWaitForEachOtherGetNoBeat() {
        let pulses = [Pulse("desk", clock: clock), Pulse("reader-1", clock: clock)]
        func beats(after milliseconds: UInt64, filesInHand: Int) -> Int {
            clock.pass(milliseconds: milliseconds)
            report(pulses, filesInHand: filesInHand)
            return listener.beats
        }
        for pulse in pulses { pulse.hold() }
        #expect(beats(after: 0, filesInHand: 3) == 1)
        #expect(beats(after: 1000, filesInHand: 3) == 2)
        #expect(beats(after: 500, filesInHand: 3) == 2, "nobody moves, with files in hand")
        pulses[0].begin()
        #expect(beats(after: 500, filesInHand: 3) == 3, "somebody is at work")
        pulses[0].hold()
        for _ in 0..<4 {
            #expect(beats(after: 900, filesInHand: 3) > 3, "who goes on waiting, but says so, moves")
            pulses[1].hold()
        }
        pulses[0].rest()
        let before = listener.beats
        #expect(beats(after: 5000, filesInHand: 0) == before + 1, "without files there is nothing to do")
    }

    @Test func anEndThatMovesIsGivenTimeAndOneThatDoesNotIsNot() {
        func extensions() -> Int { listener.told.count { $0 == .extendTimeout(30_000_000) } }
        let pulse = Pulse("recorder", clock: clock)
        report([pulse], filesInHand: 1)
        #expect(extensions() == 0)
        reporter.stopping()
        #expect(extensions() == 1)
        for second in 1...3 {
            pulse.begin()
            clock.pass(milliseconds: 1000)
            report([pulse], filesInHand: 1, phase: .draining)
            #expect(extensions() == second + 1)
        }
        clock.pass(milliseconds: 31_000)
        report([pulse], filesInHand: 1, phase: .draining)
        #expect(extensions() == 4)
    }

    @Test func aStartAsksForTimeOnceASecondAndSaysHowFarItIs() {
        reporter.starting("Checking the log", bytes: 100 << 20)
        #expect(listener.told == [.extendTimeout(132_400_000), .status("Checking the log")])
        reporter.replaying(1, of: 1_000_000)
        reporter.replaying(20_000, of: 1_000_000)
        clock.pass(milliseconds: 1000)
        reporter.replaying(40_000, of: 1_000_000)
        #expect(
            listener.told.dropFirst(2) == [
                .extendTimeout(30_000_000), .status("Reading the log: 1 of 1,000,000 events"),
                .extendTimeout(30_000_000), .status("Reading the log: 40,000 of 1,000,000 events"),
            ])
    }

    @Test func theStatusIsASentenceAndIsSaidWhenItChanges() throws {
        reporter.ready(.init(sources: 3))
        #expect(
            listener.told == [
                .ready,
                .status("Watching 3 sources · 0 articles, 0 copies, 0 rejected · 0/s · backlog 0 · log at 0"),
            ])
        clock.pass(milliseconds: 1000)
        reporter.report(phase: .watching, .init(sources: 3), filesInHand: 0, pulses: [])
        #expect(listener.told.count { if case .status = $0 { true } else { false } } == 1)
        board.update {
            $0.decided = 12_345
            $0.durable = 12_345
            $0.stuck["x/a.txt"] = "cannot open x/a.txt: Permission denied"
        }
        clock.pass(milliseconds: 1000)
        reporter.report(phase: .watching, .init(sources: 1, backlog: 1234), filesInHand: 0, pulses: [])
        #expect(
            listener.told.contains(
                .status(
                    "Watching 1 source · 0 articles, 0 copies, 0 rejected · 2,469/s · backlog 1,234 · log at 12,345 · "
                        + "x/a.txt stays: cannot open x/a.txt: Permission denied")))
        let file = try #require(try LinuxDisk().contents(of: folder("status.json")))
        #expect(String(decoding: file, as: UTF8.self).contains(#""durable":12345"#))
    }

    @Test func theNameOfAFileCannotDriveTheTerminalOfWhoReadsTheStatus() {
        var status = StatusReport()
        status.stuck = [("a\u{1B}[2J\n.txt", "cannot open it")]
        #expect(status.sentence.hasSuffix(" · a␛[2J .txt stays: cannot open it"))
    }

    @Test func theStatusCanBeAskedForBeforeTheDaemonIsReady() {
        board.update { $0.durable = 17 }
        reporter.prepare(.init(sources: 3))
        #expect(String(decoding: board.current.report, as: UTF8.self).contains(#""durable":17"#))
        #expect(listener.told.isEmpty)
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
