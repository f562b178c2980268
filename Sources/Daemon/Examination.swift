internal import Intake
internal import Linux
internal import Spool

/// The files that the death of an earlier process left under suspicion: each is taken in alone, before
/// anything else, and one that was alone in hand at too many deaths is put aside.
///
/// Invariants:
/// - a death counts only against a file that was alone in hand or at work, and only where the program failed, or
///   where the file had been seen to stand still or to eat memory before it was killed;
/// - a file that is alone in hand may take no more memory than there is: it fails, before the process is killed;
/// - what holds up everybody, such as a full disk, is held against no file;
/// - that the journal cannot be written holds up no file.
struct Examination {
    /// What can be seen of the process while a file is alone in hand.
    struct Look {
        let now: Monotonic
        /// Events that were decided so far.
        let decided: UInt64
        /// Memory that the process has, in bytes.
        let memory: Int
        /// Whether the pipeline waits for something that no file is to blame for.
        let isPaused: Bool
    }

    /// By what a file is seen to be what a process is killed for: no healthy one comes near either.
    struct Bounds {
        /// Milliseconds without an event.
        var standstill = 10_000
        /// Bytes of memory more than before.
        var greed = 512 << 20
        /// Bytes of memory that the process has before it takes in anything.
        let memory: Int

        /// The bounds where the watchdog strikes after so many microseconds, and the process may have so many
        /// bytes: what would end it must be seen before it does.
        init(watchdog: UInt64?, memory: Int, limit: Int?) {
            self.memory = memory
            if let watchdog { standstill = min(standstill, Int(clamping: watchdog / 2000)) }
            if let limit { greed = min(greed, max(Self.leastGreed, (limit - memory) / 2)) }
        }

        private static let leastGreed = 32 << 20
    }

    /// Milliseconds that count at most between two looks: a process that was stopped for long did not stand still.
    private static let longestStep = 1000

    private let journal: InHandJournal
    private let notes: InHandNotes
    private let root: FilePath
    private let disk: any Disk
    private let bounds: Bounds
    private let confine: (_ isConfined: Bool) -> Void
    private var waiting: [InHandJournal.Suspect]
    /// Suspects that could not be read: they are remembered for the next process, and hold up nobody.
    private var postponed: [InHandJournal.Suspect] = []
    private var current: InHandJournal.Suspect?
    /// The memory of the process when it was last seen to do harm to nobody.
    private var baseline: Int
    private var last: Look?
    /// Milliseconds since the last event.
    private var stillness = 0
    private var nextLook: Monotonic?
    private var looksGuilty = false

    /// An examination of what `journal` found.
    ///
    /// - Parameters:
    ///   - confine: bounds the memory of the process by what there is, and lifts that again.
    init(
        _ journal: InHandJournal, notes: InHandNotes, root: FilePath, on disk: any Disk, bounds: Bounds,
        confine: @escaping (_ isConfined: Bool) -> Void = { _ in }
    ) {
        self.confine = confine
        (self.journal, self.notes, self.root, self.disk) = (journal, notes, root, disk)
        self.bounds = bounds
        baseline = bounds.memory
        waiting = journal.suspects
    }

    /// Whether nobody is under suspicion any more.
    var isOver: Bool { waiting.isEmpty && current == nil }

    /// The next file to be handed out, if none is in hand; `nil` where the rest are gone.
    mutating func next(of arrivals: inout Arrivals, now: Monotonic) -> Arrivals.Due? {
        guard current == nil else { return nil }
        while let suspect = waiting.popLast() {
            var evidence = Arrivals.Evidence.whole
            do throws(SystemError) {
                let status = try disk.status(at: root.appending(suspect.path))
                // What lies there now may be another file, of which nothing is known.
                guard status.isSameState(as: suspect.status) else { continue }
                if suspect.deaths >= InHandJournal.mostDeaths { evidence = .condemned(status) }
            } catch {
                // Only what is gone is no suspect: of any other, whoever reads it finds out.
                if error.isMissing { continue }
            }
            guard let due = arrivals.take(suspect.path, evidence) else { continue }
            current = suspect
            (last, stillness, looksGuilty) = (nil, 0, false)
            nextLook = now
            note(suspect)
            confine(true)
            return due
        }
        remember()
        return nil
    }

    /// Looks at what the file that is alone in hand, or those that are, do to the process, where that is due;
    /// answers when to look again.
    ///
    /// - Parameters:
    ///   - isBusy: whether any file is in hand.
    mutating func look(at now: Monotonic, isBusy: Bool = true, _ see: () -> Look) -> Monotonic? {
        guard isBusy || current != nil else {
            forget()
            accuse(false)
            return nil
        }
        // Most files are done before anybody need look.
        let due = nextLook ?? now.advanced(milliseconds: InHandJournal.lookInterval)
        nextLook = due
        guard due <= now else { return due }
        nextLook = now.advanced(milliseconds: InHandJournal.lookInterval)
        let look = see()
        let step = last.map { min(look.now.milliseconds(after: $0.now), Self.longestStep) } ?? 0
        let isMoving = last.map { look.decided != $0.decided || look.isPaused } ?? false
        stillness = isMoving ? 0 : stillness + step
        last = look
        // While others are in hand, too, only what is eaten without an event coming of it is one file's.
        if isMoving, current == nil { baseline = look.memory }
        accuse(stillness >= bounds.standstill || look.memory - baseline >= bounds.greed)
        return nextLook
    }

    private mutating func forget() {
        baseline = last?.memory ?? baseline
        (last, stillness, nextLook) = (nil, 0, nil)
    }

    private mutating func accuse(_ isGuilty: Bool) {
        guard isGuilty != looksGuilty else { return }
        looksGuilty = isGuilty
        if let current {
            note(current)
        } else {
            notes.attempt { () throws(SystemError) in try journal.accuse(isGuilty) }
        }
    }

    /// A file came back: it has done no harm, unless nobody could read it.
    mutating func released(_ path: FilePath, _ ending: Intake.Ending) {
        if !postponed.isEmpty, let index = postponed.firstIndex(where: { $0.path == path }) {
            if case .waits(.unreadable) = ending { return }
            postponed.remove(at: index)
            remember()
        }
        guard let suspect = current, suspect.path == path else { return }
        current = nil
        forget()
        looksGuilty = false
        confine(false)
        if case .waits(.unreadable) = ending { postponed.append(suspect) }
        remember()
    }

    /// The process ends because it is told to: that is nobody's fault.
    mutating func end() { accuse(false) }

    private func note(_ suspect: InHandJournal.Suspect) {
        notes.attempt { () throws(SystemError) in try journal.examine(suspect, looksGuilty: looksGuilty) }
    }

    private func remember() {
        notes.attempt { () throws(SystemError) in try journal.acquit(leaving: waiting + postponed) }
    }
}
