internal import Linux

/// Where a log stands after its sealed segments.
struct SealedEnd {
    /// The next sequence and its link.
    let standing: SegmentSurvey.Standing
    /// The offset after the last event in its segment.
    let offset: Int
    /// The log's identity; `nil` when no event tells.
    let logID: String?

    /// Reads the last whole event of the segments that begin with the sequences `sealed`.
    init(of sealed: [UInt64], in folder: LogFolder, on disk: any Disk) throws(SystemError) {
        // A segment was begun for an event, so the number that names it is used even if no line of it is left.
        let beyond = sealed.last.map { $0 + 1 } ?? 1
        for first in sealed.reversed() {
            if let footer = try Self.footer(first, in: folder, on: disk) {
                self.init(
                    last: footer.last, link: footer.link, offset: footer.end, logID: footer.logID,
                    beyond: beyond)
                return
            }
            guard let file = try SegmentFinder(folder: folder, disk: disk).openSealed(first) else { continue }
            guard let end = try Self.end(of: file) else { continue }
            self.init(
                last: end.place.sequence, link: end.link, offset: end.offset, logID: end.header?.logID,
                beyond: beyond)
            return
        }
        if let tombstone = try Tombstone.last(in: folder, on: disk) {
            let footer = tombstone.footer
            self.init(
                last: footer.last, link: footer.link, offset: 0, logID: footer.logID,
                beyond: max(beyond, tombstone.next))
            return
        }
        self.init(last: 0, link: EventChain.beginning, offset: 0, logID: nil, beyond: beyond)
    }

    /// Where a log stands after the event `last`, when the numbers before `beyond` are used.
    private init(last: UInt64, link: UInt64, offset: Int, logID: String?, beyond: UInt64) {
        let next = max(last + 1, beyond)
        standing = SegmentSurvey.Standing(next: next, link: next == last + 1 ? link : nil, lastLink: link)
        self.offset = offset
        self.logID = logID
    }

    /// The last event of a segment; `nil` where there is none that can be read.
    private static func end(of file: borrowing SegmentFile) throws(SystemError) -> SegmentEnd? {
        do { return try SegmentEnd(of: file) } catch  where error.isNotAsWritten { return nil }
    }

    /// The footer of a segment that has an event, if it is of the file that is there.
    private static func footer(
        _ first: UInt64, in folder: LogFolder, on disk: any Disk
    ) throws(SystemError) -> SegmentFooter? {
        guard let footer = try SegmentFooter.read(first: first, in: folder, on: disk), footer.events > 0
        else {
            return nil
        }
        do throws(SystemError) {
            guard try disk.status(at: folder.sealed(first: first)).size == footer.bytes else { return nil }
        } catch {
            // A compressed one was read back before the plain one was removed.
            guard error.isMissing else { throw error }
        }
        return footer
    }
}
