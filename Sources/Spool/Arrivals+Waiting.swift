internal import HeapModule
internal import Linux
internal import Times

/// How paths wait: which phase each is in, in whose line, and until when.
extension Arrivals {
    /// Makes room for a path that is not kept yet; `nil` where there is none.
    mutating func newState(_ path: FilePath, isUrgent: Bool = false) -> State? {
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

    mutating func freeIfUnused(_ line: Int) {
        guard lines[line].count == 0, !lines[line].hasTurn else { return }
        linesOfSources[lines[line].source] = nil
        freeLines.append(line)
    }

    mutating func giveTurn(_ line: Int) {
        guard !lines[line].hasTurn else { return }
        lines[line].hasTurn = true
        turns.append(line)
    }

    /// Lets a path wait for its turn, or for the time after which it is complete.
    mutating func wait(
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

    mutating func wait(
        _ path: FilePath, _ state: inout State, _ status: FileStatus, now: Monotonic
    ) {
        seen[path] = status
        wait(
            path, &state, .waiting(.unchanged(status)), until: now.advanced(milliseconds: Self.quietTime),
            modified: status.modified)
    }

    mutating func wait(
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
    mutating func enter(_ path: FilePath, _ state: inout State, _ phase: Phase) -> ArrivalLine.Entry {
        if let before = states[path]?.phase, case .retrying(isBusy: false) = before { stuckCount -= 1 }
        if case .retrying(isBusy: false) = phase { stuckCount += 1 }
        serial += 1
        noteCount += 1
        state.serial = serial
        state.phase = phase
        states[path] = state
        return ArrivalLine.Entry(path: path, serial: serial)
    }

    mutating func take(_ entry: ArrivalLine.Entry) -> Due? {
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
