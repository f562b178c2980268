internal import EventLog
internal import Intake
internal import Linux
internal import Logging
internal import Settings
internal import Spool

/// The threads between the watched folder and the log, and the mailboxes between them.
///
///     arrivals → desk → readers → desk → recorder → desk → settler → desk → releases
///
/// The desk is the only one that decides; every other thread does one kind of waiting for it. Readers wait for
/// the desk and the desk for the recorder and the settler, but these two never wait for anyone but the disk: so
/// nobody waits in a circle.
final class Pipeline {
    /// Deliveries in hand at most. It bounds memory and what a crash leaves to be recognised. While some are
    /// synced and others settled, the readers and the desk must have enough to do: more threads than processors
    /// take turns of some milliseconds.
    static let deliveriesInHand = 768
    /// Bytes of files in hand at most; a single larger file is let through alone.
    static let bytesInHand = 64 << 20
    /// Groups that wait for the recorder at most: while it syncs, what gathers at the desk is one group.
    private static let groupsWaiting = 8
    /// Milliseconds for which the end waits for threads that nobody needs any more.
    private static let patience = 5000
    /// Readers at most, however many cores there are.
    static let mostReaders = 16

    /// What the desk gives back: paths, and how their deliveries ended.
    let releases: Mailbox<(FilePath, Intake.Ending)>
    /// The files of the index as they are now.
    let filed: FiledIndex
    /// The pulses of all threads.
    let pulses: [Pulse]

    /// Whether a thread is at a file that may be to blame for what it does: what is written and moved waits for the
    /// disk alone.
    var isAtFiles: Bool { pulses[0].isBusy || pulses[3...].contains(where: \.isBusy) }

    private let messages: Mailbox<Desk.Message>
    private let readings: Mailbox<ReadingRoom.Job>
    private let groups: Mailbox<EventGroup>
    private let settlements: Mailbox<Desk.Settlement>
    private let upkeep: Mailbox<UpkeepRoom.Reason>
    private let stretches: Mailbox<IndexKeeper.Job>
    private let stop = StopFlag()
    private let clock: any Clock
    private var threads: [Thread] = []
    private var others: [(thread: Thread, ended: StopFlag)] = []

    /// Starts the threads.
    init(
        settings: Settings, reloader: SettingsReloader, disk: any Disk, clock: any Clock, board: Board,
        wakeup: Wakeup, intake: Intake, store: IndexStore, writer: consuming LogWriter, settler: Settler,
        notes: InHandNotes, logger: Logger
    ) throws(SystemError) {
        let capacity = Self.deliveriesInHand * 2
        let messages = Mailbox<Desk.Message>(capacity: capacity)
        let readings = Mailbox<ReadingRoom.Job>(capacity: capacity)
        let groups = Mailbox<EventGroup>(capacity: Self.groupsWaiting)
        let settlements = Mailbox<Desk.Settlement>(capacity: capacity)
        releases = Mailbox(capacity: capacity)
        self.clock = clock
        let upkeep = Mailbox<UpkeepRoom.Reason>(capacity: 1)
        self.upkeep = upkeep
        let stretches = Mailbox<IndexKeeper.Job>(capacity: 1)
        self.stretches = stretches
        let filed = FiledIndex(store.runs)
        self.filed = filed
        (self.messages, self.readings, self.groups, self.settlements) = (
            messages, readings, groups, settlements
        )
        let count = Self.readerCount(settings.service)
        pulses = Self.pulses(messages, groups, settlements, readings, readers: count, clock: clock)
        let budget = ByteBudget(limit: Self.bytesInHand)
        let desk = Desk(
            intake: intake, chain: writer.chain,
            outlets: Desk.Outlets(
                readings: readings, groups: groups, settlements: settlements, releases: releases,
                stretches: stretches),
            budget: budget, board: board, clock: clock, wakeup: wakeup,
            groupsEachEvent: settings.log.sync == .always,
            lookup: EventLookup(LogFolder(FilePath(settings.log.directory)), on: disk), notes: notes,
            thread: count + 1)
        let claim = FileClaim(
            root: FilePath(settings.spool.incoming), on: disk, clock: clock,
            limit: settings.spool.maximumFileSize)
        let room = ReadingRoom(
            jobs: readings, claim: claim, readers: count, reloader: reloader, budget: budget, notes: notes
        ) { messages.send(.read($0)) }
        let settling = SettlingRoom(settler, claim: claim, clock: clock, notes: notes)
        let recorder = Recorder(
            writer, settings: { reloader.current.log }, board: board, clock: clock, stop: stop
        ) { upkeep.sendAtOnce(.sealed($0)) }
        let upkeepRoom = UpkeepRoom(
            { reloader.current.log }, on: disk, board: board, clock: clock, stop: stop, logger: logger)

        try start(pulses[0], desk) { $0.work(messages, $1) }
        try start(pulses[1], recorder) { recorder, pulse in
            recorder.work(groups, pulse) { messages.sendAtOnce(.durable($0)) }
        }
        try start(pulses[2], settling) { settling, pulse in
            settling.work(settlements, pulse) { messages.sendAtOnce(.settled($0)) }
        }
        let keeper = IndexKeeper(store, board: board, logger: logger, stop: stop)
        try startAside("upkeep", upkeepRoom) { $0.work(upkeep) }
        try startAside("index", keeper) { keeper in
            keeper.work(stretches) { runs in
                filed.put(runs)
                messages.sendAtOnce(.indexed(runs))
            }
        }
        let housekeeping = HousekeepingRoom(
            settings: { reloader.current.spool }, disk: disk, clock: clock, stop: stop, logger: logger)
        try startAside("housekeeping", housekeeping) { $0.work() }
        for (number, pulse) in pulses[3...].enumerated() {
            try start(pulse, room) { $0.work($1, thread: number + 1) }
        }
    }

