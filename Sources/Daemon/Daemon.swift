internal import EventLog
internal import Glibc
internal import Intake
internal import Likeness
public import Linux
public import Logging
public import ServiceManager
internal import Settings
internal import Spool

/// The daemon, put together from its parts.
public struct Daemon {
    /// Why the daemon ended other than by being told to.
    public struct Failure: Error, CustomStringConvertible {
        /// What happened and what to do.
        public let description: String
        /// The error number behind it; 0 where there is none.
        let errno: Int32

        init(_ error: any Error) {
            description = "\(error)"
            errno = (error as? SystemError)?.errno ?? (error as? LogError)?.errno ?? 0
        }
    }

    /// Milliseconds for which the end waits for systemd to hear the last words.
    static let lastWords = 5000

    /// The control socket's name in the runtime folder, and in a socket unit.
    public static let controlSocket = "control"

    private let version: String
    let settings: Settings
    let isOnce: Bool
    private let manager: any ServiceManager
    let logger: Logger
    private let reloader: SettingsReloader
    let disk: any Disk = LinuxDisk()
    let clock: any Clock = SystemClock()

    /// A daemon with these settings.
    ///
    /// - Parameters:
    ///   - isOnce: whether it ends when the folder is empty.
    public init(
        reloader: SettingsReloader, isOnce: Bool, manager: any ServiceManager, logger: Logger, version: String
    ) {
        self.version = version
        settings = reloader.current
        self.reloader = reloader
        self.isOnce = isOnce
        self.manager = manager
        self.logger = logger
    }

    /// Runs until it is told to end or, with `isOnce`, until the folder is empty.
    ///
    /// The order matters: the log is recovered before anything is read from it; the folder is watched before
    /// it is listed; and only when the index knows the log is the daemon ready.
    ///
    /// - Parameters:
    ///   - control: the listening socket that the service manager passed, where it passed one.
    public func run(control: consuming Descriptor? = nil) throws(Failure) {
        do {
            try work(control)
        } catch is LockWait.ToldToEnd {
            logger.tell(.stopped, .info, "stopped before it had begun")
        } catch {
            let failure = Failure(error)
            manager.notify([.status(failure.description), .errno(failure.errno)])
            logger.tell(.failed, .critical, "\(failure)")
            Self.waitForLastWords(manager)
            throw failure
        }
        Self.waitForLastWords(manager)
    }

    /// Waits until systemd and the journal have heard everything: afterwards the process may end, and they know
    /// whose the last words were.
    static func waitForLastWords(_ manager: any ServiceManager) {
        manager.synchronize(milliseconds: lastWords)
        // The process ends in any case.
        if Journal.isStandardError { _ = Journal.waitUntilTaken(milliseconds: lastWords) }
    }

    private func work(_ control: consuming Descriptor?) throws {
        let wakeup = try Wakeup()
        let signals = try Signals()
        let board = Board(wakeup: wakeup)
        let reporter = Reporter(
            manager: manager, board: board, disk: disk, clock: clock, logger: logger, settings: settings)
        try makeFolders()
        let log = LogFolder(FilePath(settings.log.directory))
        reporter.starting("Checking the end of the log", bytes: try bytes(of: log.current))
        let wait = lockWait(signals, reporter)
        let writer = try openLog(wait)
        tell(writer.report, board)
        let lock = try lockSpool(wait)
        defer { withExtendedLifetime(lock) {} }
        let journal = try openJournal()
        let settler = try openSettler()
        let incoming = FilePath(settings.spool.incoming)
        let watcher = try SpoolWatcher(
            incoming, on: disk, filter: SpoolFilter(settings), mode: settings.watchMode)
        let last = writer.chain.nextSequence - 1
        reporter.starting("Reading the index", bytes: try bytes(in: FilePath(settings.index.directory)))
        var store = try openIndex(writer.chain.logID)
        var intake = try replay(writer.chain, &store, board, reporter: reporter)
        try expectUnsettled(&intake, journal, last: last)
        board.update {
            $0.tallies = intake.tallies
            $0.decided = last
            $0.durable = last
        }
        let notes = InHandNotes(journal, logger: logger)
        let pipeline = try Pipeline(
            settings: settings, reloader: reloader, disk: disk, clock: clock, board: board, wakeup: wakeup,
            intake: intake, store: store, writer: writer, settler: settler, notes: notes, logger: logger)
        let loop = ControlLoop(
            settings: settings, isOnce: isOnce, disk: disk, clock: clock, signals: signals, watcher: watcher,
            wakeup: wakeup, pipeline: pipeline, board: board, reporter: reporter,
            examination: Examination(
                journal, notes: notes, root: incoming, on: disk,
                bounds: Examination.Bounds(
                    watchdog: manager.watchdogInterval, memory: Machine.residentBytes(on: disk),
                    limit: Machine.memoryLimit(on: disk)),
                confine: { Machine.confineMemory($0, on: disk) }),
            kept: settings.spool.settle == .keep ? KeptFiles(intake.index, pipeline.filed) : nil,
            logger: logger, reloader: reloader)
        loop.prepare()
        let socket = isOnce ? nil : openSocket(control, board: board)
        defer { socket?.end() }
        loop.announce()
        logger.tell(.started, .info, "watching \(settings.spool.incoming); the log has \(last) events")
        try loop.run()
        if let failure = board.current.failure { throw failure }
        if loop.isEmptyHanded { pipeline.end() }
        reporter.ended()
        logger.tell(.stopped, .info, "stopped; the log has \(board.current.durable) events")
    }

