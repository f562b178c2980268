public import Linux

/// One event as it stands in a log.
public struct LogEvent: Equatable, Sendable {
    /// Its number.
    public let sequence: UInt64
    /// Its line, without the newline.
    public let line: [UInt8]
    /// The segment that it was read from, by the name that the segment had then.
    public let segment: FilePath
    /// The offset of the line in the segment.
    public let offset: Int
}

/// Reads a log from a sequence on, in order, as far as it is durable.
///
/// It needs no daemon and holds none up. What it has returned once stays in the log. Asked again after it
/// came to the end, it looks for what was added, over seals as well.
public struct LogReader: ~Copyable {
    private let folder: LogFolder
    private let disk: any Disk
    private var file: OpenFile?
    /// The name of the open segment when it was opened.
    private var segment: FilePath
    private var scanner = LineScanner(from: 0)
    /// The sequence that is read next.
    public private(set) var nextSequence: UInt64
    /// The last sequence that may be returned, as far as is known.
    private var bound: UInt64 = 0

    /// A reader of the log in `folder` whose first event is `sequence` or the next after it.
    public init(_ folder: LogFolder, on disk: any Disk, from sequence: UInt64 = 1) {
        self.folder = folder
        self.disk = disk
        segment = folder.current
        nextSequence = max(1, sequence)
    }

    /// The next event; `nil` when there is no further one yet.
    ///
    /// - Throws: ``LogReadError/damage(_:)`` when the next event is not as it was written: asked again, the
    ///   reader goes on after the damage. ``LogReadError/failed(_:)`` when a file cannot be read.
    public mutating func next() throws(LogReadError) -> LogEvent? {
        do throws(SystemError) {
            if nextSequence > bound { bound = try readableBound() }
            guard nextSequence <= bound else { return nil }
            if file == nil { try openSegment() }
        } catch { throw .failed(error) }
        while true {
            guard let line = try nextLine() else { return nil }
            switch EventLine.check(line.bytes.span) {
            case .success(let place) where place.sequence < nextSequence: continue
            case .success(let place):
                // Lines after the durable mark are looked at again when it has moved.
                guard place.sequence <= bound else {
                    scanner = LineScanner(from: line.offset)
                    return nil
                }
                let expected = nextSequence
                nextSequence = place.sequence
                guard place.sequence == expected else {
                    scanner = LineScanner(from: line.offset)
                    throw damage(line, expected: expected, .wrongSequence(found: place.sequence))
                }
                nextSequence += 1
                return LogEvent(
                    sequence: place.sequence, line: line.bytes, segment: segment,
                    offset: line.offset)
            case .failure(let fault):
                if EventLine.isBlank(line.bytes.span) { continue }
                throw damage(line, expected: nextSequence, .badLine(fault))
            }
        }
    }

    /// The last sequence in the log that is durable; 0 when there is none.
    public static func lastSequence(in folder: LogFolder, on disk: any Disk) throws(SystemError) -> UInt64 {
        var reader = LogReader(folder, on: disk)
        return try reader.readableBound(orLast: true)
    }

    private func damage(_ line: LineScanner.Line, expected: UInt64, _ kind: LogDamage.Kind) -> LogReadError {
        .damage(
            LogDamage(
                segment: segment, line: 0, offset: line.offset, expected: expected,
                kind: kind))
    }

    /// The next whole line, from the following segment if this one has ended.
    private mutating func nextLine() throws(LogReadError) -> LineScanner.Line? {
        do throws(SystemError) {
            while true {
                if let file = file.take() {
                    let line = try scanner.nextWhole(in: file)
                    self.file = consume file
                    if let line { return line }
                }
                // The event is durable and not in this segment, so the segment was sealed before it.
                guard try openSegment() else { return nil }
            }
        } catch { throw .failed(error) }
    }

    /// Opens the segment that should hold ``nextSequence``; `false` when it is the one that was read to its
    /// end already.
    @discardableResult
    private mutating func openSegment() throws(SystemError) -> Bool {
        let previous = file.take()
        let identity = try previous?.status()
        let opened = try SegmentFinder(folder: folder, disk: disk).open(holding: nextSequence)
        guard let opened else {
            file = previous
            return false
        }
        if let identity, try opened.status().isSameFile(as: identity) {
            file = previous
            return false
        }
        segment = opened.path
        file = consume opened
        scanner = LineScanner(from: 0)
        return true
    }

    /// How far the log may be read: to the durable mark, or to its end where there is no mark.
    private mutating func readableBound(orLast: Bool = false) throws(SystemError) -> UInt64 {
        var previous: DurableMark?
        // The mark is 42 bytes that are overwritten in place: seen twice alike, it was seen whole.
        for _ in 0..<100 {
            guard let bytes = try disk.contents(of: folder.durable), let mark = DurableMark(bytes) else { break }
            if mark == previous { return mark.sequence }
            previous = mark
        }
        return try orLast ? SegmentFinder(folder: folder, disk: disk).lastSequence() : .max
    }
}

extension FileStatus {
    /// Whether both are of one file, whatever it is called.
    func isSameFile(as other: FileStatus) -> Bool { device == other.device && inode == other.inode }
}
