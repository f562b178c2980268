internal import Intake
internal import Linux
internal import Logging
internal import ServiceManager
internal import Settings
internal import Spool
internal import Times

/// The first thread: it watches the folder, hands complete files to the pipeline, listens to signals and
/// tells systemd how things are.
final class ControlLoop {
    /// Paths that are kept at most; the folder keeps the rest.
    static let arrivalsCapacity = 16_384
    /// Milliseconds between two looks at the whole folder when nothing asks for one.
    private static let rescanInterval = 60_000
    /// Milliseconds between two looks whether the watched folder is still the same one.
    private static let rootInterval = 1000
    /// Milliseconds between two listings for notes that were lost, however often that happens.
    private static let lossInterval = 1000
    /// Problems that are remembered so that each is said once.
    private static let mostSaid = 1000
    /// Milliseconds that are spent on listing before notes and signals are looked at again.
    private static let listingTime = 4
    /// Deliveries in hand that keep the other threads at work for some milliseconds.
    private static let handfulInHand = 64
    /// Milliseconds for which notes and releases gather while there is other work.
    private static let gatheringTime = 1
    /// Milliseconds that are spent on it before the first file is handed out, so that it is one of the oldest.
    private static let firstListingTime = 250

    private let settings: Settings
    private let isOnce: Bool
    let disk: any Disk
    let clock: any Clock
    private let signals: Signals
    let watcher: SpoolWatcher
    private let wakeup: Wakeup
    let pipeline: Pipeline
    let board: Board
    private let reporter: Reporter
    let logger: Logger
    private let reloader: SettingsReloader
    var arrivals: Arrivals
    var examination: Examination
    private var isDraining = false
    private var nextRescan: Monotonic
    private var nextLossSweep: Monotonic
    private var said: Set<String> = []
    /// The files that stay in the folder with `Settle=keep`, as they were when they were taken in.
    var kept: KeptFiles?
    private var nextRootCheck: Monotonic
    /// Whether the journal was told that the watched folder cannot be seen.
    var isRootGone = false
    private var nextLook: Monotonic?
    private var nextPoll: Monotonic
    private var pollInterval: Int
    /// Whether more can be listed at once.
    private var isListing = true
    /// How much had been noted when the folder was last listed for a run that ends when all is done.
    private var noted: UInt64?

    /// A loop over these parts.
    init(
        settings: Settings, isOnce: Bool, disk: any Disk, clock: any Clock, signals: Signals,
        watcher: SpoolWatcher, wakeup: Wakeup, pipeline: Pipeline, board: Board, reporter: Reporter,
        examination: Examination, kept: KeptFiles?, logger: Logger, reloader: SettingsReloader
    ) {
        self.kept = kept
        self.examination = examination
        self.settings = settings
        self.isOnce = isOnce
        self.disk = disk
        self.clock = clock
        self.signals = signals
        self.watcher = watcher
        self.wakeup = wakeup
        self.pipeline = pipeline
        self.board = board
        self.reporter = reporter
        self.logger = logger
        self.reloader = reloader
        pollInterval = settings.spool.pollInterval.wholeMilliseconds
        arrivals = Arrivals(
            capacity: Self.arrivalsCapacity, settleAfter: settings.spool.settleAfter.wholeMilliseconds)
        let now = clock.monotonic()
        nextRescan = now.advanced(milliseconds: Self.rescanInterval)
        (nextRootCheck, nextPoll, nextLossSweep) = (now, now, now)
    }

    /// Runs until the daemon is told to end, has done its work, or cannot go on.
    func run() throws(SystemError) {
        defer { examination.end() }
        while board.current.failure == nil {
            list()
            handOut()
            if isDone { return }
            try gather()
            let ready = try Readiness.wait(
                [signals.descriptor, watcher.descriptor, wakeup.descriptor], milliseconds: timeout)
            if ready[0] { try listen() }
            if ready[1] { note(try watcher.sightings()) }
            if ready[2] { wakeup.clear() }
            takeReleases()
            let now = clock.monotonic()
            nextLook = examination.look(at: now, isBusy: !isEmptyHanded) {
                let state = board.current
                return Examination.Look(
                    now: now, decided: state.decided, memory: Machine.residentBytes(on: disk),
                    isPaused: state.pause != nil || !pipeline.isAtFiles)
            }
            rescanIfDue()
            report()
        }
    }

    /// Lists as much of the folder as there is room for, and makes the status such that it can be asked for.
    func prepare() {
        list(for: Self.firstListingTime)
        reporter.prepare(watching)
    }

    /// Says that the daemon is ready.
    func announce() { reporter.ready(watching) }

    /// Whether nothing is in hand. It may be otherwise only when the daemon was told to end on a full disk.
    var isEmptyHanded: Bool { arrivals.handedOutCount == 0 }

    private var isDone: Bool {
        if isDraining { return isEmptyHanded || board.current.pause != nil }
        guard isOnce, !arrivals.isBusy, !arrivals.needsRescan, watcher.isSwept else { return false }
        // Notes may be on their way: the folder itself says whether it is empty.
        if noted == arrivals.noteCount { return true }
        noted = arrivals.noteCount
        watcher.sweepAll()
        isListing = true
        return false
    }

    /// Lists a little more of the folder, if there is room for what is found.
    private func list(for milliseconds: Int = listingTime) {
        let end = clock.monotonic().advanced(milliseconds: milliseconds)
        isListing = false
        guard !isDraining else { return }
        while let seen = watcher.step(hasRoom: { arrivals.hasRoom(for: $0) }) {
            note(seen)
            if clock.monotonic() >= end {
                isListing = true
                return
            }
        }
    }

