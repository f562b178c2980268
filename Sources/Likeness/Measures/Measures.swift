/// How alike two texts are, in figures.
public struct Measures: Equatable, Sendable {
    /// Shingles that both have, of those that either has.
    public var jaccard = 0.0
    /// The share of the newcomer's shingles that the earlier text has.
    public var ofNewcomer = 0.0
    /// The share of the earlier text's shingles that the newcomer has.
    public var ofEarlier = 0.0
    /// Words of the newcomer.
    public var newcomerWords = 0
    /// Words of the earlier text.
    public var earlierWords = 0
    /// Numbers, as often as they stand there, that only the newcomer has.
    public var newcomerNumbers = 0
    /// Numbers, as often as they stand there, that only the earlier text has.
    public var earlierNumbers = 0
    /// Numbers, as often as they stand there, that both have.
    public var sharedNumbers = 0
    /// Numbers of the one that stand where the other has another number.
    public var conflictingNumbers = 0
    /// Whether the figures were taken from the texts, not estimated from their sketches.
    public var isExact = true

    /// The share of the text of which most is in the other.
    public var containment: Double { max(ofNewcomer, ofEarlier) }

    /// Words of the shorter text, of those of the longer.
    var lengthRatio: Double {
        let longer = max(newcomerWords, earlierWords)
        return longer == 0 ? 1 : Double(min(newcomerWords, earlierWords)) / Double(longer)
    }

    /// How far the numbers contradict each other: of those that could agree, the share that do not.
    var numberConflict: Double {
        let conflicting = conflictingNumbers
        return conflicting == 0 ? 0 : Double(conflicting) / Double(conflicting + sharedNumbers)
    }

    init() {}

    /// Of a text against itself.
    static var same: Measures {
        var measures = Measures()
        (measures.jaccard, measures.ofNewcomer, measures.ofEarlier) = (1, 1, 1)
        return measures
    }

    /// Measures `newcomer` against `earlier`.
    init(_ newcomer: TextFeatures, _ earlier: TextFeatures) {
        self.init(ofWords: newcomer, earlier)
        countNumbers(newcomer, earlier)
    }

    /// Measures all but the numbers, which cost as much and matter only where much is shared.
    init(ofWords newcomer: TextFeatures, _ earlier: TextFeatures) {
        let shared = newcomer.shingleSet.countShared(with: earlier.shingleSet)
        let (all, other) = (newcomer.shingleSet.count, earlier.shingleSet.count)
        let union = all + other - shared
        jaccard = union == 0 ? 0 : Self.rounded(Double(shared) / Double(union))
        ofNewcomer = all == 0 ? 0 : Self.rounded(Double(shared) / Double(all))
        ofEarlier = other == 0 ? 0 : Self.rounded(Double(shared) / Double(other))
        (newcomerWords, earlierWords) = (newcomer.words.count, earlier.words.count)
    }

    /// Decimals that are kept, so that what is read from the log is what was decided on.
    public static let places = 3

    static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

    /// Measures the numbers.
    mutating func countNumbers(_ newcomer: TextFeatures, _ earlier: TextFeatures) {
        let (left, right) = (newcomer.numbers, earlier.numbers)
        var (here, there): ([Range<Int>], [Range<Int>]) = ([], [])
        var (first, second) = (0, 0)
        while first < left.count || second < right.count {
            if second == right.count || (first < left.count && left[first].hash < right[second].hash) {
                here.append(left[first].range)
                first += 1
            } else if first == left.count || left[first].hash != right[second].hash {
                there.append(right[second].range)
                second += 1
            } else {
                sharedNumbers += 1
                first += 1
                second += 1
            }
        }
        (newcomerNumbers, earlierNumbers) = (here.count, there.count)
        conflictingNumbers = NumberPlaces.conflicts(newcomer.words, here, earlier.words, there)
    }
}
