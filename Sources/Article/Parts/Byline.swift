/// A line that names who wrote the story.
struct Byline {
    /// The names as printed, without "By".
    var names: String
    /// The agency that stands behind the names, as the house spells it.
    var agency: String?
    /// A source line behind the names: "By A B | October 20, 2023".
    var source: SourceLine?
    var rule: Rule

    private static let longest = 160

    /// Reads `text` as a byline; `nil` when it is none.
    static func read(_ text: Snippet, settings: ReadingSettings) -> Byline? {
        guard text.count <= longest, text.count >= 4 else { return nil }
        let all = text.trimmedRange(0..<text.count, edges: StaticSet("*_|[]^=<"))
        guard !all.isEmpty else { return nil }
        if let opener = BylineWords.openers.match(text, at: all.lowerBound) {
            var start = text.skipBlanks(opener.end)
            if start < all.upperBound, text.folded[start] == UInt8(ascii: ":") {
                start = text.skipBlanks(start + 1)
            }
            guard start > opener.end || opener.value else { return nil }
            start = behindReference(text, start)
            return named(text, start..<max(start, all.upperBound), settings)
        }
        return nameAndRole(text, all, settings)
    }

    /// The names behind "By", with what may follow them.
    private static func named(_ text: Snippet, _ range: Range<Int>, _ settings: ReadingSettings) -> Byline? {
        guard !range.isEmpty else { return nil }
        let (names, source) = splitSource(text, range, settings)
        let people = beforeOffice(text, names)
        guard let shape = NameShape(text, people, agencies: settings.knownAgencies), shape.isPlausible else {
            return nil
        }
        return Byline(
            names: text.trimmed(names, edges: StaticSet(",|*_")),
            agency: shape.agency ?? source?.agencies.first,
            source: source, rule: .byline)
    }

    /// Behind the number that a text browser puts before a link: "By [12]Jane Doe".
    private static func behindReference(_ text: Snippet, _ start: Int) -> Int {
        guard start < text.count, text.raw[start] == UInt8(ascii: "["),
            let number = NumberScanner.number(text, at: start + 1, most: 3), number.end < text.count,
            text.raw[number.end] == UInt8(ascii: "]")
        else { return start }
        return text.skipBlanks(number.end + 1)
    }

    /// The names before a comma and an office in small letters: "Jane Doe, news reporter".
    private static func beforeOffice(_ text: Snippet, _ names: Range<Int>) -> Range<Int> {
        guard let comma = names.first(where: { text.folded[$0] == UInt8(ascii: ",") }) else { return names }
        let office = text.trimmedRange(comma + 1..<names.upperBound)
        guard office.count <= 50, !office.isEmpty, text.raw[office.lowerBound].isLower,
            let last = office.last(where: { text.isWordStart($0) }),
            BylineWords.offices.exact(text, last..<text.wordEnd(last)) != nil
        else { return names }
        return names.lowerBound..<comma
    }

    /// "A B | Staff Writer", "A B, Staff Writer", "A B, Associated Press".
    private static func nameAndRole(_ text: Snippet, _ range: Range<Int>, _ settings: ReadingSettings)
        -> Byline?
    {
        guard let bar = firstSeparator(text, range), bar - range.lowerBound <= 60 else { return nil }
        let names = text.trimmedRange(range.lowerBound..<bar)
        let roleStart = text.skipBlanks(bar + 1)
        guard roleStart < range.upperBound, !names.isEmpty else { return nil }
        let role = BylineWords.roles.match(text, at: roleStart)
        let agency = settings.knownAgencies.match(text, at: roleStart)
        guard let end = role?.end ?? agency?.end,
            let shape = NameShape(text, names, agencies: settings.knownAgencies), shape.isPersonal
        else { return nil }
        if role == nil, text.trimmedRange(end..<range.upperBound, edges: StaticSet(".|")).isEmpty == false {
            return nil
        }
        let (whole, source) = splitSource(text, range, settings)
        guard text.trimmedRange(min(end, whole.upperBound)..<whole.upperBound).count <= 50 else { return nil }
        if let last = text.folded[range].last, last == UInt8(ascii: ".") { return nil }
        return Byline(
            names: text.trimmed(whole), agency: agency?.value.name, source: source, rule: .nameAndRole)
    }

    private static func firstSeparator(_ text: Snippet, _ range: Range<Int>) -> Int? {
        for index in range {
            if StaticSet(",|/").contains(text.folded[index]) { return index }
            if text.folded[index] == UInt8(ascii: "-"), index > 0, text.isSpace(index - 1) { return index }
        }
        return nil
    }

    /// Parts a source line with a date off the end.
    private static func splitSource(
        _ text: Snippet, _ range: Range<Int>, _ settings: ReadingSettings
    ) -> (names: Range<Int>, source: SourceLine?) {
        for index in range {
            let isSeparator =
                StaticSet("|,*/").contains(text.folded[index])
                || text.folded[index] == UInt8(ascii: "-") && index > 0 && text.isSpace(index - 1)
                || text.isWordStart(index)
                    && TimeLabels.table.match(text, at: index).map { isTimeLabel($0.value) } == true
                // Two blanks part as well as a bar: "By Jane Doe, Editor  19 October 2023".
                || index > range.lowerBound + 1 && text.isWordStart(index) && text.isSpace(index - 2)
            guard isSeparator else { continue }
            let start = text.isWord(index) ? index : index + 1
            if let source = SourceLine.read(
                text, start..<range.upperBound, settings: settings, tolerance: .nothing),
                source.hasDate
            {
                return (text.trimmedRange(range.lowerBound..<index), source)
            }
        }
        return (range, nil)
    }

    private static func isTimeLabel(_ meaning: TimeLabels.Meaning) -> Bool {
        switch meaning {
        case .published, .updated: true
        case .filler, .source: false
        }
    }
}
