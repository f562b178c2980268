/// Datelines as Chinese, Japanese and Korean agencies print them.
///
/// 新华社北京10月19日电（记者 …）, 中新网10月20日电, 【ロンドン共同】, 【北京＝時事】, (서울=연합뉴스) 김철수 기자 =
enum EastAsianDateline {
    /// The farthest that such a phrase reaches, in bytes.
    private static let reach = 200

    static func match(_ text: Snippet, agencies: PhraseTable<AgencyNames.Agency>) -> DatelineMatch? {
        let start = text.skipBlanks(0)
        guard start < text.count else { return nil }
        switch text.folded[start] {
        case UInt8(ascii: "["), UInt8(ascii: "("):
            // 【新华社日内瓦10月19日电】
            if var match = chinese(text, skipFillers(text, start + 1), agencies), match.end < text.count,
                StaticSet("])").contains(text.folded[match.end])
            {
                match.end = skipFillers(text, match.end + 1)
                match.storyStart = text.skipBlanks(match.end)
                return match
            }
            return bracketed(text, start, agencies)
        case 0xE3...0xED: return chinese(text, start, agencies)
        default: return nil
        }
    }

    private static func chinese(
        _ text: Snippet, _ start: Int, _ agencies: PhraseTable<AgencyNames.Agency>
    ) -> DatelineMatch? {
        let isOwn = text.has(ownPaper, at: start)
        let agency = isOwn ? nil : agencies.match(text, at: start)
        guard let placeStart = isOwn ? start + ownPaper.count : agency?.end else { return nil }
        var index = placeStart
        let limit = min(text.count, reach)
        while index < limit, !text.raw[index].isDigit, !text.has(dian, at: index) {
            guard text.raw[index] >= 0x80, text.folded[index] != UInt8(ascii: ",") else { return nil }
            index += 1
        }
        let place = place(text, placeStart..<index)
        var date: CalendarDate?
        if index < limit, text.raw[index].isDigit {
            if let found = DateScanner().date(text, at: index), found.isNumeric {
                (date, index) = (found.date, found.end)
            } else if let day = NumberScanner.number(text, at: index, most: 2), text.has(sun, at: day.end) {
                // A day alone has no month.
                index = day.end + sun.count
            } else {
                return nil
            }
        }
        guard text.has(dian, at: index) || text.has(xun, at: index) && !isOwn else { return nil }
        index = closeBracket(text, text.skipBlanks(index + dian.count))
        return DatelineMatch(
            place: place, date: date, agency: agency?.value.name, end: index,
            storyStart: text.skipBlanks(index), strength: .certain)
    }

    /// The place without the reporters' names that some papers put before it: then it cannot be told.
    private static func place(_ text: Snippet, _ range: Range<Int>) -> Range<Int> {
        range.contains { text.has(reporter, at: $0) } ? range.lowerBound..<range.lowerBound : range
    }

    private static let sun = Array("日".utf8)
    private static let ownPaper = Array("本报".utf8)
    private static let reporter = Array("记者".utf8)
    private static let dian = Array("电".utf8)
    private static let xun = Array("讯".utf8)

    /// The end of the bracket that names the reporters, if one opens here.
    private static func closeBracket(_ text: Snippet, _ index: Int) -> Int {
        guard index < text.count, text.folded[index] == UInt8(ascii: "(") else { return index }
        var end = index
        while end < min(text.count, reach) {
            if text.folded[end] == UInt8(ascii: ")") { return skipFillers(text, end + 1) }
            end += 1
        }
        return index
    }

    /// Place and agency in one bracket, parted by an equals sign or by nothing.
    private static func bracketed(
        _ text: Snippet, _ start: Int, _ agencies: PhraseTable<AgencyNames.Agency>
    ) -> DatelineMatch? {
        let inner = skipFillers(text, start + 1)
        var (index, placeEnd, agency) = (inner, inner, String?.none)
        let limit = min(text.count, reach)
        while index < limit, text.folded[index] != UInt8(ascii: "]"), text.folded[index] != UInt8(ascii: ")")
        {
            if agency == nil, text.raw[index] >= 0xE3, let found = agencies.match(text, at: index) {
                (agency, placeEnd, index) = (found.value.name, index, found.end)
            } else {
                index += 1
            }
        }
        guard index < limit, let agency, placeEnd > inner, text.raw[inner] >= 0xE3 else { return nil }
        var end = skipFillers(text, index + 1)
        if text.folded[start] == UInt8(ascii: "(") { end = reporter(text, end) ?? end }
        return DatelineMatch(
            place: text.trimmedRange(inner..<placeEnd, edges: StaticSet("=/")), agency: agency, end: end,
            storyStart: text.skipBlanks(end), strength: .certain)
    }

    /// "김철수 기자 = " behind a Korean bracket.
    private static func reporter(_ text: Snippet, _ start: Int) -> Int? {
        let limit = min(text.count, start + 90)
        for index in start..<max(start, limit) where text.folded[index] == UInt8(ascii: "=") {
            return index + 1
        }
        return nil
    }

    private static func skipFillers(_ text: Snippet, _ index: Int) -> Int {
        var index = index
        while index < text.count, text.folded[index] == Folding.filler { index += 1 }
        return index
    }
}
