internal import EventLog
internal import Intake
internal import Linux
internal import Logging
internal import Settings
internal import Times

/// The thread that looks after sealed segments: footers, compression, removal.
final class UpkeepRoom {
    /// Why there may be something to do.
    enum Reason: Sendable {
        /// A segment was sealed; with the footers that the writer has made since it said so last.
        case sealed([SegmentFooter])
        /// The settings were read again.
        case settings
    }

    /// Milliseconds between two rounds when nothing was sealed: segments come of age.
    private static let interval = 3_600_000
    /// Milliseconds after which a round that failed is tried again.
    private static let retry = 60_000

    private var upkeep: LogUpkeep
    private let settings: () -> LogSettings
    private let board: Board
    private let clock: any Clock
    private let stop: StopFlag
    private let logger: Logger
    private var lastProblem = ""
    /// What the writer has made, and no round has written yet.
    private var footers: [SegmentFooter] = []

    /// A room that looks after the log as `settings` say at the time.
    init(
        _ settings: @escaping () -> LogSettings, on disk: any Disk, board: Board, clock: any Clock,
        stop: StopFlag,
        logger: Logger
    ) {
        self.settings = settings
        let folder = LogFolder(FilePath(settings().directory))
        upkeep = LogUpkeep(
            folder, on: disk, policy: LogUpkeep.Policy(settings()), strip: LoggedEvent.stripped(line:)
        ) { () throws(SystemError) in try CursorFolder(folder, on: disk).holds() }
        self.board = board
        self.clock = clock
        self.stop = stop
        self.logger = logger
    }

    /// What its thread does until `reasons` ends: a round at the start, after each seal, and now and then.
    func work(_ reasons: Mailbox<Reason>) {
        Thread.giveWay()
        var wait = 0
        while let taken = reasons.receive(until: clock.monotonic().advanced(milliseconds: wait)), !stop.isSet
        {
            for case .sealed(let footers) in taken { self.footers += footers }
            wait = round() ? Self.interval : Self.retry
        }
    }

    /// One round; `false` when it failed.
    private func round() -> Bool {
        upkeep.policy = LogUpkeep.Policy(settings())
        do throws(SystemError) {
            tell(try upkeep.round(now: clock.wallTime(), footers: footers, isOver: { stop.isSet }))
            footers = []
            return true
        } catch {
            say("the log is not looked after: \(error)")
            return false
        }
    }

    private func tell(_ report: LogUpkeep.Report) {
        for damage in report.damage where board.isNews(damage) {
            logger.tell(.damage, .error, "damage in the log, left as it is: \(damage)")
        }
        for tombstone in report.removed {
            let footer = tombstone.footer
            logger.tell(
                .removed, .info,
                "removed events \(footer.first) to \(footer.last) for their \(tombstone.cause.rawValue)")
        }
        guard let hold = report.hold else { return say(nil) }
        let days = (clock.wallTime().seconds - hold.moved.seconds) / 86_400
        say(
            "cursor \(hold.name) keeps \(report.heldSegments) segments, "
                + "last moved \(days) \(days == 1 ? "day" : "days") ago")
    }

    /// Shows `problem` in the status until it is over, and tells the journal once.
    private func say(_ problem: String?) {
        board.update { $0.upkeep = problem }
        if let problem, problem != lastProblem { logger.tell(.trouble, .warning, "\(problem)") }
        lastProblem = problem ?? ""
    }
}

extension LogUpkeep.Policy {
    init(_ settings: LogSettings) {
        self.init()
        compresses = settings.compress == .zstd
        retainedAge = settings.retain.age?.components.seconds
        retainedSize = settings.retain.size
        keepFree = FreeReserve(settings.keepFree)
    }
}

extension FreeReserve {
    init(_ settings: FreeSpace) { self.init(bytes: settings.bytes, percent: settings.percent) }
}
