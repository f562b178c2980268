internal import Checksum
internal import EventLog
internal import Intake
internal import Likeness
internal import Linux
internal import Spool

/// The thread on which everything is decided: it drives ``Intake`` and hands its effects to the others.
///
/// The deliveries in hand, which ``ControlLoop`` bounds, bound what lies in the mailboxes.
final class Desk {
    /// What the desk hears from the other threads.
    enum Message: Sendable {
        case arrived([Arrivals.Due])
        case read([(Intake.Ticket, ReadOutcome)])
        case durable(UInt64)
        case settled([(Intake.Ticket, Settler.Outcome)])
        case indexed(IndexRuns)
    }

    /// A file to be moved.
    struct Settlement: Sendable {
        let ticket: Intake.Ticket
        let file: DroppedFile
        /// Why it is rejected, ready to be put beside it; `nil` for a file that is settled.
        let reason: [UInt8]?
        /// The event up to which every file is out of the folder when this one is.
        let upTo: UInt64?
    }

    /// Where the desk sends things.
    struct Outlets: Sendable {
        let readings: Mailbox<ReadingRoom.Job>
        let groups: Mailbox<EventGroup>
        let settlements: Mailbox<Settlement>
        let releases: Mailbox<(FilePath, Intake.Ending)>
        let stretches: Mailbox<IndexKeeper.Job>
    }

    private var intake: Intake
    private var chain: EventChain
    private let outlets: Outlets
    private let budget: ByteBudget
    private let board: Board
    private let clock: any Clock
    private let wakeup: Wakeup
    private let groupsEachEvent: Bool
    private let lookup: EventLookup
    /// What the event after the last one of a stretch of the index carries as its link, by that last one.
    private var links: [UInt64: UInt64] = [:]
    /// The last event of the stretches that were given away to be written.
    private var written: UInt64
    private let notes: InHandNotes
    private let thread: Int
    private var hasNoted = false
    /// Events whose lines are made at once: few enough that what they are made of is still at hand.
    private static let draftsAtOnce = 32
    /// Bytes of the last group: the next one will be about as large, and need not grow to it.
    private var groupSize = 0

    /// A desk over what `intake` knows of the log that ends in `chain`; `thread` is its number in `notes`.
    init(
        intake: Intake, chain: EventChain, outlets: Outlets, budget: ByteBudget, board: Board,
        clock: any Clock,
        wakeup: Wakeup, groupsEachEvent: Bool, lookup: EventLookup, notes: InHandNotes, thread: Int
    ) {
        precondition(intake.nextSequence == chain.nextSequence)
        self.intake = intake
        self.chain = chain
        self.outlets = outlets
        self.budget = budget
        self.board = board
        self.clock = clock
        self.wakeup = wakeup
        self.groupsEachEvent = groupsEachEvent
        self.lookup = lookup
        // A stretch that a gap in the numbers ends is not ended by an event of its own.
        links[intake.index.lastEvent] = chain.link
        written = intake.index.frozen.last?.lastEvent ?? 0
        self.notes = notes
        self.thread = thread
    }

    /// What its thread does until `messages` ends.
    func work(_ messages: Mailbox<Message>, _ pulse: Pulse) {
        while let batch = messages.receive() {
            let work = handle(batch, pulse)
            if hasNoted { notes.clear(thread) }
            hasNoted = false
            // To wait for the others is no standstill of this thread.
            pulse.hold()
            send(work)
            pulse.rest()
        }
    }

    private func handle(_ batch: [Message], _ pulse: Pulse) -> Work {
        var work = Work()
        for message in batch {
            pulse.begin()
            switch message {
            case .arrived(let files): for file in files { work.readings.append(arrived(file)) }
            case .read(let outcomes):
                for (ticket, outcome) in outcomes {
                    pulse.begin()
                    read(ticket, outcome, &work)
                }
            case .durable(let sequence):
                chain.acknowledge(sequence)
                board.update { $0.durable = sequence }
                for effect in intake.durable(sequence) { carryOut(effect, &work) }
                giveStretches(upTo: sequence)
            case .settled(let outcomes):
                for (ticket, outcome) in outcomes { settled(ticket, outcome, &work) }
            case .indexed(let runs): intake.adopt(runs)
            }
        }
        pulse.begin()
        budget.nextTurn(intake.nextToDecide)
        publish()
        flush(&work)
        return work
    }

    /// Gives away the stretches of the index that are complete and whose events are durable.
    private func giveStretches(upTo durable: UInt64) {
        guard intake.index.hasFrozen else { return }
        for run in intake.index.frozen where run.lastEvent > written && run.lastEvent <= durable {
            guard let link = links.removeValue(forKey: run.lastEvent) else { continue }
            written = run.lastEvent
            outlets.stretches.sendAtOnce(
                IndexKeeper.Job(run: run, link: link, firstRow: intake.index.windowFirstRow))
        }
    }

    private func send(_ work: Work) {
        outlets.readings.send(work.readings)
        outlets.groups.send(work.groups)
        outlets.settlements.send(work.settlements)
        if !work.releases.isEmpty {
            outlets.releases.send(work.releases)
            wakeup.raise()
        }
    }

