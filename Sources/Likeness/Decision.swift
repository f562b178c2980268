/// What became of an article, and why.
public enum Decision: Equatable, Sendable {
    /// It is new.
    case accepted
    /// It is a copy of an earlier one.
    case duplicate(Match)
}

/// The earlier article that a copy was found to be like.
public struct Match: Equatable, Sendable {
    /// In what way it is like it.
    public let relation: Relation
    /// The accepted original.
    public let original: EventReference
    /// The event that it matched, where that is another copy of the original.
    public let via: EventReference?
}

/// How a copy relates to its original. The raw values stand in the log.
public enum Relation: String, Sendable {
    /// The very same file.
    case sameBytes = "same-bytes"
    /// The same words under the same headline.
    case sameText = "same-text"
}

/// An event that another speaks of.
public struct EventReference: Equatable, Sendable {
    /// Its number in the log.
    public let sequence: UInt64
    /// The URI of its article.
    public let uri: String

    /// The event `sequence`, about the article `uri`.
    public init(sequence: UInt64, uri: String) {
        (self.sequence, self.uri) = (sequence, uri)
    }
}
