internal import DequeModule
internal import HeapModule
public import Linux
public import Times

/// Tells when a file in the watched folder is complete, from what was noted of it.
///
/// A value without clock or disk: notes and the time go in, paths that are due come out. Invariants:
/// - a path that was handed out is not handed out again before it was given back; what is noted meanwhile
///   makes it due again;
/// - sources take turns, whatever waits in one of them;
/// - no more than ``capacity`` paths are kept, and of one source no more than ``sourceCapacity``: beyond that
///   the source is in ``missed``, and its folder tells.
public struct Arrivals: Sendable {
    /// Paths that are kept at most.
    public let capacity: Int
    /// Paths of one source that are kept at most.
    public var sourceCapacity: Int { capacity - capacity / 4 }
    /// Milliseconds for which a closed file must stay closed.
    public var settleAfter: Int

    /// Milliseconds before a file that could not be taken is tried again, doubled each time up to the longest.
    private static let busyRetry = (first: 250, longest: 2000)
    private static let stuckRetry = (first: 1000, longest: 60_000)
    /// Milliseconds for which a file must be unchanged where nobody tells when it is closed.
    static let quietTime = 2000
    /// Files that a source gives in its turn: enough to find its folder open still.
    private static let turn = 8
    /// Entries of paths whose state is another by now that are kept beside as many as there are paths.
    static let mostStale = 1024

    /// Sources of which files may have come that are not kept here.
    public internal(set) var missed: Set<FilePath> = []
    /// Whether files of any source may have come that are not kept here.
    public private(set) var missesAll = false
    /// Paths that wait or are handed out.
    public var count: Int { states.count }
    /// Entries that stand for paths, those among them that hold no more.
    var entryCount: Int { settling.count + lines.reduce(0) { $0 + $1.entryCount } }
    /// Paths that were handed out and not given back.
    public internal(set) var handedOutCount = 0
    /// Notes that changed something.
    public internal(set) var noteCount: UInt64 = 0

    var states: [FilePath: State] = [:]
    var stuckCount = 0
    var serial: UInt64 = 0
    var lines: [ArrivalLine] = []
    var freeLines: [Int] = []
    var linesOfSources: [FilePath: Int] = [:]
    /// The lines that have something to give, in the order of their turns.
    var turns: Deque<Int> = []
    /// Paths that are complete if nothing comes until then. Entries whose state is another by then are stale.
    var settling: Heap<Timed> = []
    /// Where nothing tells whether a file is being written, the status that it had when it was seen.
    var seen: [FilePath: FileStatus] = [:]

    struct State {
        var line: Int
        var serial: UInt64
        var attempts = 0
        var phase: Phase
    }

    enum Phase {
        case waiting(Evidence)
        /// To be tried again; whether that keeps a run that ends when all is done.
        case retrying(isBusy: Bool)
        case handedOut(again: Sign?)
    }

    struct Timed: Comparable {
        let due: Monotonic
        /// When the content changed last, where that is known: of a listing the oldest goes first.
        let modified: WallTime
        let entry: ArrivalLine.Entry

        static func < (left: Timed, right: Timed) -> Bool {
            if left.due != right.due { return left.due < right.due }
            if left.modified == right.modified, left.modified.nanoseconds != 0 {
                return left.entry.path.bytes.lexicographicallyPrecedes(right.entry.path.bytes)
            }
            return (left.modified, left.entry.serial) < (right.modified, right.entry.serial)
        }
        static func == (left: Timed, right: Timed) -> Bool { left.entry.serial == right.entry.serial }
    }

    /// Nothing noted yet.
    public init(capacity: Int, settleAfter: Int) {
        self.capacity = capacity
        self.settleAfter = settleAfter
    }

    /// Whether files may have come of which nothing is kept here.
    public var needsRescan: Bool { missesAll || !missed.isEmpty }

    /// The whole folder is going to be listed: what was missed will be noted again.
    public mutating func rescanBegins() {
        missesAll = false
        missed = []
    }

    /// The folder of one source is going to be listed.
    public mutating func rescanBegins(of source: FilePath) { missed.remove(source) }

    /// Notes may have been lost.
    public mutating func overflowed() { missesAll = true }

    /// Whether a listing may note more files of a source.
    public func hasRoom(for source: FilePath) -> Bool {
        guard count < capacity / 2 else { return false }
        guard let line = linesOfSources[source] else { return true }
        return lines[line].backlogCount < max(1, capacity / 8)
    }

