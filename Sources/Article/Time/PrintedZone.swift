/// A zone as it is printed behind a time.
enum PrintedZone: Equatable {
    /// So many minutes east of UTC.
    case offset(Int)
    /// A zone whose offset hangs on the date: "ET", "CT".
    case named(ZoneRules)
    /// An abbreviation that several zones share; what it means cannot be told.
    case ambiguous

    /// The zone that is printed at `index`.
    static func zone(_ text: Snippet, at index: Int, sourceZone: String?) -> (zone: PrintedZone, end: Int)? {
        var index = index
        guard index < text.count else { return nil }
        var isBracketed = false
        if text.folded[index] == UInt8(ascii: "(") {
            isBracketed = true
            index += 1
        }
        guard let found = plain(text, at: index, sourceZone: sourceZone) else { return nil }
        guard isBracketed else { return found }
        guard found.end < text.count, text.folded[found.end] == UInt8(ascii: ")") else { return nil }
        return (found.zone, found.end + 1)
    }

    private static func plain(
        _ text: Snippet, at index: Int, sourceZone: String?
    ) -> (zone: PrintedZone, end: Int)? {
        if let numeric = numericOffset(text, at: index) { return (.offset(numeric.minutes), numeric.end) }
        guard let match = ZoneNames.table.match(text, at: index) else { return nil }
        // Small letters make words of many abbreviations: "est", "ist", "at".
        guard text.raw[index].isUpper else { return nil }
        switch match.value {
        case .offset(let minutes):
            if minutes == 0, let numeric = numericOffset(text, at: match.end) {
                return (.offset(numeric.minutes), numeric.end)
            }
            return (.offset(minutes), match.end)
        case .rules(let zone):
            return (ZoneNames.rules(of: zone).map(PrintedZone.named) ?? .ambiguous, match.end)
        case .shared(let meanings):
            for meaning in meanings where meaning.zones.contains(where: { $0 == sourceZone }) {
                return (.offset(meaning.minutes), match.end)
            }
            return (.ambiguous, match.end)
        }
    }

    /// "+05:30", "+0530", "+8", "-05".
    private static func numericOffset(_ text: Snippet, at index: Int) -> (minutes: Int, end: Int)? {
        guard index < text.count,
            text.raw[index] == UInt8(ascii: "+") || text.raw[index] == UInt8(ascii: "-"),
            let number = NumberScanner.number(text, at: index + 1, most: 4)
        else { return nil }
        var (minutes, end) = (0, number.end)
        if number.digits == 4 {
            minutes = number.value / 100 * 60 + number.value % 100
        } else if number.digits <= 2 {
            minutes = number.value * 60
            if end < text.count, text.raw[end] == UInt8(ascii: ":"),
                let rest = NumberScanner.number(text, at: end + 1, most: 2), rest.digits == 2
            {
                minutes += rest.value
                end = rest.end
            }
        } else {
            return nil
        }
        guard minutes <= 14 * 60, !text.isWord(end) else { return nil }
        return (text.raw[index] == UInt8(ascii: "-") ? -minutes : minutes, end)
    }
}
