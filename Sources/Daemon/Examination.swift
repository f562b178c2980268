internal import Linux
internal import Spool

/// The files that the death of an earlier process left under suspicion: each is taken in alone, before
/// anything else, and one that was alone in hand at too many deaths is put aside.
struct Examination {
    /// What can be seen of the process while a file is alone in hand.
    struct Look {
        let now: Monotonic
        /// Events that were decided so far.
        let decided: UInt64
        /// Memory that the process has, in bytes.
        let memory: Int
    }

    /// Milliseconds without an event, and bytes of memory more than before, by which a file is seen to be what
    /// a process is killed for: no healthy one comes near either.
    static let standstill = 10_000
    static let greed = 512 << 20

    private let journal: InHandJournal
    private let root: FilePath
    private let disk: any Disk
    private var waiting: [InHandJournal.Suspect]
    private var current: InHandJournal.Suspect?
    private var first: Look?
    private var lastProgress: Look?
    private var nextLook: Monotonic?
    private var looksGuilty = false

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
            (first, lastProgress, looksGuilty) = (nil, nil, false)
            nextLook = now
            try journal.examine(suspect, looksGuilty: false)
            return due
        }
        try journal.acquit(leaving: [])
        return nil
    }

    /// Looks at what the file does to the process, where that is due; answers when to look again.
    mutating func look(at now: Monotonic, _ see: () -> Look) throws(SystemError) -> Monotonic? {
        guard let current, let due = nextLook else { return nil }
        guard due <= now else { return due }
        nextLook = now.advanced(milliseconds: InHandJournal.lookInterval)
        let look = see()
        guard let first, let lastProgress else {
            (self.first, self.lastProgress) = (look, look)
            return nextLook
        }
        if look.decided != lastProgress.decided { self.lastProgress = look }
        let isStill = look.now.milliseconds(after: lastProgress.now) >= Self.standstill
        let isGuilty = isStill || look.memory - first.memory >= Self.greed
        if isGuilty != looksGuilty { try journal.examine(current, looksGuilty: isGuilty) }
        looksGuilty = isGuilty
        return nextLook
    }

    /// A file came back: it has done no harm.
    mutating func released(_ path: FilePath) throws(SystemError) {
        guard let suspect = current, suspect.path == path else { return }
        current = nil
        nextLook = nil
        try journal.acquit(leaving: waiting)
    }
}