    /// Something was seen of the file at `path`.
    ///
    /// - Parameters:
    ///   - modified: when its content changed last, where that is known.
    public mutating func note(
        _ path: FilePath, _ sign: Sign, modified: WallTime = WallTime(nanoseconds: 0), now: Monotonic
    ) {
        guard var state = states[path] else {
            guard sign != .touched, var state = newState(path) else { return }
            wait(path, &state, sign, modified, now: now)
            return
        }
        switch state.phase {
        case .retrying where sign == .touched:
            wait(path, &state, .found, modified, now: now)
        case .waiting, .retrying:
            guard sign == .movedIn || sign == .closed else { return }
            state.attempts = 0
            wait(path, &state, sign, modified, now: now)
        case .handedOut(let again):
            // A listing sees files that are in hand; that is no news of them.
            guard sign != .found, sign != .listed, sign != .touched || state.attempts > 0 else { return }
            state.phase = .handedOut(again: again == .movedIn ? again : sign)
            states[path] = state
        }
    }

    /// A listing saw the file at `path` where nothing tells whether it is being written: it is due when it
    /// has been in the same state for a while.
    public mutating func note(_ path: FilePath, unwatched status: FileStatus, now: Monotonic) {
        if var state = states[path] {
            guard case .waiting = state.phase, let before = seen[path], !before.isSameState(as: status) else {
                return
            }
            wait(path, &state, status, now: now)
        } else if var state = newState(path) {
            wait(path, &state, status, now: now)
        }
    }

    /// Takes up to `limit` paths that are due.
    public mutating func takeDue(now: Monotonic, limit: Int) -> [Due] {
        while let next = settling.min, next.due <= now {
            settling.removeMin()
            guard let state = states[next.entry.path], state.serial == next.entry.serial else { continue }
            lines[state.line].add(next.entry)
            giveTurn(state.line)
        }
        var taken: [Due] = []
        while taken.count < limit, let line = turns.popFirst() {
            for _ in 0..<Self.turn where taken.count < limit {
                guard let entry = lines[line].next() else { break }
                if let due = take(entry) { taken.append(due) }
            }
            if lines[line].isEmpty {
                lines[line].hasTurn = false
                freeIfUnused(line)
            } else {
                turns.append(line)
            }
        }
        return taken
    }

    /// Takes the file at `path` out of its turn, whatever else waits; `nil` where it is in hand already.
    public mutating func take(_ path: FilePath, _ evidence: Evidence) -> Due? {
        guard var state = states[path] ?? newState(path, isUrgent: true) else { return nil }
        if case .handedOut = state.phase { return nil }
        let entry = enter(path, &state, .waiting(evidence))
        return take(entry)
    }

    /// When the next path is due; `nil` when none is waiting.
    public var nextDue: Monotonic? { turns.isEmpty ? settling.min?.due : Monotonic(nanoseconds: 0) }

    /// Whether some file is in hand or will be complete by itself: stuck ones may stay for ever.
    public var isBusy: Bool { states.count > stuckCount }

    /// A path is given back.
    ///
    /// - Returns: whether it is kept, to be tried again.
    @discardableResult
    public mutating func giveBack(_ path: FilePath, _ reason: Return, now: Monotonic) -> Bool {
        guard var state = states[path], case .handedOut(let again) = state.phase else {
            preconditionFailure("\(path) was not handed out")
        }
        handedOutCount -= 1
        // Where nothing tells who writes, the next listing sees the file as it is then.
        let isSeenAgain = !seen.isEmpty && seen.removeValue(forKey: path) != nil && reason == .beingWritten
        // Stuck files must not fill the room of all others: the next listing finds those that are let go.
        let isTooMany = reason == .stuck && stuckCount >= capacity / 4
        if let again {
            state.attempts = 0
            wait(path, &state, again == .touched ? .found : again, WallTime(nanoseconds: 0), now: now)
        } else if reason == .finished || isSeenAgain || isTooMany {
            states[path] = nil
            lines[state.line].count -= 1
            freeIfUnused(state.line)
            return false
        } else {
            let isBusy = reason == .beingWritten
            let retry = isBusy ? Self.busyRetry : Self.stuckRetry
            let due = now.advanced(
                milliseconds: min(retry.first << min(state.attempts, 10), retry.longest))
            state.attempts += 1
            wait(path, &state, .retrying(isBusy: isBusy), until: due)
        }
        return true
    }
}
