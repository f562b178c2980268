/// What closes a story on the wire.
enum SignOff {
    /// Whether `text`, the last line or one of the last, is a sign-off.
    static func matches(_ text: Snippet, settings: ReadingSettings) -> Bool {
        let all = 0..<text.count
        let range = text.trimmedRange(all, edges: StaticSet(".*-=_/()[]#<>!;:,\"'|+"))
        if range.isEmpty { return isMark(text) }
        guard range.count <= 48 else { return false }
        if words.exact(text, range) != nil || isLocalTime(text, range) { return true }
        if isThirty(text, range) || isStamp(text, range) || isSlashedInitials(text, range) { return true }
        if let word = words.match(text, at: range.lowerBound), word.end < range.upperBound,
            text.raw[word.end] == UInt8(ascii: "/"), range.upperBound - word.end <= 12
        {
            return true
        }
        return isAgencyWithInitials(text, range, settings)
    }

    /// Where a sign-off begins that stands behind the last sentence: "he said. PTI ABC", "(33.7).     REUTER".
    static func gluedStart(_ text: Snippet, settings: ReadingSettings) -> Int? {
        for index in text.raw.indices.dropFirst(2) where text.isSpace(index - 1) && !text.isSpace(index) {
            var before = index - 1
            while before > 0, text.isSpace(before) { before -= 1 }
            let isFar = index - before > 2
            guard isFar || StaticSet(".!?\")'").contains(text.folded[before]) else { continue }
            guard text.isCapital(index) || StaticSet("([/#-").contains(text.folded[index]) else { continue }
            let rest = Snippet(text, index..<text.count)
            let isNamed =
                settings.knownAgencies.match(
                    rest, at: rest.trimmedRange(0..<rest.count, edges: StaticSet("([/-")).lowerBound) != nil
            let isEnder = enders.match(rest, at: 0)?.end == rest.count
            if isNamed || isFar || isEnder, matches(rest, settings: settings),
                rest.raw.contains(where: \.isWord)
            {
                return index
            }
        }
        return nil
    }

    /// "###", "***", "--": but a lone dash is no sign-off.
    private static func isMark(_ text: Snippet) -> Bool {
        text.raw.filter { !$0.isBlank }.count >= 2
    }

    /// "-30-", the telegraphers' end.
    private static func isThirty(_ text: Snippet, _ range: Range<Int>) -> Bool {
        text.has("30", at: range.lowerBound) && range.count == 2
            && text.raw.contains(UInt8(ascii: "-"))
    }

    /// The times a wire stamps below a story: "10:32 LOCAL TIME 07:32 GMT".
    private static func isLocalTime(_ text: Snippet, _ range: Range<Int>) -> Bool {
        guard range.count <= 40, let clock = ClockScanner().time(text, at: range.lowerBound) else {
            return false
        }
        return text.has("local time", at: text.skipBlanks(clock.end))
    }

    /// Initials of writer and editor in small letters: "abc/def", "bur-abc/de/fg".
    private static func isSlashedInitials(_ text: Snippet, _ range: Range<Int>) -> Bool {
        var (length, slashes) = (0, 0)
        for index in range {
            if text.raw[index] == UInt8(ascii: "/") || text.raw[index] == UInt8(ascii: "-") {
                guard length > 0 else { return false }
                slashes += text.raw[index] == UInt8(ascii: "/") ? 1 : 0
                length = 0
            } else {
                length += 1
                // "abc", "Abc".
                guard text.raw[index].isLower || length == 1 && text.raw[index].isUpper, length <= 4 else {
                    return false
                }
            }
        }
        return slashes >= 1 && range.count >= 5 && !text.has("and/or", at: range.lowerBound)
    }

