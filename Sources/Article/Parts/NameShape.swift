/// The looks of a stretch of text that may be names of people.
struct NameShape {
    private(set) var capitalised = 0
    private(set) var small = 0
    private(set) var connectors = 0
    private(set) var agency: String?

    /// Looks at `range`; `nil` when something stands there that no name has.
    init?(_ text: Snippet, _ range: Range<Int>, agencies: PhraseTable<AgencyNames.Agency>) {
        var index = range.lowerBound
        while index < range.upperBound {
            guard text.isWordStart(index) else {
                if StaticSet("\"?!;=<>$%").contains(text.folded[index]) { return nil }
                if text.folded[index] == UInt8(ascii: "."), index + 1 < range.upperBound,
                    endsSentence(text, index)
                {
                    return nil
                }
                index += 1
                continue
            }
            if agency == nil, let found = agencies.match(text, at: index), found.end <= range.upperBound,
                !found.value.needsCapitals || AgencyNames.isPrintedRight(text.string(index..<found.end))
            {
                agency = found.value.name
                index = found.end
                continue
            }
            let end = text.wordEnd(index)
            if text.raw[index].isDigit { return nil }
            if BylineWords.connectors.exact(text, index..<end) != nil {
                connectors += 1
            } else if text.isCapital(index) {
                capitalised += 1
            } else {
                small += 1
            }
            index = end
        }
    }

    /// A period behind a word of more than a few letters ends a sentence; behind "J" or "Dr" it does not.
    private func endsSentence(_ text: Snippet, _ index: Int) -> Bool {
        var start = index
        while start > 0, text.isWord(start - 1) { start -= 1 }
        return index - start > 4
    }

    /// Whether it can stand behind "By".
    var isPlausible: Bool {
        if small == 0 { return capitalised + (agency == nil ? 0 : 1) >= 1 && capitalised <= 14 }
        // A byline may be typed in small letters where the agency shows what it is: "By keith grant, Reuters".
        return agency != nil && capitalised == 0 && small <= 4
            || small == 1 && capitalised >= 2 && capitalised <= 8
    }

    /// Whether it is one name or a few, and nothing else.
    var isPersonal: Bool { small == 0 && capitalised >= 2 && capitalised <= 8 && agency == nil }
}
