internal import Linux

/// A place in the middle of a segment from which a survey can go on: everything before it was durable.
///
/// With it the time to open a log is bounded whatever the size of its segments. Damage below the mark is then
/// left for readers and `verify` to find.
struct SurveyStart {
    /// Bytes of a segment that are always read as a whole: that takes a tenth of a second.
    static let wholeScan = 128 << 20

    /// Where the log stands after the event at the mark.
    let standing: SegmentSurvey.Standing
    /// The first event of the segment.
    let first: (sequence: UInt64, header: EventHeader?)

    /// The place of `mark` in `file`; `nil` when that is small, or when the mark is not of it: the line that
    /// ends there, or the first one, which should follow `before`, is another.
    init?(
        _ file: borrowing OpenFile, at mark: DurableMark?, after before: SegmentSurvey.Standing?,
        wholeScan: Int = SurveyStart.wholeScan
    ) throws(SystemError) {
        guard let mark, mark.offset > wholeScan,
            let end = try SegmentEnd(of: file, before: mark.offset),
            end.offset == mark.offset, end.place.sequence == mark.sequence
        else { return nil }
        var scanner = LineScanner(from: 0)
        guard let line = try scanner.nextWhole(in: file),
            case .success(let place) = EventLine.check(scanner.buffer.span.extracting(line.range)),
            before == nil || before?.next == place.sequence, place.sequence <= mark.sequence
        else { return nil }
        first = (place.sequence, EventHeader(scanner.bytes(of: line)))
        standing = SegmentSurvey.Standing(
            next: mark.sequence + 1, link: end.link, lastLink: end.link, events: 1, end: end.offset)
    }
}
