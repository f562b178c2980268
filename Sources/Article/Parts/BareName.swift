/// A writer's name that no "By" announces: a line of its own beside the date, or the front of the line that
/// states the date.
enum BareName {
    private static let longest = 60

    /// Whether all of `text` is a name or a few, as "Jane Doe" or "Jane Doe in Geneva", or a name with an
    /// office behind it: "Jane Doe Diplomatic editor".
    static func matches(_ text: Snippet, settings: ReadingSettings) -> Bool {
        guard text.count <= longest, text.count >= 5 else { return false }
        var range = text.trimmedRange(0..<text.count)
        if isName(text, range, settings) { return true }
        if let bare = beforeBracket(text, range) { range = bare }
        if range.upperBound < text.count, isName(text, range, settings) { return true }
        guard let office = officeStart(text, range) else { return false }
        return isName(text, text.trimmedRange(range.lowerBound..<office), settings)
    }

    /// Whether the name has its office in a bracket behind it, which no story begins with: "Jane Doe (Editor)".
    static func hasOffice(_ text: Snippet) -> Bool {
        text.count >= 5 && beforeBracket(text, text.trimmedRange(0..<text.count)) != nil
    }

    /// The name without an office in a bracket behind it.
    static func withoutOffice(_ text: Snippet) -> String {
        let range = text.trimmedRange(0..<text.count)
        return text.string(beforeBracket(text, range) ?? range)
    }

    /// The name before the first bar, slash, dot or dash of a line with a date, or before the word that says
    /// what the date is: "Jane Doe / TNN / Oct 19, 2023", "Jane Doe Published October 19, 2023".
    static func leading(_ text: Snippet, settings: ReadingSettings) -> String? {
        var end = 0
        while end < min(text.count, longest), !StaticSet("|/*").contains(text.folded[end]),
            !isLabel(text, end)
        {
            end += 1
        }
        guard end < min(text.count, longest) else { return nil }
        let range = text.trimmedRange(0..<end)
        return isName(text, range, settings) ? text.string(range) : nil
    }

    private static func isLabel(_ text: Snippet, _ index: Int) -> Bool {
        guard index > 4, text.isWordStart(index), let found = TimeLabels.table.match(text, at: index) else {
            return false
        }
        return found.value == .published || found.value == .updated
    }

    /// The name before an office in a bracket: "Jane Doe (Editor)".
    private static func beforeBracket(_ text: Snippet, _ range: Range<Int>) -> Range<Int>? {
        guard text.folded[range.upperBound - 1] == UInt8(ascii: ")"),
            let open = range.first(where: { text.folded[$0] == UInt8(ascii: "(") })
        else { return nil }
        let office = text.trimmedRange(open + 1..<range.upperBound - 1)
        guard let last = office.last(where: { text.isWordStart($0) }),
            BylineWords.offices.exact(text, last..<text.wordEnd(last)) != nil
        else { return nil }
        return text.trimmedRange(range.lowerBound..<open)
    }

    /// Where the office behind a name of two or three words begins.
    private static func officeStart(_ text: Snippet, _ range: Range<Int>) -> Int? {
        var (starts, lastEnd) = ([Int](), range.lowerBound)
        for index in range where text.isWordStart(index) {
            starts.append(index)
            lastEnd = text.wordEnd(index)
        }
        guard starts.count >= 4, starts.count <= 7, lastEnd == range.upperBound,
            let last = starts.last, BylineWords.offices.exact(text, last..<lastEnd) != nil
        else { return nil }
        return starts[2]
    }

    private static func isName(_ text: Snippet, _ range: Range<Int>, _ settings: ReadingSettings) -> Bool {
        guard !range.isEmpty, range.count >= 5, text.isCapital(range.lowerBound),
            GivenNames.table.exact(text, range.lowerBound..<text.wordEnd(range.lowerBound)) != nil,
            !range.contains(where: { StaticSet(":;").contains(text.folded[$0]) }),
            let shape = NameShape(text, range, agencies: settings.knownAgencies)
        else { return false }
        return shape.isPersonal && shape.capitalised <= 6
    }
}
