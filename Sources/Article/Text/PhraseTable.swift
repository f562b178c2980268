/// Phrases with what each of them means, to be found at a position of a text.
final class PhraseTable<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        let phrase: [UInt8]
        let value: Value
    }

    /// The entries by first byte, longest first, so that the first hit is the longest.
    private let buckets: [[Entry]]
    /// A bit for the first three bytes of every phrase: most positions of a text are told off by it.
    private let filter: [UInt64]

    /// The table of `entries`; of equal phrases the first counts.
    init(_ entries: [(String, Value)]) {
        var buckets: [[Entry]] = Array(repeating: [], count: 256)
        var filter = [UInt64](repeating: 0, count: 512)
        for (text, value) in entries {
            let phrase = Folding.fold(text)
            guard let first = phrase.first else { continue }
            Self.note(phrase, &filter)
            let isKnown = buckets[Int(first)].contains { $0.phrase == phrase }
            if !isKnown { buckets[Int(first)].append(Entry(phrase: phrase, value: value)) }
        }
        for index in buckets.indices {
            buckets[index].sort { $0.phrase.count > $1.phrase.count }
        }
        (self.buckets, self.filter) = (buckets, filter)
    }

    /// Entries of one meaning, from a list whose phrases stand between commas or on lines of their own.
    static func entries(_ list: String, _ value: Value) -> [(String, Value)] {
        list.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { phrase in
            (String(phrase.drop { $0 == " " }), value)
        }
    }

    /// A phrase found in a text.
    struct Match {
        let end: Int
        let value: Value
    }

    /// The longest phrase that stands at `index` of `snippet` and is not cut out of a longer word.
    func match(_ snippet: Snippet, at index: Int) -> Match? {
        guard mayMatch(snippet.folded, at: index) else { return nil }
        for entry in buckets[Int(snippet.folded[index])] where snippet.has(entry.phrase, at: index) {
            let end = index + entry.phrase.count
            let isWhole = !snippet.isWord(end) || !snippet.isWord(end - 1)
            // Chinese and Japanese part no words, and a sign such as © stands close to what follows it.
            if isWhole || entry.phrase[0] >= 0xE2 || entry.phrase[0] == 0xC2 {
                return Match(end: end, value: entry.value)
            }
        }
        return nil
    }

    /// Whether a phrase begins at `index` of a text that is not folded, as far as its ASCII shows.
    func begins(_ text: [UInt8], at index: Int, end: Int) -> Bool {
        let first = Self.fold(text[index])
        let (second, third) = (
            index + 1 < end ? Self.fold(text[index + 1]) : 0, index + 2 < end ? Self.fold(text[index + 2]) : 0
        )
        guard mayMatch(first, second, third) else { return false }
        for entry in buckets[Int(first)] where index + entry.phrase.count <= end {
            var offset = 1
            while offset < entry.phrase.count, Self.fold(text[index + offset]) == entry.phrase[offset] {
                offset += 1
            }
            if offset == entry.phrase.count { return true }
        }
        return false
    }

    private static func fold(_ byte: UInt8) -> UInt8 { byte.isUpper ? byte | 0x20 : byte }

    /// Whether a phrase could stand at `index` of `folded`; `false` is certain.
    @inline(__always)
    func mayMatch(_ folded: [UInt8], at index: Int) -> Bool {
        guard index < folded.count else { return false }
        let second = index + 1 < folded.count ? folded[index + 1] : 0
        let third = index + 2 < folded.count ? folded[index + 2] : 0
        return mayMatch(folded[index], second, third)
    }

    /// The same for the three folded bytes themselves.
    @inline(__always)
    func mayMatch(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        let bit = Self.bit(first, second, third)
        return filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    }

    private static func bit(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        (Int(first) &* 961 &+ Int(second) &* 31 &+ Int(third)) & 0x7FFF
    }

    /// The value of the phrase that is all of `range`.
    func exact(_ snippet: Snippet, _ range: Range<Int>) -> Value? {
        guard let first = range.first else { return nil }
        for entry in buckets[Int(snippet.folded[first])]
        where entry.phrase.count == range.count && snippet.has(entry.phrase, at: first) {
            return entry.value
        }
        return nil
    }

    /// Sets the bits of a phrase; one of less than three bytes goes with whatever may follow it.
    private static func note(_ phrase: [UInt8], _ filter: inout [UInt64]) {
        for third in phrase.count > 2 ? phrase[2]...phrase[2] : 0...255 {
            for second in phrase.count > 1 ? phrase[1]...phrase[1] : 0...255 {
                let bit = Self.bit(phrase[0], second, third)
                filter[bit >> 6] |= 1 << UInt64(bit & 63)
            }
        }
    }
}
