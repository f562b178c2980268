public import Linux

/// Finds single events of a log by their sequence, in any order and in bounded memory.
///
/// The places that one look came by shorten the next one in the same segment. It sees events as soon as they
/// are written, durable or not.
public final class EventLookup {
    /// One segment, and where some of its events stand.
    private final class Segment {
        let file: SegmentFile
        let begins: UInt64
        /// The sequence after its last one; `nil` for the current one, which grows.
        let ends: UInt64?
        private var index = SegmentIndex()

        init(_ found: consuming SegmentFinder.Found) {
            (begins, ends) = (found.begins, found.ends)
            file = found.take()
        }

        func mayHold(_ sequence: UInt64) -> Bool { sequence >= begins && sequence < ends ?? .max }

        func line(of sequence: UInt64) throws(SystemError) -> [UInt8]? {
            var scanner = LineScanner(
                from: try index.offset(before: sequence, in: file), pieceSize: EventLookup.pieceSize)
            while true {
                do throws(SystemError) {
                    return try line(of: sequence, &scanner)
                } catch {
                    guard error.isNotAsWritten, let next = file.resumption(after: scanner.readOffset) else {
                        if error.isNotAsWritten { return nil }
                        throw error
                    }
                    scanner = LineScanner(from: next, pieceSize: EventLookup.pieceSize)
                }
            }
        }

        private func line(of sequence: UInt64, _ scanner: inout LineScanner) throws(SystemError) -> [UInt8]? {
            while let line = try scanner.nextWhole(in: file) {
                let span = scanner.buffer.span.extracting(line.range)
                guard case .success(let place) = EventLine.check(span), place.sequence >= sequence else {
                    continue
                }
                return place.sequence == sequence ? scanner.bytes(of: line) : nil
            }
            return nil
        }
    }

    /// Segments that are kept at most; recent events are asked for most.
    private static let kept = 4
    /// Bytes of one read: a few events.
    private static let pieceSize = 16 << 10

    private let folder: LogFolder
    private let disk: any Disk
    /// The segments that were looked at, the last one last.
    private var segments: [Segment] = []

    /// A lookup in the log in `folder`.
    public init(_ folder: LogFolder, on disk: any Disk) {
        self.folder = folder
        self.disk = disk
    }

    /// The line of the event `sequence`, without its newline; `nil` when the log does not have it or it is not
    /// as it was written.
    public func line(of sequence: UInt64) throws(SystemError) -> [UInt8]? {
        for segment in segments.reversed() where segment.mayHold(sequence) {
            if let line = try segment.line(of: sequence) { return line }
        }
        guard let found = try SegmentFinder(folder: folder, disk: disk).open(holding: sequence) else {
            return nil
        }
        let segment = Segment(found)
        // The same one as before holds it no better; but what was the current one may be sealed now.
        if let known = segments.firstIndex(where: { $0.begins == segment.begins }) {
            segments.remove(at: known)
        }
        if segments.count == Self.kept { segments.removeFirst() }
        segments.append(segment)
        return try segment.line(of: sequence)
    }
}
