internal import Intake
internal import Linux
internal import Logging
internal import ServiceManager
internal import Settings
internal import Times

/// Tells systemd and the runtime folder how the daemon does.
final class Reporter {
    private let manager: any ServiceManager
    private let board: Board
    private let disk: any Disk
    private let clock: any Clock
    private let logger: Logger
    private let file: FilePath
    private var interval: Int
    private let watchdog: Int?
    private var base: StatusReport
    private var lastSentence = ""
    private var nextBeat: Monotonic
    private var nextStatus: Monotonic
    private var nextExtension: Monotonic
    private var nextProgress: Monotonic
    private var standstills = StandstillCheck()
    private var standstill: StandstillCheck.Finding?
    /// The counts at the last status, for the rate.
    private var counted: (events: UInt64, at: Monotonic)
    private var rate = 0.0
    private var cannotWrite = false
    private var rejections = RejectionNotices()
    private var wasPaused = false

    /// Seconds over which the rate is smoothed.
    private static let rateWindow = 5.0
    /// Milliseconds that a start or an end asks for, again and again while it moves, and how often.
    private static let timeAsked = (length: 30_000, interval: 1000)

    init(
        manager: any ServiceManager, board: Board, disk: any Disk, clock: any Clock, logger: Logger,
        settings: Settings
    ) {
        self.manager = manager
        self.board = board
        self.disk = disk
        self.clock = clock
        self.logger = logger
        file = FilePath(settings.service.runtimeDirectory).appending("status.json")
        interval = Self.interval(settings)
        watchdog = manager.watchdogInterval.map { Int($0 / 1000) }
        base = StatusReport()
        base.processNumber = Machine.processNumber
        base.started = clock.wallTime()
        base.incoming = settings.spool.incoming
        base.log = settings.log.directory
        let now = clock.monotonic()
        (nextBeat, nextStatus) = (now, now)
        (nextExtension, nextProgress) = (now, now)
        counted = (0, now)
    }

    /// When ``report(phase:_:filesInHand:pulses:)`` has something to say next.
    var nextReport: Monotonic { watchdog == nil ? nextStatus : min(nextBeat, nextStatus) }

    /// The start is at `step`, which has to go through so many bytes at once.
    func starting(_ step: String, bytes: Int = 0) {
        extend(by: Self.timeAsked.length + bytes / Pulse.slowestPace, step)
    }

    /// Replaying the log takes its time: asks for it, and says how far it is, once a second.
    func replaying(_ sequence: UInt64, of last: UInt64) {
        guard nextProgress <= clock.monotonic() else { return }
        nextProgress = clock.monotonic().advanced(milliseconds: Self.timeAsked.interval)
        starting("Reading the log: \(StatusReport.grouped(sequence)) of \(StatusReport.grouped(last)) events")
    }

    private func extend(by milliseconds: Int, _ status: String) {
        nextExtension = clock.monotonic().advanced(milliseconds: Self.timeAsked.interval)
        manager.notify([.extendTimeout(UInt64(milliseconds) * 1000), .status(status)])
        lastSentence = status
    }

    /// Writes the status down: whoever asks for it is not to find an empty one.
    func prepare(_ watching: StatusReport.Watching) {
        write(current(.watching, watching, state: board.current))
    }

    /// The daemon is ready: the log is recovered and the folder is watched.
    func ready(_ watching: StatusReport.Watching) {
        let state = board.current
        counted = (state.decided, clock.monotonic())
        let status = current(.watching, watching, state: state)
        write(status)
        manager.notify([.ready, .status(status.sentence)])
        lastSentence = status.sentence
    }

    /// Says what there is to say now.
    ///
    /// - Parameters:
    ///   - filesInHand: files that the pipeline was given and has not given back.
    func report(
        phase: StatusReport.Phase, _ watching: StatusReport.Watching, filesInHand: Int, pulses: [Pulse]
    ) {
        let now = clock.monotonic()
        tellRejections(now)
        if let watchdog, nextBeat <= now {
            nextBeat = now.advanced(milliseconds: watchdog / 2)
            // A beat means that work moves, not only that this thread does.
            if moves(pulses, filesInHand, for: watchdog, now) { manager.notify([.watchdog]) }
        }
        guard nextStatus <= now else { return }
        nextStatus = now.advanced(milliseconds: interval)
        let state = board.current
        measure(state.decided, now: now)
        tellPause(state.pause)
        let status = current(phase, watching, state: state)
        write(status)
        if phase == .draining, nextExtension <= now,
            moves(pulses, filesInHand, for: Self.timeAsked.length, now)
        {
            extend(by: Self.timeAsked.length, status.sentence)
        } else if status.sentence != lastSentence {
            manager.notify([.status(status.sentence)])
            lastSentence = status.sentence
        }
    }

