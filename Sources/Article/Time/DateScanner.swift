/// Reads dates in the forms that newsrooms print.
struct DateScanner {
    /// Which of two numbers is the day where the date itself does not show it.
    var order: ReadingSettings.DateOrder?

    /// A date with where it ends in the text.
    struct Match {
        var date: CalendarDate
        var end: Int
        /// Whether it is written in numbers only.
        var isNumeric = false
    }

    /// The date that begins at `index`, a weekday before it included.
    func date(_ text: Snippet, at index: Int) -> Match? {
        var index = index
        if let weekday = WeekdayNames.table.match(text, at: index) {
            index = skipSeparators(text, weekday.end)
            if text.isWord(index - 1) { return nil }
        }
        guard index < text.count else { return nil }
        if text.raw[index].isDigit {
            return isoDate(text, at: index) ?? numericDate(text, at: index) ?? eastAsianDate(text, at: index)
                ?? dayMonth(text, at: index)
        }
        return monthDay(text, at: index)
    }

    /// "October 20, 2023", "Oct. 19", "Oct 19th 2023".
    func monthDay(_ text: Snippet, at index: Int) -> Match? {
        guard let month = MonthNames.table.match(text, at: index), !month.value.needsDayBefore else {
            return nil
        }
        let start = skip(text, month.end, StaticSet("."))
        guard start > month.end, let day = NumberScanner.number(text, at: start, most: 2) else { return nil }
        guard CalendarDate.isValid(year: nil, month: month.value.number, day: day.value) else { return nil }
        let end = ordinalEnd(text, day.end)
        guard !text.isWord(end) else { return nil }
        return withYear(text, CalendarDate(month: month.value.number, day: day.value), at: end)
    }

    /// "20 October 2023", "20. Oktober 2023", "19 de octubre de 2023", "1er août 2023".
    func dayMonth(_ text: Snippet, at index: Int) -> Match? {
        guard let day = NumberScanner.number(text, at: index, most: 2) else { return nil }
        var next = skip(text, ordinalEnd(text, day.end), StaticSet(".,-"))
        guard next > day.end else { return nil }
        next = skipWord(text, next, ["de", "of", "d'"])
        guard let month = MonthNames.table.match(text, at: next),
            CalendarDate.isValid(year: nil, month: month.value.number, day: day.value)
        else { return nil }
        var end = month.end
        if end < text.count, text.raw[end] == UInt8(ascii: "."), text.count > end { end += 1 }
        return withYear(
            text, CalendarDate(month: month.value.number, day: day.value), at: end, dotEnd: month.end)
    }

    /// "2023-10-20", "2023/10/20", "20231020" is none.
    private func isoDate(_ text: Snippet, at index: Int) -> Match? {
        guard let year = NumberScanner.number(text, at: index, most: 4), year.digits == 4,
            year.end < text.count, StaticSet("-/.").contains(text.raw[year.end]),
            let month = NumberScanner.number(text, at: year.end + 1, most: 2),
            month.end < text.count, text.raw[month.end] == text.raw[year.end],
            let day = NumberScanner.number(text, at: month.end + 1, most: 2),
            Self.isYear(year.value),
            CalendarDate.isValid(year: year.value, month: month.value, day: day.value)
        else { return nil }
        let date = CalendarDate(year: year.value, month: month.value, day: day.value)
        return Match(date: date, end: day.end, isNumeric: true)
    }

    /// "20.10.2023", "10/20/2023": the day is what cannot be a month, or what the settings say.
    private func numericDate(_ text: Snippet, at index: Int) -> Match? {
        guard let first = NumberScanner.number(text, at: index, most: 2),
            first.end < text.count, StaticSet("-/.").contains(text.raw[first.end]),
            let second = NumberScanner.number(text, at: first.end + 1, most: 2),
            second.end < text.count, text.raw[second.end] == text.raw[first.end],
            let year = NumberScanner.number(text, at: second.end + 1, most: 4), year.digits == 4,
            Self.isYear(year.value), !text.isWord(year.end)
        else { return nil }
        let isDotted = text.raw[first.end] == UInt8(ascii: ".")
        let isDayFirst: Bool
        switch (first.value > 12, second.value > 12) {
        case (true, false): isDayFirst = true
        case (false, true): isDayFirst = false
        case (true, true): return nil
        case (false, false):
            if isDotted || first.value == second.value {
                isDayFirst = true
            } else if let order {
                isDayFirst = order == .dayFirst
            } else {
                return Match(date: CalendarDate(year: year.value, month: 0), end: year.end, isNumeric: true)
            }
        }
        let (day, month) = isDayFirst ? (first.value, second.value) : (second.value, first.value)
        guard CalendarDate.isValid(year: year.value, month: month, day: day) else { return nil }
        return Match(
            date: CalendarDate(year: year.value, month: month, day: day), end: year.end, isNumeric: true)
    }

