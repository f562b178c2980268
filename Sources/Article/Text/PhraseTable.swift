/// Phrases with what each of them means, to be found at a position of a text.
///
/// A phrase is known by its first four bytes, which lead to the few that begin so, and by its first eight, which are
/// compared as one number. Phrases of two or three bytes are found by their first two, those of one by it.
final class PhraseTable<Value: Sendable>: Sendable {
    /// The longest phrase whose bytes are all in its key.
    private static var keyLength: Int { 8 }

    private struct Entry: Sendable {
        /// The first bytes, the first the lowest; those behind the phrase are 0.
        let key: UInt64
        /// Where the bytes of the phrase stand.
        let start: Int32
        let count: Int32

        /// Whether a text that begins with `word` may begin with the phrase; certain for short ones.
        @inline(__always)
        func fits(_ word: UInt64) -> Bool {
            (word ^ key) & (count >= 8 ? ~0 : (1 << UInt64(8 * count)) &- 1) == 0
        }
    }

    /// The folded bytes of all phrases, one behind the other.
    private let bytes: [UInt8]
    /// The phrases, those of one slot together, longest first: the first hit is the longest.
    private let entries: [Entry]
    private let values: [Value]
    /// The first entry of each slot, and the number of entries at the end.
    private let slots: [UInt16]
    /// The entry of each phrase of one byte, from 1.
    private let singles: [UInt16]
    /// A bit for the first four bytes of every phrase that has so many: most positions of a text are told off by it.
    private let filter: [UInt64]

    /// The table of `list`; of equal phrases the first counts.
    init(_ list: [(String, Value)]) {
        var phrases: [(slot: Int, phrase: [UInt8], place: Int)] = []
        phrases.reserveCapacity(list.count)
        var filter = [UInt64](repeating: 0, count: 512)
        for (place, (text, _)) in list.enumerated() where !text.isEmpty {
            let phrase = Folding.fold(text)
            let key = Self.key(phrase[...])
            if phrase.count >= 4 { filter[Self.bit(key) >> 6] |= 1 << UInt64(Self.bit(key) & 63) }
            phrases.append((Self.slot(key, phrase.count), phrase, place))
        }
        phrases.sort { a, b in
            a.slot != b.slot
                ? a.slot < b.slot
                : a.phrase.count != b.phrase.count ? a.phrase.count > b.phrase.count : a.place < b.place
        }
        var (bytes, entries, values): ([UInt8], [Entry], [Value]) = ([], [], [])
        var (slots, singles) = ([UInt16](), [UInt16](repeating: 0, count: 256))
        for (slot, phrase, place) in phrases {
            while slots.count <= slot { slots.append(UInt16(entries.count)) }
            let isKnown = (Int(slots[slot])..<entries.count).contains { index in
                Int(entries[index].count) == phrase.count
                    && bytes[Int(entries[index].start)...].prefix(phrase.count).elementsEqual(phrase)
            }
            if isKnown { continue }
            if phrase.count == 1 { singles[Int(phrase[0])] = UInt16(entries.count + 1) }
            entries.append(
                Entry(
                    key: Self.key(phrase[...]), start: Int32(bytes.count), count: Int32(phrase.count)))
            values.append(list[place].1)
            bytes += phrase
        }
        while slots.count <= Self.slotCount + 1 { slots.append(UInt16(entries.count)) }
        (self.bytes, self.entries, self.values) = (bytes, entries, values)
        (self.slots, self.singles, self.filter) = (slots, singles, filter)
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
        guard index < snippet.count else { return nil }
        let word = snippet.folded.word(at: index)
        let first = UInt8(truncatingIfNeeded: word)
        if mayBeginLong(word) {
            for entry in slot(long: word) where stands(entry, word, snippet, index) {
                let end = index + Int(entries[entry].count)
                if isWhole(first, snippet, end) { return Match(end: end, value: values[entry]) }
            }
        }
        for entry in slot(short: word) where stands(entry, word, snippet, index) {
            let end = index + Int(entries[entry].count)
            if isWhole(first, snippet, end) { return Match(end: end, value: values[entry]) }
        }
        let single = singles[Int(first)]
        guard single > 0, isWhole(first, snippet, index + 1) else { return nil }
        return Match(end: index + 1, value: values[Int(single) - 1])
    }

    /// Whether what ends at `end` and begins with `first` is not cut out of a longer word. Chinese and
    /// Japanese part no words, and a sign such as © stands close to what follows it.
    private func isWhole(_ first: UInt8, _ snippet: Snippet, _ end: Int) -> Bool {
        !snippet.isWord(end) || !snippet.isWord(end - 1) || first >= 0xE2 || first == 0xC2
    }

    /// Whether a phrase begins at `index` of a text that is not folded, as far as its ASCII shows.
    func begins(_ text: RawBytes, at index: Int, end: Int) -> Bool {
        let word = Self.folded(text.word(at: index))
        if singles[Int(UInt8(truncatingIfNeeded: word))] > 0 { return true }
        if mayBeginLong(word) {
            for entry in slot(long: word) where begins(entry, word, text, index, end) { return true }
        }
        for entry in slot(short: word) where begins(entry, word, text, index, end) { return true }
        return false
    }

