/// A short stretch of the text with its folded twin, for the recognisers to look at.
struct Snippet {
    /// The bytes as printed.
    let raw: RawBytes
    /// The same bytes with capitals folded; every position means the same in both.
    let folded: RawBytes
    /// What kinds of bytes are in it, as ``ByteKinds`` has them, or more than those.
    let kinds: UInt8

    /// A text and its folded twin.
    init(_ raw: RawBytes, folded: RawBytes, kinds: UInt8 = ByteKinds.unknown) {
        (self.raw, self.folded, self.kinds) = (raw, folded, kinds)
    }

    /// The stretch `range` of another one.
    init(_ snippet: Snippet, _ range: Range<Int>) {
        (raw, folded) = (snippet.raw.part(range), snippet.folded.part(range))
        kinds = snippet.kinds
    }

    /// Whether a byte of any of `kinds` may stand in it; `false` is certain.
    @inline(__always)
    func mayHave(_ kinds: UInt8) -> Bool { self.kinds & kinds != 0 }

    var count: Int { raw.endIndex }

    /// What is printed in `range`.
    func string(_ range: Range<Int>) -> String { raw.string(range) }

    /// What is printed in `range`, without white space or any of `edges` at its ends.
    func trimmed(_ range: Range<Int>, edges: StaticSet = .none) -> String {
        string(trimmedRange(range, edges: edges))
    }

    /// `range` without white space or any of `edges` at its ends.
    func trimmedRange(_ range: Range<Int>, edges: StaticSet = .none) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isSpace(start) || edges.contains(folded[start]) { start += 1 }
        while end > start {
            // Folded punctuation ends in fillers: look at the mark that they belong to.
            var mark = end - 1
            while mark > start, folded[mark] == Folding.filler { mark -= 1 }
            guard isSpace(mark) || edges.contains(folded[mark]) else { break }
            end = mark
        }
        return start..<end
    }

    /// The first position at or after `index` that holds no blank.
    func skipBlanks(_ index: Int) -> Int {
        var index = index
        while index < count, isSpace(index) { index += 1 }
        return index
    }

    /// Whether a blank stands at `index`, or the rest of a folded punctuation mark.
    func isSpace(_ index: Int) -> Bool { folded[index].isBlank || folded[index] == Folding.filler }

    /// Whether a byte of a word stands at `index`.
    func isWord(_ index: Int) -> Bool { index >= 0 && index < count && folded[index].isWord }

    /// Whether a capital letter stands at `index`; of scripts without capitals every letter counts as one.
    func isCapital(_ index: Int) -> Bool {
        guard index < count else { return false }
        if raw[index] < 0x80 { return raw[index].isUpper }
        if raw[index] != folded[index] || index + 1 < count && raw[index + 1] != folded[index + 1] {
            return folded[index].isWord
        }
        // Symbols and emoji are no letters.
        if raw[index] == 0xE2 || raw[index] == 0xF0 && index + 1 < count && raw[index + 1] == 0x9F {
            return false
        }
        return raw[index] >= 0xD7 || raw[index] == 0xC4 || raw[index] == 0xC5 || raw[index] == 0xC6
    }

    /// Whether no small letter of ASCII stands in `range`, but two capitals at least.
    func isAllCapitals(_ range: Range<Int>) -> Bool {
        var capitals = 0
        for index in range {
            if raw[index].isLower { return false }
            if raw[index].isUpper { capitals += 1 }
        }
        return capitals >= 2
    }

    /// Whether the folded bytes `phrase` stand at `index`.
    func has(_ phrase: [UInt8], at index: Int) -> Bool {
        guard index >= 0, index + phrase.count <= folded.count else { return false }
        for offset in phrase.indices where folded[index + offset] != phrase[offset] { return false }
        return true
    }

    /// The same for a literal, which costs no array.
    func has(_ phrase: StaticString, at index: Int) -> Bool {
        let count = phrase.utf8CodeUnitCount
        guard index >= 0, index + count <= folded.count else { return false }
        let bytes = unsafe UnsafeBufferPointer(start: phrase.utf8Start, count: count)
        for offset in 0..<count {
            guard unsafe folded[index + offset] == bytes[offset] else { return false }
        }
        return true
    }

    /// Where the word that begins at `index` ends.
    func wordEnd(_ index: Int) -> Int {
        var index = index
        while index < count, folded[index].isWord { index += 1 }
        return index
    }

    /// Whether a word could begin at `index`: nothing of a word stands right before it.
    func isWordStart(_ index: Int) -> Bool {
        isWord(index) && !isWord(index - 1)
    }

    /// The number of words.
    var wordCount: Int {
        var count = 0
        for index in raw.indices where isWordStart(index) { count += 1 }
        return count
    }
}
