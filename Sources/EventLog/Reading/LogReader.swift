public import Linux

/// Reads a log from a sequence on, in order, as far as it is durable.
///
/// It needs no daemon and holds none up. What it has returned once stays in the log. Asked again after it
/// came to the end, it looks for what was added, over seals as well.
public struct LogReader: ~Copyable {
    private let finder: SegmentFinder
    private var file: SegmentFile?
    /// The name of the open segment when it was opened.
    private var path: FilePath
    /// The sequence that names the open segment; `nil` while it is the current one.
    private var first: UInt64?
    private var scanner = LineScanner(from: 0)
    /// The sequence that is read next.
    public private(set) var nextSequence: UInt64
    /// The sequence of the last whole line that was read, wanted or not.
    private var reached: UInt64
    /// The last sequence that may be returned, as far as is known.
    private var bound: UInt64 = 0
    /// What has not been told yet: whether damage matters shows when the next whole line is read.
    private var pending: [LogReadError] = []
    /// Bad lines since the last whole one, each of which may have been an event.
    private var badLines: UInt64 = 0
    /// Whether lines since the last whole one could not be decompressed, nobody knows how many.
    private var hasLostFrame = false
    /// Whether the open segment has no readable frame any more.
    private var isSpent = false
    /// Whether what is removed before the first event is of no concern: the reader begins with the oldest.
    private var takesOldest: Bool
    /// Whether nothing is sealed and no line of the current segment was read, so that it may begin anywhere.
    private var mayBeginLate = false

    /// A reader of the log in `folder` whose first event is `sequence` or the next after it; with 0 the oldest
    /// event that there is.
    public init(_ folder: LogFolder, on disk: any Disk, from sequence: UInt64 = 0) {
        finder = SegmentFinder(folder: folder, disk: disk)
        path = folder.current
        takesOldest = sequence == 0
        nextSequence = min(max(1, sequence), LogFolder.largestSequence)
        reached = nextSequence - 1
    }

    /// The next event; `nil` when there is no further one yet.
    ///
    /// - Throws: ``LogReadError/damage(_:)`` when the next event is not as it was written, and
    ///   ``LogReadError/removed(from:oldest:)`` when it is not there any more: asked again, the reader goes on
    ///   after that. ``LogReadError/failed(_:)`` when a file cannot be read.
    public mutating func next() throws(LogReadError) -> LogEvent? {
        do throws(SystemError) {
            if nextSequence + badLines > bound { bound = try readableBound() }
        } catch { throw .failed(error) }
        guard nextSequence + badLines <= bound || !pending.isEmpty else { return nil }
        while true {
            guard let line = try nextLine() else { return try atEnd() }
            switch EventLine.check(scanner.buffer.span.extracting(line.range)) {
            case .success(let place):
                if let event = try examine(place, line) { return event }
                if place.sequence > bound { return nil }
            case .failure(let fault):
                let isBlank = EventLine.isBlank(scanner.buffer.span.extracting(line.range))
                if !isBlank { note(.badLine(fault), line.offset) }
            }
        }
    }

    /// The event of a whole line; `nil` where the line is to be passed over, or is looked at again later.
    private mutating func examine(
        _ place: EventLine.Place, _ line: LineScanner.Line
    ) throws(LogReadError) -> LogEvent? {
        let isBeforeWanted = reached + 1 < nextSequence && place.sequence == nextSequence
        if place.sequence < nextSequence || isBeforeWanted {
            // Whatever was wrong before it is not what was asked for.
            pending = []
            badLines = 0
            hasLostFrame = false
            reached = place.sequence - 1
        }
        guard place.sequence >= nextSequence else {
            reached = place.sequence
            mayBeginLate = false
            return nil
        }
        guard pending.isEmpty, place.sequence <= bound else {
            scanner.rewind(to: line)
            if pending.isEmpty { return nil }
            throw pending.removeFirst()
        }
        if !hasLostFrame, place.sequence > reached + 1 + badLines {
            scanner.rewind(to: line)
            try noteGap(to: place.sequence, line)
            if pending.isEmpty { return nil }
            throw pending.removeFirst()
        }
        move(to: place.sequence + 1)
        takesOldest = false
        mayBeginLate = false
        return LogEvent(
            sequence: place.sequence, line: scanner.bytes(of: line), segment: path, offset: line.offset)
    }

    /// Notes that events before `sequence` are missing, and goes on there.
    private mutating func noteGap(
        to sequence: UInt64, _ line: LineScanner.Line
    ) throws(LogReadError) {
        if mayBeginLate, badLines == 0 {
            noteRemoval(to: sequence)
        } else if try isKnownToBeLost(reached + 1...sequence - 1) {
            move(to: sequence)
        } else {
            note(.wrongSequence(found: sequence), line.offset)
            move(to: sequence)
        }
        mayBeginLate = false
    }

    /// Notes that the log begins with `oldest` now, and goes on there.
    private mutating func noteRemoval(to oldest: UInt64) {
        if !takesOldest {
            pending.append(.removed(from: max(nextSequence, reached + 1 + badLines), oldest: oldest))
        }
        move(to: oldest)
    }

