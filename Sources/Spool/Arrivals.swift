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
    private static let quietTime = 2000
    /// Files that a source gives in its turn: enough to find its folder open still.
    private static let turn = 8
    /// Entries of paths whose state is another by now that are kept beside as many as there are paths.
    private static let mostStale = 1024

    /// Sources of which files may have come that are not kept here.
    public private(set) var missed: Set<FilePath> = []
    /// Whether files of any source may have come that are not kept here.
    public private(set) var missesAll = false
    /// Paths that wait or are handed out.
    public var count: Int { states.count }
    /// Entries that stand for paths, those among them that hold no more.
    var entryCount: Int { settling.count + lines.reduce(0) { $0 + $1.entryCount } }
    /// Paths that were handed out and not given back.
    public private(set) var handedOutCount = 0
    /// Notes that changed something.
    public private(set) var noteCount: UInt64 = 0

    private var states: [FilePath: State] = [:]
    private var stuckCount = 0
    private var serial: UInt64 = 0
    private var lines: [ArrivalLine] = []
    private var freeLines: [Int] = []
    private var linesOfSources: [FilePath: Int] = [:]
    /// The lines that have something to give, in the order of their turns.
    private var turns: Deque<Int> = []
    /// Paths that are complete if nothing comes until then. Entries whose state is another by then are stale.
    private var settling: Heap<Timed> = []
    /// Where nothing tells whether a file is being written, the status that it had when it was seen.
    private var seen: [FilePath: FileStatus] = [:]

    private struct State {
        var line: Int
        var serial: UInt64
        var attempts = 0
        var phase: Phase
    }

    private enum Phase {
        case waiting(Evidence)
        /// To be tried again; whether that keeps a run that ends when all is done.
        case retrying(isBusy: Bool)
        case handedOut(again: Sign?)
    }

    private struct Timed: Comparable {
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

extension Arrivals {
    /// Makes room for a path that is not kept yet; `nil` where there is none.
    private mutating func newState(_ path: FilePath, isUrgent: Bool = false) -> State? {
        let source = path.firstFolder ?? FilePath(bytes: [])
        let known = linesOfSources[source]
        let hasRoom = states.count < capacity && known.map { lines[$0].count < sourceCapacity } ?? true
        guard hasRoom || isUrgent else {
            missed.insert(source)
            return nil
        }
        let line = known ?? newLine(source)
        lines[line].count += 1
        return State(line: line, serial: 0, phase: .waiting(.none))
    }

    private mutating func newLine(_ source: FilePath) -> Int {
        let line = freeLines.popLast() ?? lines.count
        if line == lines.count {
            lines.append(ArrivalLine(source: source))
        } else {
            lines[line] = ArrivalLine(source: source)
        }
        linesOfSources[source] = line
        return line
    }

    private mutating func freeIfUnused(_ line: Int) {
        guard lines[line].count == 0, !lines[line].hasTurn else { return }
        linesOfSources[lines[line].source] = nil
        freeLines.append(line)
    }

    private mutating func giveTurn(_ line: Int) {
        guard !lines[line].hasTurn else { return }
        lines[line].hasTurn = true
        turns.append(line)
    }

    /// Lets a path wait for its turn, or for the time after which it is complete.
    private mutating func wait(
        _ path: FilePath, _ state: inout State, _ sign: Sign, _ modified: WallTime, now: Monotonic
    ) {
        if !seen.isEmpty { seen[path] = nil }
        switch sign {
        case .closed, .created:
            let evidence: Evidence = sign == .closed ? .closed : .none
            wait(
                path, &state, .waiting(evidence), until: now.advanced(milliseconds: settleAfter),
                modified: modified)
        case .movedIn, .found, .listed, .touched:
            let evidence: Evidence = sign == .movedIn ? .whole : sign == .listed ? .listed : .none
            let entry = enter(path, &state, .waiting(evidence))
            if sign == .found || sign == .listed, modified.nanoseconds != 0 {
                lines[state.line].add(entry, modified: modified)
            } else {
                lines[state.line].add(entry)
            }
            clean(state.line)
            giveTurn(state.line)
        }
    }

    private mutating func wait(
        _ path: FilePath, _ state: inout State, _ status: FileStatus, now: Monotonic
    ) {
        seen[path] = status
        wait(
            path, &state, .waiting(.unchanged(status)), until: now.advanced(milliseconds: Self.quietTime),
            modified: status.modified)
    }

    private mutating func wait(
        _ path: FilePath, _ state: inout State, _ phase: Phase, until due: Monotonic,
        modified: WallTime = WallTime(nanoseconds: 0)
    ) {
        settling.insert(Timed(due: due, modified: modified, entry: enter(path, &state, phase)))
        guard settling.count > 2 * states.count + Self.mostStale else { return }
        settling = Heap(settling.unordered.filter { isAlive($0.entry) })
    }

    /// Whether the path still waits for what this entry stands for.
    private func isAlive(_ entry: ArrivalLine.Entry) -> Bool { states[entry.path]?.serial == entry.serial }

    /// A path is written to its line. One that is renamed over again and again leaves an entry there each time.
    private mutating func clean(_ line: Int) {
        guard lines[line].entryCount > 2 * lines[line].count + Self.mostStale else { return }
        let states = states
        lines[line].keep { states[$0.path]?.serial == $0.serial }
    }

    /// Puts a path into another phase of waiting, which makes its earlier entries stale.
    private mutating func enter(_ path: FilePath, _ state: inout State, _ phase: Phase) -> ArrivalLine.Entry {
        if let before = states[path]?.phase, case .retrying(isBusy: false) = before { stuckCount -= 1 }
        if case .retrying(isBusy: false) = phase { stuckCount += 1 }
        serial += 1
        noteCount += 1
        state.serial = serial
        state.phase = phase
        states[path] = state
        return ArrivalLine.Entry(path: path, serial: serial)
    }

    private mutating func take(_ entry: ArrivalLine.Entry) -> Due? {
        guard var state = states[entry.path], state.serial == entry.serial else { return nil }
        let evidence: Evidence
        switch state.phase {
        case .handedOut: return nil
        case .waiting(let known): evidence = known
        case .retrying(let isBusy):
            evidence = .none
            if !isBusy { stuckCount -= 1 }
        }
        state.phase = .handedOut(again: nil)
        states[entry.path] = state
        handedOutCount += 1
        return Due(path: entry.path, evidence: evidence)
    }
}