    /// The time a wire stamps below a story: "191032 Okt 23", "191032 GMT OCT 23".
    private static func isStamp(_ text: Snippet, _ range: Range<Int>) -> Bool {
        var start = range.lowerBound
        if let agency = AgencyNames.table.match(text, at: start) { start = text.skipBlanks(agency.end) }
        guard let number = NumberScanner.number(text, at: start, most: 6), number.digits == 6
        else { return false }
        var index = text.skipBlanks(number.end)
        if let zone = ZoneNames.table.match(text, at: index) { index = text.skipBlanks(zone.end) }
        guard let month = MonthNames.table.match(text, at: index) else { return false }
        index = text.skipBlanks(month.end)
        guard index < range.upperBound else { return month.end == range.upperBound }
        return NumberScanner.number(text, at: index, most: 4)?.end == range.upperBound
    }

    /// AP's reference of a transmission: "AP-ES-03-05-99 1032EST".
    static func isReference(_ text: Snippet) -> Bool {
        guard text.count <= 32, text.has("ap-", at: 0), text.raw[0].isUpper else { return false }
        var digits = 0
        for index in 0..<text.count {
            if text.raw[index].isDigit { digits += 1 }
            if text.raw[index].isLower { return false }
        }
        return digits >= 6
    }

    /// Initials alone: "XYZ", "ABC DEF"; a sign-off only below an agency's.
    static func isInitials(_ text: Snippet) -> Bool {
        guard text.count <= 16 else { return false }
        var length = 0
        for index in 0..<text.count {
            let byte = text.raw[index]
            guard byte.isUpper || byte == 0x20 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
            else {
                return false
            }
            length = byte.isUpper ? length + 1 : 0
            if length > 4 { return false }
        }
        return true
    }

    /// "Reuter", "(PTI)", "PTI ABC XYZ", "/ANI", "EFE abc/xy", "afp", "bur-abc/def".
    private static func isAgencyWithInitials(
        _ text: Snippet, _ range: Range<Int>, _ settings: ReadingSettings
    ) -> Bool {
        var (index, agencies, initials) = (range.lowerBound, 0, 0)
        while index < range.upperBound {
            guard text.isWordStart(index) || text.raw[index] >= 0xE3 else {
                guard text.isSpace(index) || StaticSet("/-.,()&+").contains(text.folded[index]) else {
                    return false
                }
                index += 1
                continue
            }
            if let found = settings.knownAgencies.match(text, at: index) {
                agencies += 1
                index = found.end
                continue
            }
            let end = max(text.wordEnd(index), index + 1)
            // A whole name behind the agency: "WAM/Jane Doe".
            if agencies > 0, text.isCapital(index), end - index <= 20, slashed(text, range, before: index),
                !text.raw[..<range.lowerBound].contains(where: { StaticSet("([").contains($0) })
            {
                initials += 1
                index = end
                continue
            }
            guard end - index <= 4,
                text.raw[index..<end].allSatisfy({ $0.isUpper || $0.isDigit })
                    || text.raw[index..<end].allSatisfy({ $0.isLower || $0.isDigit })
            else { return false }
            initials += 1
            index = end
        }
        return agencies >= 1 && initials <= 5
    }

    /// Whether a slash stands in `range` before `index`.
    private static func slashed(_ text: Snippet, _ range: Range<Int>, before index: Int) -> Bool {
        (range.lowerBound..<index).contains { text.raw[$0] == UInt8(ascii: "/") }
    }

    /// Words that end a story even right behind its last sentence.
    private static let enders = PhraseTable<Bool>(
        PhraseTable.entries("enditem, endit, (end), (ends), [end], ###, #, -30-, (ende), (fin)", true))

    private static let words = PhraseTable<Bool>(
        """
        reuter, reuters, reute, reter, reuer, ruter, rueter, reutr, euter, end, ends, endit, enditem,
        end item, end of story, ende, fin, fine, fim, final, more, more to come,
        over, mehr, suite, segue, sigue, конец, 完, 终, 끝, 了, انتهى, خلاص, story ends, end of text, end of article, -end-, mf,
        mfx, ddd, eom
        """.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { (String($0.drop { $0 == " " }), true) })
}
