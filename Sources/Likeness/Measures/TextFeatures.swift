/// A text made ready to be measured against others.
struct TextFeatures {
    let text: ComparedText
    let words: Words
    /// Every shingle in the order of the text, and the set of them.
    let shingles: [UInt64]
    let shingleSet: HashSet64
    /// The numbers in the text, in the order of their hashes.
    let numbers: [WrittenNumber]

    init(_ text: ComparedText) {
        self.text = text
        words = Words(text.body)
        shingles = Shingles.hashes(of: words)
        shingleSet = HashSet64(shingles)
        numbers = WrittenNumber.all(in: words, of: text.body)
    }

    /// The set of word hashes.
    var wordSet: HashSet64 { HashSet64(words.hashes) }
}
