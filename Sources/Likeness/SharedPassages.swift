/// Finds what two texts have word for word, and shows it as it was printed.
enum SharedPassages {
    /// The longest passages of `text` whose shingles `other` has all, the longest first, as ranges of words.
    static func find(in text: TextFeatures, sharedWith other: TextFeatures) -> [Range<Int>] {
        var found: [Range<Int>] = []
        forEach(in: text, sharedWith: other) { add($0, to: &found) }
        return found
    }

    /// The words in the passages of `text`, of at least `least` words each, whose shingles `other` has all.
    static func words(in text: TextFeatures, sharedWith other: TextFeatures, ofAtLeast least: Int) -> Int {
        var words = 0
        forEach(in: text, sharedWith: other) { words += $0.count >= least ? $0.count : 0 }
        return words
    }

    private static func forEach(
        in text: TextFeatures, sharedWith other: TextFeatures, _ body: (Range<Int>) -> Void
    ) {
        guard text.words.count >= Sampling.shingleWords else { return }
        var start: Int?
        for index in 0...text.shingles.count {
            if index < text.shingles.count, other.shingleSet.contains(text.shingles[index]) {
                start = start ?? index
            } else if let first = start {
                body(first..<min(text.words.count, index + Sampling.shingleWords - 1))
                start = nil
            }
        }
    }

    private static func add(_ range: Range<Int>, to found: inout [Range<Int>]) {
        guard range.count >= Evidence.fewestWords else { return }
        let place = found.firstIndex { $0.count < range.count } ?? found.count
        guard place < Evidence.passageLimit else { return }
        found.insert(range, at: place)
        if found.count > Evidence.passageLimit { found.removeLast() }
    }
}
