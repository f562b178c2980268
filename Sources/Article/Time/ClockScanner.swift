/// Reads times of day, with the offset from UTC where one is printed.
struct ClockScanner {
    /// The settings' zone decides abbreviations that several zones share.
    var sourceZone: String?

    /// A time of day with where it ends.
    struct Match {
        var hour: Int
        var minute: Int
        var second: Int?
        var zone: PrintedZone?
        var end: Int
    }

    /// The time that begins at `index`: "13:32", "1:32 p.m. ET", "13h32", "1332 GMT", "09:05:00+0800".
    func time(_ text: Snippet, at index: Int) -> Match? {
        guard let first = NumberScanner.number(text, at: index, most: 4) else { return nil }
        if first.digits >= 3 { return military(text, first) }
        guard first.value < 25, first.end < text.count else { return nil }
        if let mark = halfDay(text, at: text.skipBlanks(first.end)), first.value >= 1, first.value <= 12 {
            return withZone(text, Match(hour: mark.hour(first.value), minute: 0, end: mark.end))
        }
        if text.raw[first.end] >= 0xE3 { return eastAsian(text, first) }
        let byte = text.folded[first.end]
        guard byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "h"),
            let minute = NumberScanner.number(text, at: skipFillers(text, first.end + 1), most: 2),
            minute.digits == 2, minute.value < 60
        else { return nil }
        var match = Match(hour: first.value, minute: minute.value, end: minute.end)
        if byte != UInt8(ascii: "h"), match.end < text.count, text.folded[match.end] == byte,
            let second = NumberScanner.number(text, at: match.end + 1, most: 2), second.digits == 2,
            second.value < 61
        {
            match.second = min(second.value, 59)
            match.end = skipFraction(text, second.end)
        }
        let isDotted = byte == UInt8(ascii: ".")
        var isMarked = false
        if let mark = halfDay(text, at: text.skipBlanks(match.end)), first.value <= 12 {
            (match.hour, match.end, isMarked) = (mark.hour(first.value), mark.end, true)
        } else if let mark = halfDay(text, at: text.skipBlanks(match.end)), mark.isAfternoon {
            // "21:10 PM"
            (match.end, isMarked) = (mark.end, true)
        } else if let hours = hoursWord(text, at: text.skipBlanks(match.end)) {
            (match.end, isMarked) = (hours, true)
        }
        guard match.hour < 24 else { return nil }
        let zoned = withZone(text, match)
        // "13.32" alone is a number; with "Uhr", "pm" or a zone it is a time.
        return isDotted && !isMarked && zoned.zone == nil ? nil : zoned
    }

    /// "1332 GMT", "0530 hrs": four digits count only with a zone or word behind them.
    private func military(_ text: Snippet, _ number: NumberScanner.Match) -> Match? {
        guard number.digits == 4, number.value / 100 < 24, number.value % 100 < 60 else { return nil }
        var match = Match(hour: number.value / 100, minute: number.value % 100, end: number.end)
        if let hours = hoursWord(text, at: text.skipBlanks(match.end)) {
            match.end = hours
            return withZone(text, match)
        }
        let zoned = withZone(text, match)
        return zoned.zone == nil ? nil : zoned
    }

    /// "10時32分", "10时32分", "10시 32분".
    private func eastAsian(_ text: Snippet, _ hour: NumberScanner.Match) -> Match? {
        func end(of marks: [StaticString], at index: Int) -> Int? {
            for mark in marks where text.has(mark, at: index) { return index + mark.utf8CodeUnitCount }
            return nil
        }
        guard hour.value < 24, let next = end(of: ["時", "时", "시"], at: hour.end),
            let minute = NumberScanner.number(text, at: text.skipBlanks(next), most: 2), minute.value < 60,
            let last = end(of: ["分", "분"], at: minute.end)
        else { return nil }
        return Match(hour: hour.value, minute: minute.value, end: last)
    }

    private func withZone(_ text: Snippet, _ match: Match) -> Match {
        var match = match
        if let zone = PrintedZone.zone(text, at: text.skipBlanks(match.end), sourceZone: sourceZone) {
            (match.zone, match.end) = (zone.zone, zone.end)
        }
        return match
    }

    private struct HalfDay {
        let isAfternoon: Bool
        let end: Int

        func hour(_ hour: Int) -> Int { hour % 12 + (isAfternoon ? 12 : 0) }
    }

    /// "am", "p.m.", "PM".
    private func halfDay(_ text: Snippet, at index: Int) -> HalfDay? {
        guard index < text.count else { return nil }
        let first = text.folded[index]
        guard first == UInt8(ascii: "a") || first == UInt8(ascii: "p") else { return nil }
        for form in ["m.", ".m.", ".m", " m", "m"] as [StaticString] where text.has(form, at: index + 1) {
            let end = index + 1 + form.utf8CodeUnitCount
            if !text.isWord(end) { return HalfDay(isAfternoon: first == UInt8(ascii: "p"), end: end) }
        }
        return nil
    }

    /// The end of "hrs", "Uhr", "Uhr", "h", "ore" behind a time.
    private func hoursWord(_ text: Snippet, at index: Int) -> Int? {
        for word in ["hours", "hrs", "hr", "uhr", "h"] as [StaticString] where text.has(word, at: index) {
            let end = index + word.utf8CodeUnitCount
            if !text.isWord(end) { return end }
        }
        return nil
    }

    private func skipFraction(_ text: Snippet, _ index: Int) -> Int {
        guard index + 1 < text.count, text.raw[index] == UInt8(ascii: "."), text.raw[index + 1].isDigit else {
            return index
        }
        var end = index + 1
        while end < text.count, text.raw[end].isDigit { end += 1 }
        return end
    }

    private func skipFillers(_ text: Snippet, _ index: Int) -> Int {
        var index = index
        while index < text.count, text.folded[index] == Folding.filler { index += 1 }
        return index
    }
}
