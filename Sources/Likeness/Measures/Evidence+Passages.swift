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
        newcomerNumbers = Self.numbers(newcomer, without: earlier)
        earlierNumbers = Self.numbers(earlier, without: newcomer)
        let ranges = SharedPassages.find(in: newcomer, sharedWith: earlier)
        let printed = PrintedWords(newcomer)
        passages = ranges.map { range in
            let shown = range.lowerBound..<min(range.upperBound, range.lowerBound + Self.mostWords)
            let text = printed.text(shown)
            return shown == range ? text : text + " …"
        }
    }

    /// The first few numbers of a text that another does not have at all.
    private static func numbers(_ features: TextFeatures, without other: TextFeatures) -> [String] {
        var ranges: [Range<Int>] = []
        let text = Array(features.text.body.utf8)
        var place = 0
        var last: UInt64?
        for number in features.numbers where number.hash != last {
            last = number.hash
            while place < other.numbers.count, other.numbers[place].hash < number.hash { place += 1 }
            guard place == other.numbers.count || other.numbers[place].hash != number.hash else { continue }
            ranges.append(number.range)
        }
        return ranges.sorted { $0.lowerBound < $1.lowerBound }.prefix(numberLimit)
            .map { WrittenNumber.text(features.words, $0, in: text) }
    }
}
