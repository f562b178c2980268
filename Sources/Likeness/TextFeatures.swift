/// A text made ready to be measured against others.
struct TextFeatures {
    let text: ComparedText
    let words: Words
    /// Every shingle in the order of the text, and the set of them.
    let shingles: [UInt64]
    let shingleSet: HashSet64
    /// The set of word hashes.
    let wordSet: HashSet64
    let headline: Headline?
    /// The numbers in the text with their places, in the order of their hashes.
    let numbers: [(hash: UInt64, position: Int)]

    init(_ text: ComparedText) {
        self.text = text
        words = Words(text.body)
        shingles = Shingles.hashes(of: words)
        shingleSet = HashSet64(shingles)
        wordSet = HashSet64(words.hashes)
        headline = text.headline.map(Headline.init)
        var numbers: [(hash: UInt64, position: Int)] = []
        for position in 0..<words.count where words.isNumber(position) {
            numbers.append((words.hashes[position], position))
        }
        numbers.sort { ($0.hash, $0.position) < ($1.hash, $1.position) }
        self.numbers = numbers
    }
}
