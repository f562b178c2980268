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
            guard let file = try SegmentFinder(folder: folder, disk: disk).openSealed(first) else { continue }
            guard let end = try SegmentEnd(of: file) else { continue }
            let next = max(end.place.sequence + 1, beyond)
            standing = SegmentSurvey.Standing(
                next: next, link: next == end.place.sequence + 1 ? end.link : nil, lastLink: end.link)
            offset = end.offset
            logID = end.header?.logID
            return
        }
        let isNew = sealed.isEmpty
        standing = SegmentSurvey.Standing(
            next: beyond, link: isNew ? EventChain.beginning : nil, lastLink: EventChain.beginning)
        offset = 0
        logID = nil
    }
}
