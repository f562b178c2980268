/// Two articles side by side: what would be decided on the one if the other had come before it, and why.
public struct Comparison: Equatable, Sendable {
    /// One passage as each of the two prints it.
    public struct Passage: Equatable, Sendable {
        /// As the newcomer has it.
        public let newcomer: String
        /// As the earlier one has it.
        public let earlier: String
        /// Words in it.
        public let words: Int
    }

    /// The decision on the newcomer; the earlier one has the sequence 1.
    public let decision: Decision
    /// How alike the texts are.
    public let measures: Measures
    /// Headline and outlet of the newcomer.
    public let newcomer: ComparedText
    /// Headline and outlet of the earlier one.
    public let earlier: ComparedText
    /// Numbers that only the newcomer has, the first few.
    public let newcomerNumbers: [String]
    /// Numbers that only the earlier one has, the first few.
    public let earlierNumbers: [String]
    /// The longest passages that both have.
    public let passages: [Passage]

    /// Compares `newcomer` with `earlier`.
    public init(
        _ newcomer: Submission, with earlier: Submission,
        parameters: LikenessParameters = LikenessParameters()
    ) {
        var index = DecisionIndex(parameters: parameters)
        index.record(
            1, earlier.fingerprint, arrival: earlier.arrival, scope: earlier.scope,
            uri: earlier.fingerprint.uri,
            outcome: Outcome(relation: nil, original: nil))
        decision = index.decide(newcomer) { _ in earlier.text }
        let (left, right) = (TextFeatures(newcomer.text), TextFeatures(earlier.text))
        measures = Measures(left, right)
        let evidence = Evidence(left, right, measures)
        (self.newcomer, self.earlier) = (newcomer.text, earlier.text)
        (newcomerNumbers, earlierNumbers) = (evidence.newcomerNumbers, evidence.earlierNumbers)
        let (here, there) = (PrintedWords(left), PrintedWords(right))
        passages = SharedPassages.find(in: left, sharedWith: right).map { range in
            let start = right.shingles.firstIndex(of: left.shingles[range.lowerBound]) ?? 0
            let length = min(range.count, Evidence.mostWords)
            return Passage(
                newcomer: here.text(range.lowerBound..<range.lowerBound + length),
                earlier: there.text(start..<min(start + length, right.words.count)), words: range.count)
        }
    }

    /// Whether the newcomer is a copy or a version of the earlier one.
    public var isMatch: Bool { decision.match != nil }
}
