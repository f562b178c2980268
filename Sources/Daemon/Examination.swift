internal import Intake
internal import Linux
internal import Spool

/// The files that the death of an earlier process left under suspicion: each is taken in alone, before
/// anything else, and one that was alone in hand at too many deaths is put aside.
///
/// Invariants:
/// - a death counts only against a file that was alone in hand, and only where the program failed, or where the
///   file had been seen to stand still or to eat memory before it was killed;
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

        /// The bounds where the watchdog strikes after so many microseconds, and the process may have so many
        /// bytes: what would end it must be seen before it does.
        init(watchdog: UInt64?, memory: Int, limit: Int?) {
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
    private var waiting: [InHandJournal.Suspect]
    /// Suspects that could not be read: they are remembered for the next process, and hold up nobody.
    private var postponed: [InHandJournal.Suspect] = []
    private var current: InHandJournal.Suspect?
    private var first: Look?
    private var last: Look?
    /// Milliseconds since the last event.
    private var stillness = 0
    private var nextLook: Monotonic?
    private var looksGuilty = false

    /// An examination of what `journal` found.
    init(_ journal: InHandJournal, notes: InHandNotes, root: FilePath, on disk: any Disk, bounds: Bounds) {
        (self.journal, self.notes, self.root, self.disk) = (journal, notes, root, disk)
        self.bounds = bounds
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
            (first, last, stillness, looksGuilty) = (nil, nil, 0, false)
            nextLook = now
            note(suspect)
            return due
        }
        remember()
        return nil
    }

    /// Looks at what the file does to the process, where that is due; answers when to look again.
    mutating func look(at now: Monotonic, _ see: () -> Look) -> Monotonic? {
        guard let current, let due = nextLook else { return nil }
        guard due <= now else { return due }
        nextLook = now.advanced(milliseconds: InHandJournal.lookInterval)
        let look = see()
        guard let first, let last else {
            (self.first, self.last) = (look, look)
            return nextLook
        }
        let step = min(look.now.milliseconds(after: last.now), Self.longestStep)
        stillness = look.decided != last.decided || look.isPaused ? 0 : stillness + step
        self.last = look
        let isGuilty = stillness >= bounds.standstill || look.memory - first.memory >= bounds.greed
        if isGuilty != looksGuilty {
            looksGuilty = isGuilty
            note(current)
        }
        return nextLook
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
        nextLook = nil
        if case .waits(.unreadable) = ending { postponed.append(suspect) }
        remember()
    }

    /// The process ends because it is told to: that is nobody's fault.
    mutating func end() {
        guard let current, looksGuilty else { return }
        looksGuilty = false
        note(current)
    }

    private func note(_ suspect: InHandJournal.Suspect) {
        notes.attempt { () throws(SystemError) in try journal.examine(suspect, looksGuilty: looksGuilty) }
    }

    private func remember() {
        notes.attempt { () throws(SystemError) in try journal.acquit(leaving: waiting + postponed) }
    }
}
