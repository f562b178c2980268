/// A writer's name that no "By" announces: a line of its own beside the date, or the front of the line that
/// states the date.
enum BareName {
    private static let longest = 60

    /// Whether all of `text` is a name or a few, as "Jane Doe" or "Jane Doe in Geneva".
    static func matches(_ text: Snippet, settings: ReadingSettings) -> Bool {
        guard text.count <= longest, text.count >= 5 else { return false }
        return isName(text, text.trimmedRange(0..<text.count), settings)
    }

    /// The name before the first bar, slash, dot or dash of a line with a date: "Jane Doe / TNN / Oct 19, 2023".
    static func leading(_ text: Snippet, settings: ReadingSettings) -> String? {
        var end = 0
        while end < min(text.count, longest), !StaticSet("|/*").contains(text.folded[end]) { end += 1 }
        guard end < min(text.count, longest) else { return nil }
        let range = text.trimmedRange(0..<end)
        return isName(text, range, settings) ? text.string(range) : nil
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
