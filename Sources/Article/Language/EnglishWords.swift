/// Knows English by its small words and by those of wire copy.
enum EnglishWords {
    /// How many words are looked at.
    private static let reach = 80

    /// Whether `text` is English beyond doubt: a fifth of its words are English ones, of at least three kinds
    /// that no other language has.
    static func prevail(in text: [UInt8], from start: Int = 0) -> Bool {
        var (words, hits, kinds, foreign, index) = (0, 0, UInt32(0), 0, start)
        let text = text.span
        while index < text.count, words < reach {
            var (key, length) = (UInt64(0), 0)
            while index < text.count, text[index].isWord {
                if text[index] >= 0x80 { foreign += 1 }
                key = key << 8 | UInt64(text[index] | 0x20)
                length += 1
                index += 1
            }
            index += 1
            guard length > 0 else { continue }
            words += 1
            guard length <= 5, let kind = kind(of: key) else { continue }
            hits += 1
            kinds |= 1 << kind
            // Copy that is full of them needs no longer look.
            if hits >= 6, hits * 4 >= words, (kinds & ~1).nonzeroBitCount >= 4, foreign == 0 { return true }
        }
        return words >= 8 && hits * 6 >= words && (kinds & ~1).nonzeroBitCount >= 3 && foreign * 8 < words * 5
    }

    /// The number of a small word; 0 for those that other languages have as well.
    private static func kind(of key: UInt64) -> UInt32? {
        switch key {
        case word("a"), word("in"), word("is"), word("was"), word("as"), word("he"), word("at"), word("on"): 0
        case word("the"): 1
        case word("of"), word("to"): 2
        case word("and"): 3
        case word("said"): 4
        case word("that"), word("this"): 5
        case word("for"), word("from"): 6
        case word("with"): 7
        case word("its"), word("his"), word("it"): 8
        case word("by"): 9
        case word("be"), word("been"), word("has"), word("have"), word("had"): 10
        case word("vs"), word("cts"): 11
        case word("mln"), word("pct"), word("dlrs"): 12
        case word("shr"), word("net"), word("revs"), word("qtly"): 13
        case word("not"), word("were"), word("are"), word("will"), word("which"): 14
        case word("year"), word("loss"), word("div"), word("prior"), word("pay"): 15
        default: nil
        }
    }

    /// The bytes of a word as a number.
    @inline(__always)
    private static func word(_ word: StaticString) -> UInt64 {
        var key: UInt64 = 0
        let bytes = unsafe UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        for index in 0..<word.utf8CodeUnitCount { key = unsafe key << 8 | UInt64(bytes[index]) }
        return key
    }
}
