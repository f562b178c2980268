internal import DequeModule
public import Linux

/// Tells when a file in the watched folder is complete, from what was noted of it.
///
/// A value without clock or disk: notes and the time go in, paths that are due come out. Invariants:
/// - a path that was handed out is not handed out again before it was given back; what is noted meanwhile
///   makes it due again;
/// - no more than ``capacity`` paths are kept: beyond that ``needsRescan`` is set, and the folder tells.
public struct Arrivals: Sendable {
    /// What is known of how a file came.
    public enum Sign: Equatable, Sendable {
        /// Renamed or linked in as a whole: complete at once.
        case movedIn
        /// Closed after writing: complete when nothing comes after it for a while.
        case closed
        /// Made: complete if nobody has it open.
        case created
        /// Seen when the folder was listed: complete if nobody has it open.
        case found
        /// Its rights changed: a file that could not be read may be readable now.
        case touched
    }

    /// A path that is due.
    public struct Due: Equatable, Sendable {
        /// Where the file is, below the watched folder.
        public let path: FilePath
        /// What speaks for its being complete.
        public let evidence: Evidence

        /// The path `path`, for which `evidence` speaks.
        public init(path: FilePath, evidence: Evidence) {
            (self.path, self.evidence) = (path, evidence)
        }
    }

    /// What speaks for a file's being complete.
    public enum Evidence: Equatable, Sendable {
        /// It came as a whole.
        case whole
        /// It was closed a while ago; only a writer who has it open again speaks against it.
        case closed
        /// Nothing yet: whoever opens it must see that nobody writes it.
        case none
    }

    private enum State: Equatable {
        case waiting(due: Monotonic, evidence: Evidence, attempts: Int)
        case handedOut(again: Sign?, attempts: Int)
    }

    /// Paths that are kept at most.
    public let capacity: Int
    /// Milliseconds for which a closed file must stay closed.
    public var settleAfter: Int

    /// Why a path that was handed out comes back.
    public enum Return: Sendable {
        /// The file was dealt with, or is gone.
        case finished
        /// Somebody is still writing the file.
        case beingWritten
        /// The file cannot be dealt with as it is.
        case stuck
    }

    /// Milliseconds before a file that could not be taken is tried again, doubled each time up to the longest.
    private static let busyRetry = (first: 250, longest: 2000)
    private static let stuckRetry = (first: 1000, longest: 60_000)

    /// Whether files may have come of which nothing is kept here.
    public private(set) var needsRescan = false
    /// Paths that wait or are handed out.
    public var count: Int { states.count }
    /// Paths that were handed out and not given back.
    public private(set) var handedOutCount = 0

    private var states: [FilePath: State] = [:]
    /// Paths in the order in which they are due. Entries whose time is no longer that of their path are stale.
    private var immediate: Deque<(due: Monotonic, path: FilePath)> = []
    private var settling: Deque<(due: Monotonic, path: FilePath)> = []
    /// The paths that are tried again, and whether that is because somebody writes them.
    private var retrying: [FilePath: (due: Monotonic, isBusy: Bool)] = [:]

    /// Nothing noted yet.
    public init(capacity: Int, settleAfter: Int) {
        self.capacity = capacity
        self.settleAfter = settleAfter
    }

    /// The folder was listed from its top: what was missed is noted again.
    public mutating func rescanBegins() { needsRescan = false }

    /// Notes may have been lost.
    public mutating func overflowed() { needsRescan = true }

    /// Something was seen of the file at `path`.
    public mutating func note(_ path: FilePath, _ sign: Sign, now: Monotonic) {
        switch states[path] {
        case nil:
            guard sign != .touched else { return }
            guard states.count < capacity else {
                needsRescan = true
                return
            }
            wait(path, sign, now: now, attempts: 0)
        case .waiting(_, let evidence, let attempts):
            if sign == .touched, attempts > 0 {
                wait(path, .found, now: now, attempts: attempts)
            } else if sign == .movedIn || sign == .closed {
                wait(path, sign, now: now, attempts: 0)
            } else if sign == .found, evidence == .none, attempts == 0, retrying[path] == nil {
                wait(path, .found, now: now, attempts: 0)
            }
        case .handedOut(let again, let attempts):
            // A listing sees files that are in hand; that is no news of them.
            guard sign != .found, sign != .touched || attempts > 0 else { return }
            states[path] = .handedOut(again: again == .movedIn ? again : sign, attempts: attempts)
        }
    }

    /// Takes up to `limit` paths that are due.
    public mutating func takeDue(now: Monotonic, limit: Int) -> [Due] {
        var taken: [Due] = []
        while taken.count < limit, let entry = immediate.first {
            immediate.removeFirst()
            take(entry, into: &taken)
        }
        while taken.count < limit, let entry = settling.first, entry.due <= now {
            settling.removeFirst()
            take(entry, into: &taken)
        }
        for (path, retry) in retrying where taken.count < limit && retry.due <= now {
            take((retry.due, path), into: &taken)
        }
        return taken
    }

    /// When the next path is due; `nil` when none is waiting.
    public var nextDue: Monotonic? {
        var earliest = immediate.first?.due
        for due in [settling.first?.due, retrying.values.lazy.map(\.due).min()] {
            guard let due else { continue }
            earliest = min(earliest ?? due, due)
        }
        return earliest
    }

    /// Whether some file is in hand or will be complete by itself: stuck ones may stay for ever.
    public var isBusy: Bool {
        handedOutCount > 0 || !immediate.isEmpty || !settling.isEmpty
            || retrying.values.contains { $0.isBusy }
    }

    /// A path is given back.
    public mutating func giveBack(_ path: FilePath, _ reason: Return, now: Monotonic) {
        guard case .handedOut(let again, let attempts) = states.removeValue(forKey: path) else {
            preconditionFailure("\(path) was not handed out")
        }
        handedOutCount -= 1
        if let again {
            wait(path, again == .touched ? .found : again, now: now, attempts: 0)
        } else if reason != .finished {
            let isBusy = reason == .beingWritten
            let retry = isBusy ? Self.busyRetry : Self.stuckRetry
            let due = now.advanced(milliseconds: min(retry.first << min(attempts, 10), retry.longest))
            states[path] = .waiting(due: due, evidence: .none, attempts: attempts + 1)
            retrying[path] = (due, isBusy)
        }
    }

    private mutating func wait(_ path: FilePath, _ sign: Sign, now: Monotonic, attempts: Int) {
        retrying[path] = nil
        switch sign {
        case .movedIn, .found, .touched:
            let evidence: Evidence = sign == .movedIn ? .whole : .none
            states[path] = .waiting(due: now, evidence: evidence, attempts: attempts)
            immediate.append((now, path))
        case .closed, .created:
            let due = now.advanced(milliseconds: settleAfter)
            let evidence: Evidence = sign == .closed ? .closed : .none
            states[path] = .waiting(due: due, evidence: evidence, attempts: attempts)
            settling.append((due, path))
        }
    }

    private mutating func take(_ entry: (due: Monotonic, path: FilePath), into taken: inout [Due]) {
        guard case .waiting(entry.due, let evidence, let attempts) = states[entry.path] else { return }
        retrying[entry.path] = nil
        states[entry.path] = .handedOut(again: nil, attempts: attempts)
        handedOutCount += 1
        taken.append(Due(path: entry.path, evidence: evidence))
    }
}
