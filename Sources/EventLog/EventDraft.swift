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
    /// The event's data, as JSON.
    public var data: [UInt8]

    /// An event of these parts.
    public init(type: String, source: String, subject: String, time: WallTime, data: [UInt8]) {
        self.type = type
        self.source = source
        self.subject = subject
        self.time = time
        self.data = data
    }
}