    private func handOut() {
        guard !isDraining else { return }
        guard examination.isOver else { return examine() }
        let room = Pipeline.deliveriesInHand - arrivals.handedOutCount
        let due = arrivals.takeDue(now: clock.monotonic(), limit: room)
        if !due.isEmpty { pipeline.take(due) }
    }

    /// Hands out the next file that is under suspicion, once the one before is out of hand.
    private func examine() {
        if let due = examination.next(of: &arrivals, now: clock.monotonic()) { pipeline.take([due]) }
        if examination.isOver { handOut() }
    }

    /// While the other threads have work for longer than this takes, notes and releases gather for a moment: to be
    /// woken for each costs more than what is done for it.
    private func gather() throws(SystemError) {
        guard !isListing, arrivals.handedOutCount >= Self.handfulInHand else { return }
        let ready = try Readiness.wait([signals.descriptor], milliseconds: Self.gatheringTime)
        if ready[0] { try listen() }
    }

    private var timeout: Int {
        if isListing { return 0 }
        let now = clock.monotonic()
        var timeout = min(
            nextRootCheck.milliseconds(after: now),
            watcher.isSwept ? nextRescan.milliseconds(after: now) : Self.rootInterval,
            reporter.nextReport.milliseconds(after: now))
        if watcher.polledCount > 0 { timeout = min(timeout, nextPoll.milliseconds(after: now)) }
        if let nextLook { timeout = min(timeout, nextLook.milliseconds(after: now)) }
        // What is due goes out when there is room for it: a release wakes the loop then.
        if !isDraining, arrivals.handedOutCount < Pipeline.deliveriesInHand, let due = arrivals.nextDue {
            timeout = min(timeout, due.milliseconds(after: now))
        }
        return timeout
    }

    private func listen() throws(SystemError) {
        while let signal = try signals.next() {
            switch signal {
            case .terminate, .interrupt:
                if !isDraining { logger.tell(.stopping, .info, "stopping: finishing what is in hand") }
                isDraining = true
                reporter.stopping()
            case .hangup: if !isDraining { reload() }
            }
        }
    }

    private func reload() {
        reporter.reloading()
        let outcome = reloader.reload()
        let settings = reloader.current
        arrivals.settleAfter = settings.spool.settleAfter.wholeMilliseconds
        pollInterval = settings.spool.pollInterval.wholeMilliseconds
        watcher.filter = SpoolFilter(settings)
        pipeline.settingsChanged()
        // Files that were left so far may be wanted now.
        arrivals.overflowed()
        reporter.reloaded(settings, outcome, watching)
    }

    private func note(_ sightings: [SpoolWatcher.Sighting]) {
        let now = clock.monotonic()
        let time = clock.wallTime()
        let quiet = Int64(arrivals.settleAfter) * 1_000_000
        let lastQuiet = WallTime(nanoseconds: time.nanoseconds - quiet)
        for sighting in sightings {
            switch sighting {
            case .found(let path, let status, _) where isKept(path, status): break
            case .found(let path, let status, isWatched: false):
                arrivals.note(path, unwatched: status, now: now)
            case .found(let path, let status, isWatched: true):
                // A writer that is between two pieces has closed it, too.
                let isQuiet = status.modified < lastQuiet || status.modified > time
                let found: Arrivals.Sign = status.kind == .regular ? .listed : .found
                arrivals.note(path, isQuiet ? found : .created, modified: status.modified, now: now)
            case .file(let path, let sign): arrivals.note(path, sign, now: now)
            case .lost: arrivals.overflowed()
            case .problem(let error):
                // Each is said once; the next listing finds it again.
                if said.count >= Self.mostSaid { said.removeAll() }
                if said.insert(error.description).inserted { logger.tell(.trouble, .warning, "\(error)") }
            }
        }
    }

    /// Whether the file at `path` was taken in and stays there in the same state: listings see it each time.
    private func isKept(_ path: FilePath, _ status: FileStatus) -> Bool {
        kept?.holds(DroppedFile(path: path.bytes, status).identity) ?? false
    }

    private func rescanIfDue() {
        let now = clock.monotonic()
        guard !isDraining else { return }
        if nextRootCheck <= now {
            watcher.checkRoot()
            tellRoot()
            nextRootCheck = now.advanced(milliseconds: Self.rootInterval)
        }
        if watcher.polledCount > 0, nextPoll <= now {
            watcher.poll()
            nextPoll = now.advanced(milliseconds: pollInterval)
        }
        // A listing that has begun may be past what was lost: it is followed by another one.
        let isDue = arrivals.missesAll ? nextLossSweep <= now : nextRescan <= now && watcher.isSwept
        if isDue {
            arrivals.rescanBegins()
            watcher.sweepAll()
            nextLossSweep = now.advanced(milliseconds: Self.lossInterval)
            nextRescan = now.advanced(milliseconds: Self.rescanInterval)
        }
        for source in arrivals.missed where arrivals.hasRoom(for: source) && !watcher.isSweeping(source) {
            arrivals.rescanBegins(of: source)
            watcher.sweep(source)
        }
    }

    private var watching: StatusReport.Watching {
        StatusReport.Watching(
            sources: watcher.sourceCount, backlog: arrivals.count, polled: watcher.polledCount,
            problem: (watcher.rootProblem ?? watcher.watchLimit ?? watcher.folderProblem)?.description)
    }

    private func report() {
        reporter.report(
            phase: isDraining ? .draining : .watching, watching, filesInHand: arrivals.handedOutCount,
            pulses: pipeline.pulses)
    }
}