    /// Whether a phrase could stand at `index` of `snippet`; `false` is certain.
    @inline(__always)
    func mayMatch(_ snippet: Snippet, at index: Int) -> Bool {
        guard index < snippet.count else { return false }
        let word = snippet.folded.word(at: index)
        return mayBeginLong(word) || !slot(short: word).isEmpty
            || singles[Int(UInt8(truncatingIfNeeded: word))] > 0
    }

    /// Whether the first eight bytes from `index` on are those of a phrase, as far as it has so many.
    func mayBegin(_ snippet: Snippet, at index: Int) -> Bool {
        let word = snippet.folded.word(at: index)
        if mayBeginLong(word) {
            for entry in slot(long: word) where entries[entry].fits(word) { return true }
        }
        for entry in slot(short: word) where entries[entry].fits(word) { return true }
        return singles[Int(UInt8(truncatingIfNeeded: word))] > 0
    }

    /// The value of the phrase that is all of `range`.
    func exact(_ snippet: Snippet, _ range: Range<Int>) -> Value? {
        guard let first = range.first else { return nil }
        let word = snippet.folded.word(at: first)
        guard range.count > 1 else {
            let single = singles[Int(UInt8(truncatingIfNeeded: word))]
            return single > 0 ? values[Int(single) - 1] : nil
        }
        guard range.count < 4 || mayBeginLong(word) else { return nil }
        for entry in range.count < 4 ? slot(short: word) : slot(long: word)
        where Int(entries[entry].count) == range.count && stands(entry, word, snippet, first) {
            return values[entry]
        }
        return nil
    }

    // MARK: Slots

    private static var longSlots: Int { 1024 }
    private static var shortSlots: Int { 256 }
    /// The slots of long phrases, of short ones, and one for those of one byte.
    private static var slotCount: Int { longSlots + shortSlots + 1 }

    private static func key(_ phrase: ArraySlice<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        for (offset, byte) in phrase.prefix(keyLength).enumerated() {
            key |= UInt64(byte) << UInt64(8 * offset)
        }
        return key
    }

    private static func slot(_ key: UInt64, _ count: Int) -> Int {
        switch count {
        case 1: longSlots + shortSlots
        case 2, 3: longSlots + short(key)
        default: long(key)
        }
    }

    /// The slot of a phrase whose first four bytes are the lowest of `word`.
    @inline(__always)
    private static func long(_ word: UInt64) -> Int {
        Int((UInt32(truncatingIfNeeded: word) &* 0x9E37_79B1) >> 22)
    }

    /// The slot, among those of short phrases, of one whose first two bytes are the lowest of `word`.
    @inline(__always)
    private static func short(_ word: UInt64) -> Int {
        Int((UInt32(truncatingIfNeeded: word & 0xFFFF) &* 0x9E37_79B1) >> 24)
    }

    /// The bit of the filter for the first four bytes.
    @inline(__always)
    private static func bit(_ word: UInt64) -> Int {
        Int((UInt32(truncatingIfNeeded: word) &* 0x85EB_CA6B) >> 17)
    }

    @inline(__always)
    private func mayBeginLong(_ word: UInt64) -> Bool {
        let bit = Self.bit(word)
        return filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    }

    @inline(__always)
    private func slot(long word: UInt64) -> Range<Int> {
        let slot = Self.long(word)
        return Int(slots[slot])..<Int(slots[slot + 1])
    }

    @inline(__always)
    private func slot(short word: UInt64) -> Range<Int> {
        let slot = Self.longSlots + Self.short(word)
        return Int(slots[slot])..<Int(slots[slot + 1])
    }

    // MARK: Comparing

    /// Whether the phrase of `entry` stands at `index`, where `word` does.
    @inline(__always)
    private func stands(_ entry: Int, _ word: UInt64, _ snippet: Snippet, _ index: Int) -> Bool {
        guard entries[entry].fits(word) else { return false }
        let (start, count) = (Int(entries[entry].start), Int(entries[entry].count))
        guard index + count <= snippet.count else { return false }
        var offset = Self.keyLength
        while offset < count {
            if snippet.folded[index + offset] != bytes[start + offset] { return false }
            offset += 1
        }
        return true
    }

    /// The same for a text that is not folded and ends at `end`.
    @inline(__always)
    private func begins(_ entry: Int, _ word: UInt64, _ text: RawBytes, _ index: Int, _ end: Int) -> Bool {
        guard entries[entry].fits(word) else { return false }
        let (start, count) = (Int(entries[entry].start), Int(entries[entry].count))
        guard index + count <= end else { return false }
        var offset = Self.keyLength
        while offset < count {
            let byte = text[index + offset]
            if (byte.isUpper ? byte | 0x20 : byte) != bytes[start + offset] { return false }
            offset += 1
        }
        return true
    }

    /// Eight bytes with the capitals of ASCII made small.
    @inline(__always)
    private static func folded(_ word: UInt64) -> UInt64 {
        let low = word & 0x7F7F_7F7F_7F7F_7F7F
        // The high bit of each byte from A on, and of each beyond Z.
        let (fromA, beyondZ) = (low &+ 0x3F3F_3F3F_3F3F_3F3F, low &+ 0x2525_2525_2525_2525)
        let capitals = ~word & 0x8080_8080_8080_8080 & (fromA ^ beyondZ)
        return word | capitals >> 2
    }
}
