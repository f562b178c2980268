/// A headline as far as it bears on whether two articles tell of one thing.
struct Headline {
    /// A word before the headline proper by which a sender says that there was an earlier version.
    enum Slug {
        case revision
        case withdrawal
    }

    /// The slug that it begins with.
    let slug: Slug?
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
        let (slug, skipped) = Self.slug(of: words, in: text)
        self.slug = slug
        let own = Array(words.hashes[skipped...])
        first = own.first
        self.words = HashSet64(own)
        let positions = (skipped..<words.count).filter { words.isNumber($0) || words.word($0).count > 3 }
        telling = HashSet64(positions.map { words.hashes[$0] }).members
        symbols = Self.symbols(in: text)
    }

    /// The slug that `text` begins with.
    static func slug(of text: String) -> Slug? { slug(of: Words(text), in: text).0 }

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

    // Reuters and AP put these before a headline.
    private static let revisions: Set<String> = [
        "corrected", "correction", "correcting", "corrects", "refile", "refiled", "update", "updated",
        "wrapup",
        "rpt", "repeat", "recast", "recasts", "revised", "writethru", "amended",
    ]
    private static let withdrawals: Set<String> = ["kill", "killed", "withdrawn", "withdrawal", "retracted"]

    /// The slug, and how many words belong to it: one, and the number after it, with a mark that ends them.
    private static func slug(of words: Words, in text: String) -> (Slug?, Int) {
        guard words.count > 1 else { return (nil, 0) }
        let word = String(decoding: words.word(0), as: UTF8.self)
        let isRevision = revisions.contains(word)
        guard isRevision || withdrawals.contains(word) else { return (nil, 0) }
        let hasNumber = words.isNumber(1)
        let bytes = Array(text.utf8)
        var place = 0
        func pass(_ isPassed: (UInt8) -> Bool) {
            while place < bytes.count, isPassed(bytes[place]) { place += 1 }
        }
        pass { !isAlphanumeric($0) }
        pass(isLetter)
        pass { $0 == 0x20 }
        if hasNumber {
            pass(isAlphanumeric)
            pass { $0 == 0x20 }
        }
        // Any byte over ASCII here is a dash.
        guard place < bytes.count, bytes[place] >= 0x80 || "-:)]>/".utf8.contains(bytes[place]) else {
            return (nil, 0)
        }
        return (isRevision ? .revision : .withdrawal, hasNumber ? 2 : 1)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte & 0xDF }
    private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || 0x30...0x39 ~= byte }

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
