/// A headline as far as it bears on whether two articles tell of one thing.
struct Headline {
    /// Whether its words say that there was an earlier version.
    let isRevision: Bool
    /// The hashes of its words, the slug aside.
    private let words: HashSet64
    /// Those of them that could name something: numbers, and words of more than three bytes.
    private let telling: [UInt64]
    /// What stands between angle brackets: stock symbols.
    let symbols: Set<UInt64>
    /// The first word after the slug.
    let first: UInt64?

    /// Reads `text`.
    init(_ text: String) {
        let words = Words(text)
        let slug = RevisionSlug(words, in: text)
        isRevision = slug.isThere
        let own = Array(words.hashes[slug.core])
        first = own.first
        self.words = HashSet64(own)
        let positions = slug.core.filter { words.isNumber($0) || words.word($0).count > 3 }
        telling = HashSet64(positions.map { words.hashes[$0] }).members
        symbols = Self.symbols(in: text)
    }

    /// Whether both are one headline, if worded otherwise.
    func isSame(as other: Headline, threshold: Double) -> Bool {
        guard words.count > 0, other.words.count > 0 else { return false }
        let shared = Double(words.countShared(with: other.words))
        let union = Double(words.count + other.words.count) - shared
        let smaller = min(words.count, other.words.count)
        return shared / union >= threshold || (smaller >= 3 && shared / Double(smaller) >= 0.85)
    }

    /// The share of the shorter headline's words that are in the other.
    func overlap(with other: Headline) -> Double {
        let smaller = min(words.count, other.words.count)
        return smaller == 0 ? 0 : Double(words.countShared(with: other.words)) / Double(smaller)
    }

    /// The share of what this headline names that `text` or the headline `other` speaks of.
    func support(in text: HashSet64, _ other: Headline) -> Double {
        guard !telling.isEmpty else { return 1 }
        let found = telling.count { text.contains($0) || other.words.contains($0) }
        return Double(found) / Double(telling.count)
    }

    private static func symbols(in text: String) -> Set<UInt64> {
        var symbols: Set<UInt64> = []
        var inside: [UInt8]?
        for byte in text.utf8 {
            if byte == UInt8(ascii: "<") {
                inside = []
            } else if byte == UInt8(ascii: ">") {
                if let symbol = inside, !symbol.isEmpty, symbol.count <= 8 {
                    symbols.insert(
                        symbol.reduce(UInt64(symbol.count)) { Hashing.pair($0, UInt64($1 & 0xDF)) })
                }
                inside = nil
            } else {
                inside?.append(byte)
            }
        }
        return symbols
    }
}
