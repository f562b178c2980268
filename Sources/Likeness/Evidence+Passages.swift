extension Evidence {
    /// Passages and numbers that are shown.
    static let passageLimit = 3
    static let numberLimit = 8
    /// Words that a passage has to have, and those of it that are shown.
    static let fewestWords = 8
    static let mostWords = 40

    /// What `newcomer` and `earlier` have in common and what differs.
    init(_ newcomer: TextFeatures, _ earlier: TextFeatures, _ measures: Measures) {
        self.init(measures: measures)
        let known = Set(earlier.numbers.map(\.hash))
        let own = Set(newcomer.numbers.map(\.hash))
        newcomerNumbers = Self.numbers(newcomer, without: known)
        earlierNumbers = Self.numbers(earlier, without: own)
        let ranges = SharedPassages.find(in: newcomer, sharedWith: earlier)
        let printed = PrintedWords(newcomer.text.body)
        passages = ranges.map { range in
            let shown = range.lowerBound..<min(range.upperBound, range.lowerBound + Self.mostWords)
            let text = printed.text(shown)
            return shown == range ? text : text + " …"
        }
    }

    private static func numbers(_ features: TextFeatures, without others: Set<UInt64>) -> [String] {
        var seen: Set<UInt64> = []
        return features.numbers.filter { !others.contains($0.hash) && seen.insert($0.hash).inserted }
            .sorted { $0.position < $1.position }.prefix(numberLimit)
            .map { String(decoding: features.words.word($0.position), as: UTF8.self) }
    }
}
