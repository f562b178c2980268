public import Times

/// An event that has been decided and has no place in the log yet.
public struct EventDraft: Equatable, Sendable {
    /// The CloudEvents type, such as `article.accepted`.
    public var type: String
    /// The CloudEvents source: the folder of origin, such as `/incoming/xinhua`.
    public var source: String
    /// The CloudEvents subject: what the event is about.
    public var subject: String
    /// When it was decided.
    public var time: WallTime
    /// The event's data, as JSON, in pieces that follow each other: they are put together in its line.
    public var pieces: [ArraySlice<UInt8>]

    /// An event of these parts.
    public init(type: String, source: String, subject: String, time: WallTime, data: [UInt8]) {
        self.init(type: type, source: source, subject: subject, time: time, pieces: [data[...]])
    }

    /// An event of these parts.
    public init(
        type: String, source: String, subject: String, time: WallTime, pieces: [ArraySlice<UInt8>]
    ) {
        self.type = type
        self.source = source
        self.subject = subject
        self.time = time
        self.pieces = pieces
    }

    /// The event's data, as JSON.
    public var data: [UInt8] { Array(pieces.joined()) }

    /// Bytes of the data.
    var dataCount: Int { pieces.reduce(0) { $0 + $1.count } }
}