    /// What one round of messages gives the other threads to do.
    private struct Work {
        /// What ``Intake`` gave to do last: kept for its room.
        var effects: [Intake.Effect] = []
        var readings: [ReadingRoom.Job] = []
        /// Events whose lines are still to be made, and the lines of those before.
        var drafts: [EventDraft] = []
        var lines: [UInt8] = []
        var digests: [Digest256] = []
        var lastSequence: UInt64 = 0
        var eventCount = 0
        var groups: [EventGroup] = []
        var settlements: [Settlement] = []
        var releases: [(FilePath, Intake.Ending)] = []
    }

    private func read(_ ticket: Intake.Ticket, _ outcome: ReadOutcome, _ work: inout Work) {
        intake.read(ticket, outcome, into: &work.effects, earlier: earlierText) { file in
            notes.note(FilePath(bytes: file.path), FileStatus(file), by: thread)
            hasNoted = true
        }
        for effect in work.effects { carryOut(effect, &work) }
        work.effects.removeAll(keepingCapacity: true)
    }

    /// The text of an article that is in the log; without it a decision rests on the sketches alone.
    private func earlierText(of sequence: UInt64) -> ComparedText? {
        do throws(SystemError) {
            guard let line = try lookup.line(of: sequence), let header = EventHeader(line) else { return nil }
            return LoggedEvent.textOrHeading(line: line, data: header.data)
        } catch {
            board.fail(.failed(error))
            return nil
        }
    }

    private func arrived(_ due: Arrivals.Due) -> ReadingRoom.Job {
        guard case .read(let ticket, _) = intake.arrived(due.path.bytes) else {
            preconditionFailure("an arrival is read")
        }
        return ReadingRoom.Job(ticket: ticket, due: due)
    }

    private func settled(_ ticket: Intake.Ticket, _ outcome: Settler.Outcome, _ work: inout Work) {
        budget.giveBack(ticket)
        switch outcome {
        case .settled: carryOut(intake.settled(ticket), &work)
        case .replaced: carryOut(intake.settled(ticket, isGone: true), &work)
        case .failed(let error):
            let hint = error.isForbidden ? " (this user must be allowed to write in both folders)" : ""
            carryOut(intake.unsettled(ticket, problem: error.description + hint), &work)
        }
    }

    private func carryOut(_ effect: Intake.Effect, _ work: inout Work) {
        switch effect {
        case .read: preconditionFailure("only an arrival is read")
        case .append(let content, let sequence): append(content, sequence, &work)
        case .settle(let ticket, let file):
            work.settlements.append(
                Settlement(
                    ticket: ticket, file: file, reason: nil, upTo: intake.lastSettled(with: ticket)))
        case .reject(let ticket, let file, let rejection, let sequence, let isAgain):
            let reason = rejection.document(for: file, sequence: sequence)
            if !isAgain { board.reject(RejectedFile(file, rejection, sequence: sequence)) }
            work.settlements.append(
                Settlement(
                    ticket: ticket, file: file, reason: reason, upTo: intake.lastSettled(with: ticket)))
        case .release(let ticket, let path, let ending):
            budget.giveBack(ticket)
            work.releases.append((FilePath(bytes: path), ending))
        }
    }

    private func append(_ content: Intake.Content, _ sequence: UInt64, _ work: inout Work) {
        work.drafts.append(
            EventDraft(
                type: content.type, source: content.source, subject: content.subject, time: clock.wallTime(),
                pieces: content.pieces))
        work.eventCount += 1
        work.lastSequence = sequence
        let endsStretch = intake.index.isLast(sequence)
        if endsStretch || groupsEachEvent || work.drafts.count == Self.draftsAtOnce { makeLines(&work) }
        if endsStretch { links[sequence] = chain.link }
        if groupsEachEvent || work.lines.count >= EventGroup.largest { flush(&work) }
    }

    /// Makes lines of events, some at a time, which is faster than one by one.
    private func makeLines(_ work: inout Work) {
        if work.lines.isEmpty { work.lines.reserveCapacity(groupSize) }
        chain.append(work.drafts, to: &work.lines, digests: &work.digests)
        precondition(work.lastSequence + 1 == chain.nextSequence, "intake and log count alike")
        work.drafts.removeAll(keepingCapacity: true)
    }

    private func flush(_ work: inout Work) {
        guard work.eventCount > 0 else { return }
        if !work.drafts.isEmpty { makeLines(&work) }
        groupSize = min(work.lines.count, EventGroup.largest)
        work.groups.append(
            EventGroup(lines: work.lines, last: work.lastSequence, digests: work.digests))
        (work.lines, work.digests) = ([], [])
        work.eventCount = 0
    }

    private func publish() {
        let tallies = intake.tallies
        let decided = intake.nextSequence - 1
        let size = intake.index.size
        board.update {
            $0.tallies = tallies
            $0.decided = decided
            $0.indexSize = size
        }
    }
}