    /// Whether work moves; when it does not, the journal is told so once.
    private func moves(
        _ pulses: [Pulse], _ filesInHand: Int, for milliseconds: Int, _ now: Monotonic
    ) -> Bool {
        let finding = standstills.find(pulses, filesInHand: filesInHand, for: milliseconds, now: now)
        defer { standstill = finding }
        guard let finding else { return true }
        guard finding != standstill else { return false }
        let (what, thread) =
            switch finding {
            case .thread(let name): ("the thread \(name) does not move", name)
            case .all: ("nothing moves, with \(filesInHand) files in hand", "all")
            }
        logger.tell(
            .standstill, .error, "\(what): systemd is not told any more that the daemon lives",
            ["thread": .string(thread)])
        return false
    }

    /// The settings are being read again.
    func reloading() {
        manager.notify([
            .reloading(since: clock.monotonic().nanoseconds / 1000), .status("Reading the settings again"),
        ])
    }

    /// The settings were read again, for better or worse: `outcome` says what came of it.
    func reloaded(
        _ settings: Settings, _ outcome: SettingsReloader.Outcome, _ watching: StatusReport.Watching
    ) {
        interval = Self.interval(settings)
        base.remark = outcome.remark
        ready(watching)
    }

    /// The daemon begins to end.
    func stopping() {
        manager.notify([.stopping])
        extend(by: Self.timeAsked.length, "Finishing what is in hand")
    }

    /// The daemon has ended: what it did stays to be read.
    func ended() {
        tellRejections(clock.monotonic())
        tell(rejections.close())
        let status = current(.draining, StatusReport.Watching(), state: board.current)
        manager.notify([.status("Stopped")])
        write(status)
    }

    private func tellRejections(_ now: Monotonic) {
        let (files, others) = board.takeRejections()
        tell(rejections.take(files, others: others, now: now))
    }

    private func tell(_ sayings: [RejectionNotices.Saying]) {
        for saying in sayings {
            switch saying {
            case .file(let file):
                var fields: Logger.Metadata = [
                    "file": .string(file.path.description), "code": .string(file.code),
                ]
                fields["sequence"] = file.sequence.map { .string(String($0)) }
                logger.tell(.rejected, .warning, "rejected \(file.path): \(file.reason)", fields)
            case .more(let count):
                logger.tell(
                    .rejectedMore, .warning,
                    "rejected \(count) more \(count == 1 ? "file" : "files"): the log has each, with its reason",
                    ["count": .string(String(count))])
            }
        }
    }

    private func tellPause(_ pause: String?) {
        if let pause, !wasPaused { logger.tell(.paused, .error, "\(pause)") }
        if pause == nil, wasPaused { logger.tell(.resumed, .notice, "intake goes on") }
        wasPaused = pause != nil
    }

    private static func interval(_ settings: Settings) -> Int {
        max(100, settings.service.statusInterval.wholeMilliseconds)
    }

    private func measure(_ events: UInt64, now: Monotonic) {
        let seconds = Double(now.nanoseconds - counted.at.nanoseconds) / 1e9
        guard seconds > 0 else { return }
        let momentary = Double(events - min(events, counted.events)) / seconds
        let weight = min(1, seconds / Self.rateWindow)
        rate = rate * (1 - weight) + momentary * weight
        if rate < 0.05 { rate = 0 }
        counted = (events, now)
    }

    private func current(
        _ phase: StatusReport.Phase, _ watching: StatusReport.Watching, state: Board.State
    ) -> StatusReport {
        var status = base
        status.phase = state.pause == nil ? phase : .paused
        status.problem = state.pause
        status.updated = clock.wallTime()
        status.interval = interval
        status.watching = watching
        status.accepted = state.tallies.accepted
        status.duplicates = state.tallies.duplicates
        status.rejected = state.tallies.rejected
        status.rate = rate
        status.durable = state.durable
        status.upkeep = state.upkeep
        status.index = state.index
        status.indexSize = state.indexSize
        status.stuck = state.stuck.map { ($0.key.description, $0.value) }.sorted { $0.path < $1.path }
        return status
    }

    private func write(_ status: StatusReport) {
        let json = status.json
        board.update { $0.report = json }
        do throws(SystemError) {
            try disk.replace(file, with: json, mode: 0o644)
            cannotWrite = false
        } catch {
            // Said once: the daemon does its work without the file.
            if !cannotWrite {
                logger.tell(.trouble, .warning, "the status file cannot be written: \(error)")
            }
            cannotWrite = true
        }
    }
}
