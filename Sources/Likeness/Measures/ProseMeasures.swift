/// How alike two texts are if nothing counts but their sentences.
struct ProseMeasures: Equatable {
    /// The share of the newcomer's prose that the earlier text has.
    private(set) var ofNewcomer: Double
    /// The share of the earlier text's prose that the newcomer has.
    private(set) var ofEarlier: Double
    /// Words of prose in each.
    private(set) var newcomerWords: Int
    private(set) var earlierWords: Int

    /// A text with fewer words of prose than this, or less prose than a third, is taken as a whole: it is
    /// short, a list or a table.
    private static let fewestWords = 80

    var containment: Double { max(ofNewcomer, ofEarlier) }

    /// Words of prose of the shorter text, of those of the longer.
    var lengthRatio: Double {
        let longer = max(newcomerWords, earlierWords)
        return longer == 0 ? 1 : Double(min(newcomerWords, earlierWords)) / Double(longer)
    }

    /// Of texts of which all counts.
    init(_ measures: Measures) {
        (ofNewcomer, ofEarlier) = (measures.ofNewcomer, measures.ofEarlier)
        (newcomerWords, earlierWords) = (measures.newcomerWords, measures.earlierWords)
    }

    /// Measures two texts of which `measures` holds as they stand.
    init(_ newcomer: TextFeatures, _ earlier: TextFeatures, _ measures: Measures) {
        self.init(measures)
        let own = Prose(newcomer.text.body, newcomer.words, shingles: newcomer.shingles.count)
        let other = Prose(earlier.text.body, earlier.words, shingles: earlier.shingles.count)
        guard Self.isEnough(own, of: newcomerWords), Self.isEnough(other, of: earlierWords) else { return }
        if own.words < newcomerWords { ofNewcomer = Self.share(of: own, newcomer, in: earlier) }
        if other.words < earlierWords { ofEarlier = Self.share(of: other, earlier, in: newcomer) }
        (newcomerWords, earlierWords) = (own.words, other.words)
    }

    private static func isEnough(_ prose: Prose, of words: Int) -> Bool {
        prose.words >= fewestWords && prose.words * 3 >= words
    }

    private static func share(of prose: Prose, _ text: TextFeatures, in other: TextFeatures) -> Double {
        var (all, shared) = (0, 0)
        for range in prose.shingles {
            all += range.count
            for place in range where other.shingleSet.contains(text.shingles[place]) { shared += 1 }
        }
        return all == 0 ? 0 : Measures.rounded(Double(shared) / Double(all))
    }
}
