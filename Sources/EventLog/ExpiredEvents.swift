public import Linux

/// Reads what is left of the events of removed segments, in order: events without their texts.
public struct ExpiredEvents: ~Copyable {
    private let folder: LogFolder
    private let disk: any Disk
    private var segments: ArraySlice<UInt64>
    private var file: OpenFile?
    private var scanner = LineScanner(from: 0)
    /// The sequence before the next one that is wanted.
    private var reached: UInt64

    /// What is left of the events from `sequence` on.
    public init(_ folder: LogFolder, on disk: any Disk, from sequence: UInt64) throws(SystemError) {
        self.folder = folder
        self.disk = disk
        reached = max(1, sequence) - 1
        segments = try Tombstone.names(in: folder, on: disk)[...]
        // The last one that begins before it may hold it.
        if let holding = segments.lastIndex(where: { $0 <= sequence }) { segments = segments[holding...] }
    }

    /// The next one; `nil` after the last. What is damaged is passed over.
    public mutating func next() throws(SystemError) -> LogEvent? {
        while true {
            if let file = file.take() {
                let line = try scanner.nextWhole(in: file)
                let path = file.path
                if let line {
                    self.file = consume file
                    guard
                        case .success(let place) = EventLine.check(scanner.buffer.span.extracting(line.range)),
                        place.sequence > reached
                    else { continue }
                    reached = place.sequence
                    return LogEvent(
                        sequence: place.sequence, line: scanner.bytes(of: line), segment: path,
                        offset: line.offset)
                }
            }
            guard let first = segments.popFirst() else { return nil }
            scanner = LineScanner(from: 0)
            do { file = try OpenFile(folder.stripped(first: first), .read, on: disk) } catch {
                guard error.isMissing else { throw error }
            }
        }
    }
}
