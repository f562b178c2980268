internal import EventLog

/// One event of a log.
public struct Event: Sendable {
    /// Its number: events are numbered from 1 without a gap.
    public let sequence: UInt64
    /// What happened, such as `article.accepted`.
    public let type: String
    /// When it was decided, in RFC 3339, UTC.
    public let time: String
    /// The folder of origin, such as `/incoming/xinhua`.
    public let source: String
    /// What it is about: the URI of the article, or the path of the file.
    public let subject: String
    /// The whole event, a CloudEvent in JSON, in UTF-8 and without a newline.
    public let json: [UInt8]
    /// Where its `data` stand in ``json``: the article, how it was read, what was decided and the file.
    public let data: Range<Int>

    /// The event of a line that was checked; `nil` when it has no envelope.
    init?(_ event: LogEvent) {
        guard let header = EventHeader(event.line) else { return nil }
        sequence = event.sequence
        type = header.type
        time = header.time
        source = header.source
        subject = header.subject
        json = event.line
        data = header.data
    }
}
