public import Linux

/// What is left of the events whose segments were removed: their lines without the texts.
public struct ExpiredEvents {
    private let folder: LogFolder
    private let disk: any Disk

    /// The removed events of the log in `folder`.
    public init(_ folder: LogFolder, on disk: any Disk) {
        (self.folder, self.disk) = (folder, disk)
    }

    /// Calls `body` with the line of each, in order, and its sequence. Those whose segment is there still are not
    /// among them: the log has them whole.
    ///
    /// - Returns: the sequence after the last removed event; 1 where none was removed.
    @discardableResult
    public func forEach(
        from start: UInt64 = 1, _ body: (_ sequence: UInt64, _ line: [UInt8]) throws(SystemError) -> Void
    ) throws(SystemError) -> UInt64 {
        let oldest = try SegmentFinder(folder: folder, disk: disk).sealed().first ?? .max
        var next: UInt64 = 1
        for first in try Tombstone.names(in: folder, on: disk) where first < oldest {
            guard let tombstone = try Tombstone.read(first: first, in: folder, on: disk) else { continue }
            next = tombstone.next
            guard next > start else { continue }
            let file = try OpenFile(folder.stripped(first: first), .read, on: disk)
            var scanner = LineScanner(from: 0)
            while let line = try scanner.nextWhole(in: file) {
                let check = EventLine.check(scanner.buffer.span.extracting(line.range))
                guard case .success(let place) = check, place.sequence >= start else { continue }
                try body(place.sequence, scanner.bytes(of: line))
            }
        }
        return next
    }
}
