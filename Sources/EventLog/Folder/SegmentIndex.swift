internal import Linux
internal import Times

/// Finds the place of an event in one segment by halving, and remembers the places that it came by.
///
/// No event has to be read that is not looked at, so the size of a segment hardly matters. It relies on what
/// the lines themselves say: where a segment is damaged, the place that is found is before the event all the
/// same, or the beginning.
struct SegmentIndex {
    /// A whole line that was seen.
    struct Mark {
        let offset: Int
        let sequence: UInt64
        let time: WallTime?
    }

    /// Bytes between two marks that are read rather than halved: a few events.
    private static let enough = 16 << 10
    /// Marks that are kept, of 40 bytes: enough for a segment of the usual size.
    private static let mostMarks = 4096
    /// Bytes of one read.
    private static let pieceSize = 16 << 10

    /// In the order of the file.
    private var marks: [Mark] = []

    /// The offset of a line of `file` from which the event `sequence` is reached after a short way; 0 where no
    /// event before it is known.
    mutating func offset(before sequence: UInt64, in file: borrowing SegmentFile) throws(SystemError) -> Int {
        try search(in: file) { $0.sequence <= sequence }?.offset ?? 0
    }

    /// The last line of `file` before which everything was decided before `time`, about; `nil` for the first.
    mutating func mark(before time: WallTime, in file: borrowing SegmentFile) throws(SystemError) -> Mark? {
        try search(in: file) { $0.time.map { $0 < time } ?? true }
    }

    /// The first whole event of `file`; `nil` when there is none.
    static func first(of file: borrowing SegmentFile) throws(SystemError) -> Mark? {
        try mark(after: 0, before: .max, in: file)
    }

    /// The last mark that `isBefore` what is looked for, near enough to it; `nil` when even the first is not.
    private mutating func search(
        in file: borrowing SegmentFile, _ isBefore: (Mark) -> Bool
    ) throws(SystemError) -> Mark? {
        if marks.isEmpty, let first = try Self.first(of: file) { marks.append(first) }
        var low = marks.lastIndex(where: isBefore)
        var lowest = low.map { marks[$0] }
        var end = try file.length()
        if let next = low.map({ $0 + 1 }) ?? marks.indices.first, next < marks.count {
            end = marks[next].offset
        }
        guard lowest != nil else { return nil }
        while let from = lowest?.offset, end - from > Self.enough {
            let middle = from + (end - from) / 2
            guard let mark = try Self.mark(after: middle, before: end, in: file) else {
                end = middle
                continue
            }
            let isBefore = isBefore(mark)
            if remember(mark, after: low), isBefore { low = (low ?? -1) + 1 }
            if isBefore { lowest = mark } else { end = middle }
        }
        return lowest
    }

    /// Keeps a mark that stands after the one at `index`; `false` when there is no room or it is there already.
    private mutating func remember(_ mark: Mark, after index: Int?) -> Bool {
        let next = (index ?? -1) + 1
        guard marks.count < Self.mostMarks, next == marks.count || marks[next].offset != mark.offset else {
            return false
        }
        marks.insert(mark, at: next)
        return true
    }

    /// The first whole event whose line begins after `offset`, or at it where that begins a line for sure, and
    /// before `end`.
    private static func mark(
        after offset: Int, before end: Int, in file: borrowing SegmentFile
    ) throws(SystemError) -> Mark? {
        do throws(SystemError) {
            // From the byte before, so that a line which begins just there is found.
            var scanner = LineScanner(from: max(0, offset - 1), pieceSize: pieceSize)
            if offset > 0 { _ = try scanner.nextWhole(in: file) }
            while scanner.offset < end, let line = try scanner.nextWhole(in: file) {
                let bytes = scanner.buffer.span.extracting(line.range)
                guard case .success(let place) = EventLine.check(bytes) else { continue }
                return Mark(offset: line.offset, sequence: place.sequence, time: EventLine.time(of: bytes))
            }
        } catch {
            // Where a frame cannot be decompressed, what comes before it is the place to begin.
            guard error.isNotAsWritten else { throw error }
        }
        return nil
    }
}