    /// The pulses of the desk, the recorder, the settler and the readers, in this order.
    private static func pulses(
        _ messages: Mailbox<Desk.Message>, _ groups: Mailbox<EventGroup>,
        _ settlements: Mailbox<Desk.Settlement>, _ readings: Mailbox<ReadingRoom.Job>, readers: Int,
        clock: any Clock
    ) -> [Pulse] {
        [
            Pulse("desk", clock: clock) { !messages.isEmpty },
            Pulse("recorder", clock: clock) { !groups.isEmpty },
            Pulse("settler", clock: clock) { !settlements.isEmpty },
        ] + (1...readers).map { Pulse("reader-\($0)", clock: clock) { !readings.isEmpty } }
    }

    /// The settings were read again: what they say of old events is done now.
    func settingsChanged() { upkeep.sendAtOnce(.settings) }

    /// Hands files in. No more may be in hand than ``deliveriesInHand``.
    func take(_ files: [Arrivals.Due]) { messages.send(.arrived(files)) }

    /// Lets the threads end once they have nothing in hand, and waits for them.
    func end() {
        stop.set()
        for mailbox in [
            readings.close, groups.close, settlements.close, messages.close, upkeep.close,
            stretches.close,
        ] { mailbox() }
        for thread in threads { thread.join() }
        let deadline = clock.monotonic().advanced(milliseconds: Self.patience)
        for other in others where other.ended.wait(until: deadline) { other.thread.join() }
    }

    /// Gives a worker to a thread that nobody waits for, and that may be at a large file for long: it has no
    /// pulse, and when it is not done soon after the others, the end of the process ends it. What it leaves
    /// undone is done after the next start, as after a crash.
    private func startAside<Worker>(
        _ name: String, _ worker: Worker, _ work: @escaping @Sendable (Worker) -> Void
    ) throws(SystemError) {
        nonisolated(unsafe) let worker = worker
        let ended = StopFlag()
        let thread = try Thread(name: name) {
            work(worker)
            ended.set()
        }
        others.append((thread, ended))
    }

    /// Gives a worker to a thread of its own.
    private func start<Worker>(
        _ pulse: Pulse, _ worker: Worker, _ work: @escaping @Sendable (Worker, Pulse) -> Void
    ) throws(SystemError) {
        // From here on only that thread touches the worker.
        nonisolated(unsafe) let worker = worker
        threads.append(try Thread(name: pulse.name) { work(worker, pulse) })
    }

    /// Threads that read articles.
    static func readerCount(_ settings: ServiceSettings) -> Int {
        settings.readers > 0 ? settings.readers : min(Machine.processors, mostReaders)
    }
}
