/// Finds what two texts have word for word, and shows it as it was printed.
enum SharedPassages {
    /// The longest passages of `text` whose shingles `other` has all, the longest first, as ranges of words.
    static func find(in text: TextFeatures, sharedWith other: TextFeatures) -> [Range<Int>] {
        guard text.words.count >= Sampling.shingleWords else { return [] }
        var found: [Range<Int>] = []
        var start: Int?
        for index in 0...text.shingles.count {
            if index < text.shingles.count, other.shingleSet.contains(text.shingles[index]) {
                start = start ?? index
            } else if let first = start {
                add(first..<min(text.words.count, index + Sampling.shingleWords - 1), to: &found)
                start = nil
            }
        }
        return found
    }

    private static func add(_ range: Range<Int>, to found: inout [Range<Int>]) {
        guard range.count >= Evidence.fewestWords else { return }
        let place = found.firstIndex { $0.count < range.count } ?? found.count
        guard place < Evidence.passageLimit else { return }
        found.insert(range, at: place)
        if found.count > Evidence.passageLimit { found.removeLast() }
    }
}
