/// The small parts of a dateline, wherever in it they stand.
extension DatelineParser {
    /// An agency's mark without a place, before a sentence: "(CNN) — The telescope …", "(Bloomberg) -- The …".
    static func agencyMark(
        _ text: Snippet, _ agencies: PhraseTable<AgencyNames.Agency>
    ) -> DatelineMatch? {
        guard text.count > 8, text.folded[0] == UInt8(ascii: "("), let found = agencies.match(text, at: 1),
            found.end + 2 < text.count, text.folded[found.end] == UInt8(ascii: ")"),
            !found.value.needsCapitals || AgencyNames.isPrintedRight(text.string(1..<found.end))
        else { return nil }
        let parser = DatelineParser(text: text, agencies: agencies)
        guard let dash = parser.dash(at: text.skipBlanks(found.end + 1)) else { return nil }
        let start = text.skipBlanks(dash.end)
        guard start < text.count,
            text.isCapital(start) || StaticSet("\"'0123456789").contains(text.folded[start])
        else {
            return nil
        }
        return DatelineMatch(
            place: start..<start, agency: found.value.name, end: dash.end, storyStart: start,
            strength: .certain)
    }

    /// A mistyped date: "Macrh 31 -", "March 2O -", "March 119 -".
    func noisyDate(at index: Int) -> DateScanner.Match? {
        let end = text.wordEnd(index)
        guard end + 1 < text.count, text.raw[end + 1].isDigit || text.raw[end] != 0x20 else { return nil }
        let start = text.skipBlanks(end < text.count && text.raw[end] == UInt8(ascii: ".") ? end + 1 : end)
        // The day first: to compare a word with every month takes longer.
        guard start > end, let day = NumberScanner.noisyDay(text, at: start), isClosed(after: day.end),
            let month = NoisyMonth.month(text, index..<end)
        else { return nil }
        let isDay = CalendarDate.isValid(year: nil, month: month, day: day.value)
        return DateScanner.Match(date: CalendarDate(month: month, day: isDay ? day.value : nil), end: day.end)
    }

    /// An agency without brackets, unless its name is also that of a state: "HARRISBURG, PA -".
    func bareAgency(at index: Int) -> (name: String, end: Int)? {
        guard let found = agencyName(at: index) else { return nil }
        return PlaceNames.table.exact(text, index..<found.end) == nil ? found : nil
    }

    func agencyName(at index: Int) -> (name: String, end: Int)? {
        guard index < text.count, text.isWordStart(index) || text.raw[index] >= 0x80,
            let found = agencies.match(text, at: index)
        else { return nil }
        if found.value.needsCapitals {
            let printed = text.string(index..<found.end)
            guard AgencyNames.isPrintedRight(printed) else { return nil }
        }
        return (found.value.name, found.end)
    }

    /// A dash that parts phrases: not the hyphen within a word.
    func dash(at index: Int) -> (end: Int, isLong: Bool)? {
        guard index >= 0, index < text.count else { return nil }
        var (end, marks) = (index, 0)
        while end < text.count, StaticSet("-_").contains(text.folded[end]) {
            marks += 1
            end += 1
            while end < text.count, text.folded[end] == Folding.filler { end += 1 }
        }
        guard marks > 0 else { return nil }
        let isLong = marks > 1 || text.raw[index] >= 0x80
        let isSpaced = end >= text.count || text.isSpace(end) || index > 0 && text.isSpace(index - 1)
        guard isLong || isSpaced else { return nil }
        if !isLong, text.raw[index] == UInt8(ascii: "_"), !isSpaced { return nil }
        return (end, isLong)
    }

    func isColon(at index: Int) -> Bool {
        guard index < text.count, text.folded[index] == UInt8(ascii: ":") else { return false }
        return index + 1 >= text.count
            || !text.folded[index + 1].isDigit && text.folded[index + 1] != UInt8(ascii: "/")
    }

    /// Whether an agency's name that ends here is followed by more of a dateline.
    func isClosed(after end: Int) -> Bool {
        let next = text.skipBlanks(end)
        guard next < text.count else { return true }
        return dash(at: next) != nil || isColon(at: next) || StaticSet(".,/)").contains(text.folded[next])
    }

    /// A short name in a bracket, which nobody has heard of yet.
    func isUnknownName(_ range: Range<Int>) -> Bool {
        guard range.count <= 30 else { return false }
        var next = range.upperBound + 1
        while next < limit, text.isSpace(next) { next += 1 }
        return dash(at: next) != nil
    }

    /// An agency between slashes: "/TASS/", "/PRNewswire/ --", "/TASS Correspondent Ivan Petrov/".
    func slashedAgencyEnd() -> (name: String, end: Int)? {
        let start = text.skipBlanks(index + 1)
        var closing = start
        while closing < min(limit, start + 64), text.folded[closing] != UInt8(ascii: "/") { closing += 1 }
        if closing < min(limit, start + 64) {
            for word in start..<closing where text.isWordStart(word) {
                if let found = agencyName(at: word), found.end <= closing { return (found.name, closing + 1) }
            }
            return nil
        }
        // Anadolu's Arabic copy closes nothing: "أنقرة/ الأناضول".
        guard let found = agencyName(at: start), isKnownPlace, text.raw[start] >= 0xD0 else { return nil }
        return (found.name, found.end)
    }
}