    /// "2023年10月20日", "10月20日", "10월 20일".
    private func eastAsianDate(_ text: Snippet, at index: Int) -> Match? {
        guard var number = NumberScanner.number(text, at: index, most: 4) else { return nil }
        var date = CalendarDate(month: 0)
        if let next = Self.marked(text, number.end, ["年", "년"]) {
            date.year = number.value
            guard let month = NumberScanner.number(text, at: text.skipBlanks(next), most: 2) else {
                return nil
            }
            number = month
        }
        guard let dayStart = Self.marked(text, number.end, ["月", "월"]),
            let day = NumberScanner.number(text, at: text.skipBlanks(dayStart), most: 2),
            let end = Self.marked(text, day.end, ["日", "일"]),
            CalendarDate.isValid(year: date.year, month: number.value, day: day.value)
        else { return nil }
        date.month = number.value
        date.day = day.value
        return Match(date: date, end: end, isNumeric: true)
    }

    /// Adds the year where one follows within a separator: ", 2023", " 2023", " de 2023", "г.".
    private func withYear(_ text: Snippet, _ date: CalendarDate, at end: Int, dotEnd: Int? = nil) -> Match {
        var next = skip(text, end, StaticSet(","))
        next = skipWord(text, next, ["de", "del"])
        guard next > end || dotEnd != nil, let year = NumberScanner.number(text, at: next, most: 4),
            year.digits == 4, Self.isYear(year.value), !text.isWord(year.end)
        else { return Match(date: date, end: end) }
        var dated = date
        dated.year = year.value
        guard CalendarDate.isValid(year: year.value, month: date.month, day: date.day ?? 1) else {
            return Match(date: date, end: end)
        }
        return Match(date: dated, end: year.end)
    }

    private func skip(_ text: Snippet, _ index: Int, _ marks: StaticSet) -> Int {
        var index = index
        while index < text.count, text.isSpace(index) || marks.contains(text.folded[index]) { index += 1 }
        return index
    }

    private func skipSeparators(_ text: Snippet, _ index: Int) -> Int { skip(text, index, StaticSet(",.(-")) }

    /// Skips one of `words` and the blanks behind it.
    private func skipWord(_ text: Snippet, _ index: Int, _ words: [StaticString]) -> Int {
        for word in words where text.has(word, at: index) {
            let end = index + word.utf8CodeUnitCount
            if text.folded[end - 1] == UInt8(ascii: "'") { return end }
            if end < text.count, text.isSpace(end) { return text.skipBlanks(end) }
        }
        return index
    }

    /// Behind "st", "nd", "rd", "th", "er" after a day, with a blank before it as in "12 th".
    private func ordinalEnd(_ text: Snippet, _ index: Int) -> Int {
        let start = text.skipBlanks(index)
        guard start + 1 < text.count, !text.isWord(start + 2) else { return index }
        switch (text.folded[start], text.folded[start + 1]) {
        case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
            (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")),
            (UInt8(ascii: "e"), UInt8(ascii: "r")):
            return start + 2
        default: return index
        }
    }

    /// Where one of `marks` ends if it stands at `index`.
    private static func marked(_ text: Snippet, _ index: Int, _ marks: [StaticString]) -> Int? {
        for mark in marks where text.has(mark, at: index) { return index + mark.utf8CodeUnitCount }
        return nil
    }

    /// A year that news can be of.
    static func isYear(_ year: Int) -> Bool { year >= 1800 && year <= 2100 }
}
