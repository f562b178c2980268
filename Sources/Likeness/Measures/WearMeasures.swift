/// What is measured only where the usual figures do not settle it: copies whose wear is spread all over.
enum WearMeasures {
    private static let stretch = 40
    private static let hitsInStretch = 3

    /// The share of word pairs that the other text has, of the text of which less is there.
    static func sharedPairs(_ left: TextFeatures, _ right: TextFeatures) -> Double {
        let first = HashSet64(Shingles.pairs(of: left.words))
        let second = HashSet64(Shingles.pairs(of: right.words))
        let larger = max(first.count, second.count)
        return larger == 0 ? 0 : Double(first.countShared(with: second)) / Double(larger)
    }

    /// Whether at least the share `least` of the stretches of `text` have a match in `other`.
    static func isCovered(_ text: TextFeatures, by other: TextFeatures, least: Double) -> Bool {
        let shingles = text.shingles
        let count = max(1, shingles.count / stretch)
        var uncovered = 0
        for index in 0..<count {
            var hits = 0
            for place in index * shingles.count / count..<(index + 1) * shingles.count / count
            where other.shingleSet.contains(shingles[place]) {
                hits += 1
                if hits == hitsInStretch { break }
            }
            if hits < hitsInStretch { uncovered += 1 }
            if Double(count - uncovered) / Double(count) < least { return false }
        }
        return true
    }
}