    /// The size of a file; 0 when it is not there.
    private func bytes(of file: FilePath) throws(SystemError) -> Int {
        do { return try disk.status(at: file).size } catch {
            guard error.isMissing else { throw error }
            return 0
        }
    }

    /// The bytes of the files of a folder that may not be there.
    private func bytes(in folder: FilePath) throws(SystemError) -> Int {
        do {
            var sum = 0
            for name in try disk.names(in: folder) { sum += try bytes(of: folder.appending(name)) }
            return sum
        } catch {
            guard error.isMissing else { throw error }
            return 0
        }
    }

    private func openIndex(_ logID: String) throws(SystemError) -> IndexStore {
        let parameters = LikenessParameters(settings.index)
        return try IndexStore(
            IndexFolder(path: FilePath(settings.index.directory), disk: disk),
            origin: IndexFile.Origin(logID: logID, parameters), parameters: parameters,
            warn: { logger.tell(.trouble, .warning, "\($0)") })
    }

    private func replay(
        _ end: EventChain, _ store: inout IndexStore, _ board: Board, reporter: Reporter
    ) throws(SystemError) -> Intake {
        let start = IndexStart(
            log: LogFolder(FilePath(settings.log.directory)), disk: disk, end: end,
            keepsFiles: settings.spool.settle == .keep, parameters: LikenessParameters(settings.index),
            warn: { logger.tell(.damage, .warning, "\($0)") }, isNews: board.isNews,
            progress: reporter.replaying,
            merging: { reporter.starting("Putting the index in order", bytes: $0) })
        let outcome = try start.run(&store)
        logger.tell(
            .indexed, .info,
            "the index knows \(end.nextSequence - 1) events, of which \(outcome.replayed) were read")
        return outcome.intake
    }

    /// Tells the intake of the files that an earlier process logged and did not settle.
    private func expectUnsettled(
        _ intake: inout Intake, _ journal: InHandJournal, last: UInt64
    ) throws(SystemError) {
        let events = UnsettledEvents(
            log: LogFolder(FilePath(settings.log.directory)), incoming: FilePath(settings.spool.incoming),
            disk: disk)
        let left = try events.files(after: min(journal.lastSettled ?? last, last), upTo: last)
        intake.expect(left)
        if left.isEmpty { try journal.settled(upTo: last) }
    }

    private func openJournal() throws(SystemError) -> InHandJournal {
        let threads = Pipeline.readerCount(settings.service) + 1
        let journal = try InHandJournal(in: FilePath(settings.index.directory), slots: threads, on: disk)
        if !journal.suspects.isEmpty {
            let names = journal.suspects.map { "\($0.path)" }.joined(separator: ", ")
            logger.tell(
                .suspected, .notice, "in hand when an earlier process died, now read one at a time: \(names)")
        }
        journal.markFaults()
        return journal
    }

    /// The settler, after what an earlier process left in the middle of a move is put right. Where that cannot be
    /// done now, nothing else is moved before it.
    private func openSettler() throws(SystemError) -> Settler {
        let settler = try Settler(settings.spool, on: disk)
        do throws(SystemError) {
            if let path = try settler.recover() {
                logger.tell(
                    .trouble, .notice, "\(path) was moved unread when an earlier process died: it is back",
                    ["file": .string(path.description)])
            }
        } catch {
            logger.tell(.trouble, .error, "a file that was moved unread cannot go back: \(error)")
        }
        return settler
    }

    /// The control socket: the one that was passed, or one of its own. The daemon does its work without it.
    private func openSocket(_ passed: consuming Descriptor?, board: Board) -> ControlSocket? {
        do throws(SystemError) {
            let path = FilePath(settings.service.runtimeDirectory).appending(Self.controlSocket)
            let listener =
                if let passed { try UnixListener(taking: passed) } else {
                    try UnixListener(at: path, mode: 0o660, on: disk)
                }
            let service = DaemonInterface.service(version: version) { board.current.report }
            return try ControlSocket(
                listener, service: service, log: LogFolder(FilePath(settings.log.directory)), on: disk)
        } catch {
            logger.tell(.trouble, .warning, "there is no control socket: \(error)")
            return nil
        }
    }

    private func makeFolders() throws(SystemError) {
        for folder in [settings.spool.incoming, settings.spool.done, settings.spool.rejected] {
            try disk.makeDirectories(FilePath(folder), mode: 0o770)
        }
        try disk.makeDirectories(FilePath(settings.service.runtimeDirectory), mode: 0o755)
    }

    /// Sixteen hexadecimal digits at random.
    static func newLogID() -> String {
        let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension LikenessParameters {
    init(_ settings: IndexSettings) {
        self.init()
        window = Int(settings.window.components.seconds)
        capacity = settings.memory
    }
}
