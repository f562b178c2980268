internal import Linux

/// Finds the files of a log, while segments may be sealed at any moment.
struct SegmentFinder {
    let folder: LogFolder
    let disk: any Disk

    /// A segment that was opened, and the sequence that names it; `nil` for the current one.
    struct Found: ~Copyable {
        let file: SegmentFile
        let first: UInt64?
        /// The sequence with which it should begin.
        let begins: UInt64
        /// The sequence after its last one; `nil` while that is not known.
        var ends: UInt64?
        /// Whether no older segment is there.
        let isOldest: Bool

        consuming func take() -> SegmentFile { file }
    }

    /// The first sequences of the sealed segments, in order.
    func sealed() throws(SystemError) -> [UInt64] {
        var firsts: [UInt64] = []
        // Sorted by name; a segment that is being compressed is there twice.
        for first in try disk.names(in: folder.path).compactMap(LogFolder.firstSequence(ofSealed:))
        where first != firsts.last { firsts.append(first) }
        return firsts
    }

    /// Opens the sealed segment that begins with `first`, whether it is compressed or not; `nil` when it is gone.
    func openSealed(_ first: UInt64) throws(SystemError) -> SegmentFile? {
        // In this order: the plain one is removed after the other is whole.
        if let plain = try openIfThere(folder.sealed(first: first)) { return plain }
        return try openIfThere(folder.compressed(first: first))
    }

    /// Opens the segment that holds `sequence`, or the first after it where older ones are gone; `nil` when
    /// there is no such segment yet.
    func open(holding sequence: UInt64) throws(SystemError) -> Found? {
        while true {
            let firsts = try sealed()
            guard let index = firsts.lastIndex(where: { $0 <= sequence }) ?? firsts.indices.first else {
                return try open(after: 0)
            }
            let first = firsts[index]
            guard let file = try openSealed(first) else { continue }
            guard index == firsts.count - 1 else {
                return Found(
                    file: file, first: first, begins: first, ends: firsts[index + 1], isOldest: index == 0)
            }
            // Of the last sealed segment only its end tells whether the event is in the current one.
            let end = try end(of: file)
            if let end, end <= sequence, let later = try open(after: first, begins: end) { return later }
            return Found(file: file, first: first, begins: first, ends: end, isOldest: index == 0)
        }
    }

    /// The sequence after the last whole event of a segment; `nil` when none can be read.
    private func end(of file: borrowing SegmentFile) throws(SystemError) -> UInt64? {
        do { return try SegmentEnd(of: file).map { $0.place.sequence + 1 } } catch  where error.isNotAsWritten
        {
            return nil
        }
    }

    /// Opens the segment after the sealed one that begins with `first`; `nil` when there is none yet. The
    /// current one should begin with `begins`.
    func open(after first: UInt64, begins: UInt64 = 1) throws(SystemError) -> Found? {
        while true {
            let firsts = try sealed()
            if let next = firsts.first(where: { $0 > first }) {
                guard let file = try openSealed(next) else { continue }
                return Found(file: file, first: next, begins: next, isOldest: next == firsts.first)
            }
            let current = try openIfThere(folder.current)
            // Sealed between looking at the names and opening: it shows under its final name now.
            if try sealed().contains(where: { $0 > first }) { continue }
            guard let current else { return nil }
            return Found(file: current, first: nil, begins: begins, isOldest: firsts.isEmpty)
        }
    }

    /// The sequence that names the file which has this status; `nil` when it is not sealed.
    func first(ofSealed status: FileStatus) throws(SystemError) -> UInt64? {
        for first in try sealed().reversed() {
            do {
                if try disk.status(at: folder.sealed(first: first)).isSameFile(as: status) { return first }
            } catch { guard error.isMissing else { throw error } }
        }
        return nil
    }

    /// Whether the file that has this status is the current segment.
    func isCurrent(_ status: FileStatus) throws(SystemError) -> Bool {
        do {
            return try disk.status(at: folder.current).isSameFile(as: status)
        } catch  where error.isMissing { return false }
    }

    /// The last event that a log without a durable mark is sure to keep: all up to a torn tail.
    func lastSequence() throws(SystemError) -> UInt64 {
        let before = try SealedEnd(of: sealed(), in: folder, on: disk).standing
        guard let current = try openIfThere(folder.current) else { return before.next - 1 }
        return try SegmentSurvey(current, after: before, within: .init(durable: before.next - 1)).standing
            .next - 1
    }

    private func openIfThere(_ path: FilePath) throws(SystemError) -> SegmentFile? {
        do { return try SegmentFile(path, on: disk) } catch  where error.isMissing { return nil }
    }
}

extension FileStatus {
    /// Whether both are of one file, whatever it is called.
    func isSameFile(as other: FileStatus) -> Bool { device == other.device && inode == other.inode }
}
