public import Linux

/// Finds single events of a log by their sequence, in any order.
///
/// The place of each line is noted when its segment is first read, 16 bytes an event, so that a second look at
/// a segment is one read. It sees events as soon as they are written, durable or not.
public final class EventLookup {
    /// One segment, and where its events stand.
    private final class Segment {
        let file: SegmentFile
        let begins: UInt64
        private var scanner = LineScanner(from: 0)
        private var places: [(offset: Int, length: Int)] = []

        init(file: consuming SegmentFile, begins: UInt64) {
            self.file = file
            self.begins = begins
        }

        func line(of sequence: UInt64) throws(SystemError) -> [UInt8]? {
            guard sequence >= begins else { return nil }
            let index = Int(sequence - begins)
            if index >= places.count { try noteFurtherLines() }
            guard index < places.count, places[index].length > 0 else { return nil }
            return try file.read(at: places[index].offset, count: places[index].length)
        }

        private func noteFurtherLines() throws(SystemError) {
            while let line = try scanner.nextWhole(in: file) {
                let span = scanner.buffer.span.extracting(line.range)
                guard case .success(let place) = EventLine.check(span), place.sequence >= begins else {
                    continue
                }
                let index = Int(place.sequence - begins)
                // What a damaged line held is missing, and stays so.
                while places.count < index { places.append((0, 0)) }
                if places.count == index { places.append((line.offset, line.range.count)) }
            }
        }
    }

    /// Segments that are kept at most; recent events are asked for most.
    private static let kept = 4

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
        for segment in segments.reversed() {
            if let line = try segment.line(of: sequence) { return line }
        }
        guard let found = try SegmentFinder(folder: folder, disk: disk).open(holding: sequence) else {
            return nil
        }
        let begins = found.begins
        if segments.contains(where: { $0.begins == begins }) { return nil }
        if segments.count == Self.kept { segments.removeFirst() }
        let segment = Segment(file: found.take(), begins: begins)
        segments.append(segment)
        return try segment.line(of: sequence)
    }
}
