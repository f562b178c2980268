/// A text made ready to be measured against others.
struct TextFeatures {
    let text: ComparedText
    let words: Words
    /// Every shingle in the order of the text, and the set of them.
    let shingles: [UInt64]
    let shingleSet: HashSet64
    /// The numbers in the text with their places, in the order of their hashes.
    let numbers: [(hash: UInt64, position: Int)]

    init(_ text: ComparedText) {
        self.text = text
        words = Words(text.body)
        shingles = Shingles.hashes(of: words)
        shingleSet = HashSet64(shingles)
        var numbers: [(hash: UInt64, position: Int)] = []
        numbers.reserveCapacity(words.numbers.count)
        for position in words.numbers { numbers.append((words.hashes[Int(position)], Int(position))) }
        numbers.sort { ($0.hash, $0.position) < ($1.hash, $1.position) }
        self.numbers = numbers
    }

    /// The set of word hashes.
    var wordSet: HashSet64 { HashSet64(words.hashes) }
}