    /// Tells what is wrong at the end of the log, if anything is.
    private mutating func atEnd() throws(LogReadError) -> LogEvent? {
        if !pending.isEmpty { throw pending.removeFirst() }
        let expected = max(nextSequence, reached + 1 + badLines)
        guard expected <= bound else { return nil }
        if mayBeginLate {
            // Nothing is left at all: a tombstone tells that this is as it should be.
            let tombstone: Tombstone?
            do { tombstone = try Tombstone.last(in: finder.folder, on: finder.disk) } catch {
                throw .failed(error)
            }
            if let tombstone, tombstone.next > bound {
                noteRemoval(to: tombstone.next)
                if pending.isEmpty { return nil }
                throw pending.removeFirst()
            }
        }
        let isKnown = try isKnownToBeLost(expected...bound)
        move(to: bound + 1)
        if hasLostFrame || isKnown { return nil }
        throw .damage(
            LogDamage(
                segment: path, line: 0, offset: scanner.offset, expected: expected,
                kind: .missing(durable: bound)))
    }

    /// Whether a repair has recorded that these events are lost: that is no damage any more.
    private func isKnownToBeLost(_ events: ClosedRange<UInt64>) throws(LogReadError) -> Bool {
        do throws(SystemError) {
            return try KnownLosses.read(finder.folder, on: finder.disk).covers(events)
        } catch { throw .failed(error) }
    }

    private mutating func move(to sequence: UInt64) {
        nextSequence = sequence
        reached = sequence - 1
        badLines = 0
        hasLostFrame = false
    }

    private mutating func note(_ kind: LogDamage.Kind, _ offset: Int) {
        pending.append(
            .damage(
                LogDamage(
                    segment: path, line: 0, offset: offset, expected: reached + 1 + badLines, kind: kind)))
        if case .wrongSequence = kind { return }
        badLines += 1
        mayBeginLate = false
    }

    /// The next whole line, from the following segment if this one has ended.
    private mutating func nextLine() throws(LogReadError) -> LineScanner.Line? {
        do throws(SystemError) {
            while true {
                if let file = file.take() {
                    let line = try lineOrDamage(in: file)
                    self.file = consume file
                    if let line { return line }
                }
                guard try step() else { return nil }
            }
        } catch { throw .failed(error) }
    }

    /// The next whole line of a segment. What cannot be decompressed is noted and gone past.
    private mutating func lineOrDamage(in file: borrowing SegmentFile) throws(SystemError) -> LineScanner
        .Line?
    {
        while !isSpent {
            do throws(SystemError) { return try scanner.nextWhole(in: file) } catch {
                guard error.isNotAsWritten else { throw error }
                note(.badFrame, scanner.readOffset)
                hasLostFrame = true
                let next = file.resumption(after: scanner.readOffset)
                isSpent = next == nil
                scanner = LineScanner(from: next ?? scanner.readOffset)
            }
        }
        return nil
    }

    /// Goes on where the open segment has ended; `false` when there is nothing to go on to yet.
    private mutating func step() throws(SystemError) -> Bool {
        guard let file = file.take() else {
            return try open(finder.open(holding: nextSequence), isFresh: true)
        }
        if let first {
            if let rest = scanner.rest() { note(.cutShort, rest.offset) }
            if try open(finder.open(after: first)) { return true }
            self.file = consume file
            return false
        }
        let status = try file.status()
        if try finder.isCurrent(status) {
            self.file = consume file
            return false
        }
        // It was sealed, and may have grown before that. Where its name is gone as well, it was compressed or
        // removed since: whatever holds the next event now is read anew.
        guard let first = try finder.first(ofSealed: status) else {
            return try open(finder.open(holding: nextSequence), isFresh: true)
        }
        self.first = first
        self.file = consume file
        return true
    }

    /// Begins to read a segment; a fresh one is not the successor of the one before.
    private mutating func open(
        _ found: consuming SegmentFinder.Found?, isFresh: Bool = false
    ) throws(SystemError) -> Bool {
        guard let found else { return false }
        if isFresh { reached = min(found.begins, nextSequence) - 1 }
        first = found.first
        path = found.file.path
        mayBeginLate = found.isOldest && found.first == nil
        if found.isOldest, let first, first > max(nextSequence, reached + 1 + badLines) {
            noteRemoval(to: first)
        }
        var start = 0
        if isFresh {
            var index = SegmentIndex()
            do throws(SystemError) { start = try index.offset(before: nextSequence, in: found.file) } catch {
                guard error.isNotAsWritten else { throw error }
            }
        }
        file = found.take()
        scanner = LineScanner(from: start)
        isSpent = false
        return true
    }

    /// How far the log may be read: to the durable mark. Where there is none, to where a recovery would keep
    /// it, unless one is at it.
    private func readableBound() throws(SystemError) -> UInt64 {
        if let mark = try DurableMark.read(finder.folder, on: finder.disk) {
            return max(bound, mark.sequence)
        }
        let last = try finder.lastSequence()
        return try LogLock.isHeld(finder.folder, on: finder.disk) ? bound : max(bound, last)
    }
}
