/// An article that is to be decided on, with all that bears on the decision.
public struct Submission: Sendable {
    /// Its digests, sample and statements.
    public var fingerprint: Fingerprint
    /// Its words.
    public var text: ComparedText
    /// When it arrived, in seconds since 1970.
    public var arrival: Int
    /// The source that it came from, within which its own identifiers are unique.
    public var scope: String?

    /// A submission of these parts.
    public init(_ fingerprint: Fingerprint, text: ComparedText, arrival: Int, scope: String? = nil) {
        self.fingerprint = fingerprint
        self.text = text
        self.arrival = arrival
        self.scope = scope
    }
}

/// What became of an article, as its event tells: enough to take note of it without its text.
public struct Outcome: Equatable, Sendable {
    /// In what way it is like its original; `nil` for one that was accepted.
    public var relation: Relation?
    /// The sequence of the original that its event names.
    public var original: UInt64?
    /// The likeness to what it matched, where that was measured.
    public var jaccard: Double?

    /// An outcome of these parts.
    public init(relation: Relation?, original: UInt64?, jaccard: Double? = nil) {
        (self.relation, self.original, self.jaccard) = (relation, original, jaccard)
    }

    /// The outcome of `decision`.
    public init(_ decision: Decision) {
        let match = decision.match
        var relation = match?.relation
        if case .withdrawn = decision { relation = .withdrawal }
        self.init(
            relation: relation, original: match?.original.sequence, jaccard: match?.evidence?.measures.jaccard
        )
    }
}
