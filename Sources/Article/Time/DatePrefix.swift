/// A date that was glued to the front of the story when it was taken from its page.
struct DatePrefix {
    var statement: TimeStatement
    /// Where the story begins.
    var end: Int

    /// Reads the front of `text`; `nil` where the story itself begins with a date.
    static func read(_ text: Snippet, settings: ReadingSettings) -> DatePrefix? {
        var index = text.skipBlanks(0)
        var isLabelled = false
        if let label = TimeLabels.table.match(text, at: index) {
            switch label.value {
            case .published, .updated: isLabelled = true
            case .filler, .source: return nil
            }
            index = label.end
            while index < text.count, text.isSpace(index) || text.folded[index] == UInt8(ascii: ":") {
                index += 1
            }
        }
        let start = index
        guard let found = DateScanner(order: settings.dateOrder).date(text, at: index), found.date.year != nil
        else { return nil }
        index = found.end
        var next = text.skipBlanks(index)
        if next < text.count,
            text.folded[next] == UInt8(ascii: ",") || text.folded[index] == UInt8(ascii: "t")
        {
            next = text.skipBlanks(next + 1)
        }
        let clock = ClockScanner(sourceZone: settings.zone).time(text, at: next)
        if let clock { index = clock.end }
        let evidence = text.string(start..<index)
        next = text.skipBlanks(index)
        let isParted = next < text.count && StaticSet("-|:*").contains(text.folded[next])
        if isParted { next = text.skipBlanks(next + 1) }
        guard next > index, next < text.count,
            text.isCapital(next) || StaticSet("\"'").contains(text.folded[next])
        else { return nil }
        guard
            isLabelled || isParted || clock != nil
                || found.isNumeric && text.raw[start].isDigit && text.raw[next] < 0x80
        else { return nil }
        return DatePrefix(
            statement: TimeStatement(date: found.date, clock: clock, evidence: evidence), end: next)
    }
}
