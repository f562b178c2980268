/// What became of an article, and why.
public enum Decision: Equatable, Sendable {
    /// It is new; with what it was almost taken for, if there is such a one.
    case accepted(closest: Match?)
    /// It is a copy of an earlier one.
    case duplicate(Match)
    /// It is a later version of an earlier one.
    case revised(Match)
    /// Its sender takes it back; with what is taken back, where that is known.
    case withdrawn(Match?)

    /// The earlier article that it belongs to, if there is one.
    public var match: Match? {
        switch self {
        case .accepted: nil
        case .duplicate(let match), .revised(let match): match
        case .withdrawn(let match): match
        }
    }
}

/// The earlier article that another was found to be like.
public struct Match: Equatable, Sendable {
    /// In what way it is like it.
    public var relation: Relation
    /// What settled it.
    public var rule: Rule
    /// The original: an accepted article, or an excerpt or superset that stands by itself.
    public var original: EventReference
    /// The event that it matched, where that is another copy of the original.
    public var via: EventReference?
    /// The figures and passages; absent where a digest or an identifier settled it.
    public var evidence: Evidence?
    /// Whether the text is that of the article it matched, word for word.
    public var isSameText = false

    /// A match of these parts.
    public init(
        relation: Relation, rule: Rule, original: EventReference, via: EventReference? = nil,
        evidence: Evidence? = nil
    ) {
        self.relation = relation
        self.rule = rule
        self.original = original
        self.via = via
        self.evidence = evidence
    }
}

/// How a copy relates to its original. The raw values stand in the log.
public enum Relation: String, Sendable {
    /// The very same file, or item of a file.
    case sameBytes = "same-bytes"
    /// The same words under the same headline.
    case sameText = "same-text"
    /// An earlier version of an item of which a later one is known.
    case olderVersion = "older-version"
    /// The same story with small changes.
    case near
    /// A part of the original.
    case excerpt
    /// More than the original, which lies inside it.
    case superset
    /// A later version of the same item.
    case revision
    /// The item is taken back.
    case withdrawal
}

/// What settled a decision. The raw values stand in the log.
public enum Rule: String, Sendable {
    /// Nothing like it is known.
    case new
    /// A notice names it by its headline, slug or identifier.
    case named
    /// Both have the same identifier.
    case sameIdentifier = "same-identifier"
    /// Their bytes have one digest.
    case sameBytes = "same-bytes"
    /// Their normalised texts have one digest.
    case sameText = "same-text"
    /// Enough of one stands in the other.
    case containment
    /// They are the same from end to end, with wear all over.
    case worn
    /// The rules for short items.
    case shortItem = "short-item"
    /// Enough of one stands in the other, which has the same outlet and headline.
    case sameHeadline = "same-headline"
    /// Enough of one stands in the other, and a slug says that it is a version.
    case slug
    /// A guard: their numbers contradict each other.
    case numbersDiffer = "numbers-differ"
    /// A guard: other names and numbers stand in the same places.
    case namesDiffer = "names-differ"
    /// A guard: their headlines speak of something else.
    case headlinesDiffer = "headlines-differ"
    /// A guard: a bulletin that comes again.
    case recurring
    /// They share too little.
    case tooLittle = "too-little-in-common"
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

/// What a decision about likeness rests on.
public struct Evidence: Equatable, Sendable {
    /// The figures.
    public var measures: Measures
    /// Numbers that only the newcomer has, the first few.
    public var newcomerNumbers: [String] = []
    /// Numbers that only the earlier text has, the first few.
    public var earlierNumbers: [String] = []
    /// Passages that both have, the longest first, as the newcomer prints them.
    public var passages: [String] = []

    /// Evidence of nothing but figures.
    public init(measures: Measures) { self.measures = measures }
}
