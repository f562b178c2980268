/// Knows English by its small words and by those of wire copy.
enum EnglishWords {
    /// How many words are looked at.
    private static let reach = 80

    /// Whether `text` is English beyond doubt: a fifth of its words are English ones, of at least three kinds
    /// that no other language has.
    static func prevail(in text: RawBytes, from start: Int) -> Bool {
        let slots = slots
        var (words, hits, foreign, index) = (0, 0, 0, start)
        var (kinds, kindCount) = (UInt32(1), 0)
        while index < text.count, words < reach {
            // What lies behind the text is zeros, which are of no word.
            let bytes = text.word(at: index)
            let found = wordBytes(bytes) & tops
            guard found & 0x80 != 0 else {
                index += found == 0 ? 8 : found.trailingZeroBitCount / 8
                continue
            }
            words += 1
            let others = ~found & tops
            if found & bytes != 0 { foreign += (found & bytes & (others &- 1 & ~others)).nonzeroBitCount }
            guard others != 0 else {
                index = end(of: text, from: index + 8, &foreign)
                continue
            }
            let length = others.trailingZeroBitCount / 8
            index += length + 1
            guard length <= 5 else { continue }
            // The bytes of the word alone, small.
            let key = (bytes | 0x2020_2020_2020_2020) & ((1 << UInt64(8 * length)) &- 1)
            guard let kind = kind(of: key, slots) else { continue }
            hits += 1
            if kinds & 1 << kind == 0 { (kinds, kindCount) = (kinds | 1 << kind, kindCount + 1) }
            // Copy that is full of them needs no longer look.
            if hits >= 6, hits * 4 >= words, kindCount >= 4, foreign == 0 { return true }
        }
        return words >= 8 && hits * 6 >= words && kindCount >= 3 && foreign * 8 < words * 5
    }

    /// The place behind a word that goes on at `index`, and behind what ends it; counts its bytes beyond ASCII.
    private static func end(of text: RawBytes, from index: Int, _ foreign: inout Int) -> Int {
        var index = index
        while index < text.count {
            let bytes = text.word(at: index)
            let found = wordBytes(bytes) & tops
            let others = ~found & tops
            if found & bytes != 0 { foreign += (found & bytes & (others &- 1 & ~others)).nonzeroBitCount }
            if others != 0 { return index + others.trailingZeroBitCount / 8 + 1 }
            index += 8
        }
        return index
    }

    private static var tops: UInt64 { 0x8080_8080_8080_8080 }

    /// The high bit of every byte of `bytes` that is a letter, a digit or beyond ASCII.
    @inline(__always)
    private static func wordBytes(_ bytes: UInt64) -> UInt64 {
        let low = bytes & ~tops
        let small = low | 0x2020_2020_2020_2020
        // Adding 0x80 - first sets the bit from `first` on, adding 0x7F - last only beyond `last`.
        let letters = (small &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(small &+ 0x0505_0505_0505_0505)
        let digits = (low &+ 0x5050_5050_5050_5050) & ~(low &+ 0x4646_4646_4646_4646)
        return bytes | letters | digits
    }

    /// The kind of the word whose bytes are `key`.
    @inline(__always)
    private static func kind(of key: UInt64, _ slots: [Slot]) -> UInt32? {
        var slot = place(of: key)
        while slots[slot].key != 0 {
            if slots[slot].key == key { return slots[slot].kind }
            slot = (slot + 1) & (slotCount - 1)
        }
        return nil
    }

    private struct Slot: Sendable {
        var key: UInt64 = 0
        var kind: UInt32 = 0
    }

    private static var slotCount: Int { 512 }

    @inline(__always)
    private static func place(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 55)
    }

    /// The words by their place, each at the first free one from it on.
    private static let slots: [Slot] = {
        var slots = [Slot](repeating: Slot(), count: slotCount)
        for (kind, words) in kinds.enumerated() {
            for word in words.split(separator: " ") {
                var key: UInt64 = 0
                for (offset, byte) in word.utf8.enumerated() { key |= UInt64(byte) << UInt64(offset * 8) }
                var slot = place(of: key)
                while slots[slot].key != 0 { slot = (slot + 1) & (slotCount - 1) }
                slots[slot] = Slot(key: key, kind: UInt32(kind))
            }
        }
        return slots
    }()

    /// The small words, of five letters at most; those of the first kind other languages have as well.
    private static let kinds = [
        "a in is was as he at on", "the", "of to", "and", "said", "that this", "for from", "with",
        "its his it", "by", "be been has have had", "vs cts", "mln pct dlrs", "shr net revs qtly",
        "not were are will which", "year loss div prior pay",
    ]
}
