internal import Linux
internal import Spool

/// The files that the death of an earlier process left under suspicion: each is taken in alone, before
/// anything else, and one that was alone in hand at too many deaths is put aside.
struct Examination {
    private let journal: InHandJournal
    private let root: FilePath
    private let disk: any Disk
    private var waiting: [InHandJournal.Suspect]
    private var current: InHandJournal.Suspect?
    private var ticks = 0
    private var nextTick: Monotonic?

    /// An examination of what `journal` found.
    init(_ journal: InHandJournal, root: FilePath, on disk: any Disk) {
        (self.journal, self.root, self.disk) = (journal, root, disk)
        waiting = journal.suspects
    }

    /// Whether nobody is under suspicion any more.
    var isOver: Bool { waiting.isEmpty && current == nil }

    /// The next file to be handed out, if none is in hand; `nil` where the rest are gone.
    mutating func next(of arrivals: inout Arrivals, now: Monotonic) throws(SystemError) -> Arrivals.Due? {
        guard current == nil else { return nil }
        while let suspect = waiting.popLast() {
            // What lies there now may be another file, of which nothing is known.
            guard let status = try? disk.status(at: root.appending(suspect.path)),
                status.isSameState(as: suspect.status)
            else { continue }
            let isCondemned = suspect.deaths >= InHandJournal.mostDeaths
            guard let due = arrivals.take(suspect.path, isCondemned ? .condemned : .whole) else { continue }
            current = suspect
            (ticks, nextTick) = (0, now.advanced(milliseconds: InHandJournal.tickInterval))
            try journal.examine(suspect, ticks: 0)
            return due
        }
        try journal.acquit(leaving: [])
        return nil
    }

    /// Counts how long the file has been alone in hand; answers when to do so again.
    mutating func tick(now: Monotonic) throws(SystemError) -> Monotonic? {
        guard let current, let due = nextTick else { return nil }
        guard due <= now else { return due }
        ticks += 1
        nextTick = now.advanced(milliseconds: InHandJournal.tickInterval)
        try journal.examine(current, ticks: ticks)
        return nextTick
    }

    /// A file came back: it has done no harm.
    mutating func released(_ path: FilePath) throws(SystemError) {
        guard let suspect = current, suspect.path == path else { return }
        current = nil
        nextTick = nil
        try journal.acquit(leaving: waiting)
    }
}
