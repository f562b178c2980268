/// Phrases with what each of them means, to be found at a position of a text.
final class PhraseTable<Value: Sendable>: Sendable {
    /// Where the bytes of a phrase stand.
    private struct Entry: Sendable {
        let start: Int32
        let count: Int32
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
    /// A bit for the first three bytes of every phrase: most positions of a text are told off by it.
    private let filter: [UInt64]

    /// The table of `list`; of equal phrases the first counts.
    init(_ list: [(String, Value)]) {
        var buckets: [[(phrase: [UInt8], value: Value)]] = Array(repeating: [], count: Self.slotCount)
        var ones: [(phrase: [UInt8], value: Value)] = []
        var filter = [UInt64](repeating: 0, count: 512)
        for (text, value) in list {
            let phrase = Folding.fold(text)
            guard let first = phrase.first else { continue }
            guard phrase.count > 1 else {
                if ones.contains(where: { $0.phrase == phrase }) { continue }
                Self.note(phrase, &filter)
                ones.append((phrase, value))
                continue
            }
            // A bucket holds a few; a set of all phrases would take longer to fill than the table.
            let slot = Self.slot(first, phrase[1])
            if buckets[slot].contains(where: { $0.phrase == phrase }) { continue }
            Self.note(phrase, &filter)
            buckets[slot].append((phrase, value))
        }
        var (bytes, entries, values): ([UInt8], [Entry], [Value]) = ([], [], [])
        var (slots, singles) = ([UInt16](), [UInt16](repeating: 0, count: 256))
        func add(_ phrase: [UInt8], _ value: Value) {
            entries.append(Entry(start: Int32(bytes.count), count: Int32(phrase.count)))
            values.append(value)
            bytes += phrase
        }
        for bucket in buckets {
            slots.append(UInt16(entries.count))
            for (phrase, value) in bucket.sorted(by: { $0.phrase.count > $1.phrase.count }) {
                add(phrase, value)
            }
        }
        slots.append(UInt16(entries.count))
        for (phrase, value) in ones {
            add(phrase, value)
            singles[Int(phrase[0])] = UInt16(entries.count)
        }
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
        guard mayMatch(snippet, at: index) else { return nil }
        let first = snippet.folded[index]
        if index + 1 < snippet.count {
            for entry in candidates(first, snippet.folded[index + 1]) where stands(entry, snippet, index) {
                let end = index + Int(entries[entry].count)
                if isWhole(first, snippet, end) { return Match(end: end, value: values[entry]) }
            }
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
    func begins(_ text: [UInt8], at index: Int, end: Int) -> Bool {
        let first = Self.fold(text[index])
        let second = index + 1 < end ? Self.fold(text[index + 1]) : 0
        let third = index + 2 < end ? Self.fold(text[index + 2]) : 0
        guard mayMatch(first, second, third) else { return false }
        if singles[Int(first)] > 0 { return true }
        for entry in candidates(first, second) where index + Int(entries[entry].count) <= end {
            let (start, count) = (Int(entries[entry].start), Int(entries[entry].count))
            guard Self.fold(text[index + count - 1]) == bytes[start + count - 1] else { continue }
            var offset = 0
            while offset < count, Self.fold(text[index + offset]) == bytes[start + offset] { offset += 1 }
            if offset == count { return true }
        }
        return false
    }

    @inline(__always)
    private static func fold(_ byte: UInt8) -> UInt8 { byte.isUpper ? byte | 0x20 : byte }

    /// Whether a phrase could stand at `index` of `snippet`; `false` is certain.
    @inline(__always)
    func mayMatch(_ snippet: Snippet, at index: Int) -> Bool {
        let folded = snippet.folded
        guard index < folded.endIndex else { return false }
        let second = index + 1 < folded.endIndex ? folded[index + 1] : 0
        let third = index + 2 < folded.endIndex ? folded[index + 2] : 0
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
        if range.count == 1 {
            let single = singles[Int(snippet.folded[first])]
            return single > 0 ? values[Int(single) - 1] : nil
        }
        guard mayMatch(snippet, at: first) else { return nil }
        for entry in candidates(snippet.folded[first], snippet.folded[first + 1])
        where Int(entries[entry].count) == range.count && stands(entry, snippet, first) {
            return values[entry]
        }
        return nil
    }

    private static var slotCount: Int { 512 }

    @inline(__always)
    private static func slot(_ first: UInt8, _ second: UInt8) -> Int {
        (Int(first) &* 37 &+ Int(second)) & (slotCount - 1)
    }

    /// The entries whose phrases may begin with these two bytes.
    @inline(__always)
    private func candidates(_ first: UInt8, _ second: UInt8) -> Range<Int> {
        let slot = Self.slot(first, second)
        return Int(slots[slot])..<Int(slots[slot + 1])
    }

    /// Whether the phrase of `entry` stands at `index`.
    @inline(__always)
    private func stands(_ entry: Int, _ snippet: Snippet, _ index: Int) -> Bool {
        let (start, count) = (Int(entries[entry].start), Int(entries[entry].count))
        // The last byte tells most of them apart.
        guard index + count <= snippet.count, snippet.folded[index + count - 1] == bytes[start + count - 1]
        else { return false }
        var offset = 0
        while offset < count {
            if snippet.folded[index + offset] != bytes[start + offset] { return false }
            offset += 1
        }
        return true
    }

    /// Sets the bits of a phrase; one of less than three bytes goes with whatever may follow it.
    private static func note(_ phrase: [UInt8], _ filter: inout [UInt64]) {
        let first = bit(phrase[0], phrase.count > 1 ? phrase[1] : 0, phrase.count > 2 ? phrase[2] : 0)
        // Whatever may follow adds up to this much.
        let most = phrase.count > 2 ? 0 : phrase.count > 1 ? 255 : 255 * 32
        for bit in first...first + most {
            filter[bit >> 6 & 511] |= 1 << UInt64(bit & 63)
        }
    }
}
