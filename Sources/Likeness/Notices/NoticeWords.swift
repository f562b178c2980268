/// The first words of a text, as far as a notice needs them.
struct NoticeWords {
    struct Word {
        /// What it is without the marks at its ends, in lower case.
        let text: String
        /// As printed.
        let raw: String
        /// Whether a sentence, a clause or a line ends with it.
        var endsClause: Bool
    }

    private(set) var words: [Word] = []

    var count: Int { words.count }

    /// Takes in the first `limit` words of `text`.
    init(_ text: String, limit: Int) {
        for line in text.split(separator: "\n") {
            for part in line.split(whereSeparator: \.isWhitespace) {
                guard words.count < limit else { return }
                add(part)
            }
            endClause()
        }
    }

    /// Whether `parts` hold more than `limit` words for certain: counted are those with an ASCII letter or digit.
    static func areMore(than limit: Int, in parts: [String]) -> Bool {
        var count = 0
        for part in parts {
            var isCounted = false
            for byte in part.utf8 {
                if byte == 0x20 || 0x09...0x0D ~= byte {
                    isCounted = false
                } else if !isCounted, 0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20 {
                    isCounted = true
                    count += 1
                    if count > limit { return true }
                }
            }
        }
        return false
    }

    private mutating func add(_ part: Substring) {
        guard let first = part.firstIndex(where: Self.isInner), let last = part.lastIndex(where: Self.isInner)
        else { return endClause() }
        let ends = part.last.map { ".:;!?,)—–".contains($0) } ?? false
        words.append(Word(text: part[first...last].lowercased(), raw: String(part), endsClause: ends))
    }

    private mutating func endClause() {
        if !words.isEmpty { words[words.count - 1].endsClause = true }
    }

    private static func isInner(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// Whether a clause begins at `place`.
    func beginsClause(_ place: Int) -> Bool { place == 0 || words[place - 1].endsClause }

    /// Whether the words from `place` on are these.
    func has(_ phrase: [String], at place: Int) -> Bool {
        place >= 0 && place + phrase.count <= words.count
            && phrase.indices.allSatisfy { words[place + $0].text == phrase[$0] }
    }
}
