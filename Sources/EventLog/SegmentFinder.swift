internal import Linux

/// Finds the file that holds an event, while segments may be sealed at any moment.
struct SegmentFinder {
    let folder: LogFolder
    let disk: any Disk

    /// The first sequences of the sealed segments, in order.
    func sealed() throws(SystemError) -> [UInt64] {
        try disk.names(in: folder.path).compactMap(LogFolder.firstSequence(ofSealed:)).sorted()
    }

    /// Opens the segment that holds `sequence`, or the first after it where older ones are gone; `nil` when
    /// there is no such segment yet.
    func open(holding sequence: UInt64) throws(SystemError) -> OpenFile? {
        // A segment that was sealed between looking at the names and opening shows at the next look.
        for _ in 0..<1000 {
            let firsts = try sealed()
            let index = firsts.lastIndex { $0 <= sequence } ?? (firsts.isEmpty ? nil : 0)
            do {
                if let index, index + 1 < firsts.count {
                    return try OpenFile(folder.sealed(first: firsts[index]), .read, on: disk)
                }
                let current = try OpenFile(folder.current, .read, on: disk)
                let begins = try Self.firstSequence(in: current)
                if let begins, begins <= sequence { return current }
                guard let index else { return current }
                // Neither in the current segment, nor sealed since the names were read.
                if try sealed() == firsts {
                    let last = try OpenFile(folder.sealed(first: firsts[index]), .read, on: disk)
                    let end = try SegmentEnd(of: last)?.place.sequence ?? 0
                    return end >= sequence || begins == nil ? last : current
                }
            } catch where error.isMissing {
                if firsts.isEmpty, try sealed().isEmpty { return nil }
            }
        }
        return nil
    }

    /// The last whole event of the log; 0 when there is none.
    func lastSequence() throws(SystemError) -> UInt64 {
        for name in [folder.current] + (try sealed().reversed().map { folder.sealed(first: $0) }) {
            do {
                if let end = try SegmentEnd(of: OpenFile(name, .read, on: disk)) { return end.place.sequence }
            } catch where error.isMissing { continue }
        }
        return 0
    }

    /// The sequence of the first whole event in `file`.
    static func firstSequence(in file: borrowing OpenFile) throws(SystemError) -> UInt64? {
        var scanner = LineScanner(from: 0)
        while let line = try scanner.nextWhole(in: file) {
            if case .success(let place) = EventLine.check(line.bytes.span) { return place.sequence }
        }
        return nil
    }
}
