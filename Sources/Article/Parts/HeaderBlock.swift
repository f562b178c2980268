/// Reads the fields that a scraper, a mail system or an archive wrote above a text: "Title: …", "Subject: …".
///
/// One line with a colon is nothing; a block has two fields at least, and among them one that only such a
/// block has: a headline, or an address.
enum HeaderBlock {
    /// The most lines that a block has.
    private static let longest = 40

    /// One field as it stands in the text.
    private struct Field {
        let line: Int
        let meaning: HeaderFields.Meaning
        /// Where its value begins, in the line's own bytes.
        let value: Int
    }

    /// Marks the fields, and returns the first line behind them: 0 where there are none.
    static func mark(_ page: inout Page) -> Int {
        var first = 0
        while first < min(2, page.lines.count), isRule(page, first) { first += 1 }
        guard first < page.lines.count, mayBeField(page, first) else { return 0 }
        let (fields, end) = fields(page, from: first)
        guard isBlock(fields) else { return 0 }
        for index in 0..<end { set(&page, index, .leftOut(.headerField)) }
        for index in 0..<end where isRule(page, index) {
            page.lines[index].mark = .part(.leftOut(.rule), .ornament)
        }
        for field in fields { take(field, &page) }
        return end
    }

    private static func mayBeField(_ page: borrowing Page, _ index: Int) -> Bool {
        page.lines[index].kinds & (ByteKinds.credit | ByteKinds.high) != 0 && field(page, index) != nil
    }

    /// A line of dashes or equals signs, or one that says that a message was forwarded.
    private static func isRule(_ page: borrowing Page, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.count >= 3, page.text[line.start] == UInt8(ascii: "-") else { return false }
        let text = page.snippet(line.range)
        return text.raw.allSatisfy { $0 == UInt8(ascii: "-") }
            || text.has(
                "forwarded message", at: text.trimmedRange(0..<text.count, edges: StaticSet("-")).lowerBound)
            || text.has(
                "original message", at: text.trimmedRange(0..<text.count, edges: StaticSet("-")).lowerBound)
    }

    /// The fields from line `first` on, and the line behind the last of them.
    private static func fields(_ page: borrowing Page, from first: Int) -> ([Field], end: Int) {
        var (fields, index): ([Field], Int) = ([], first)
        while index < min(page.lines.count, longest) {
            if let found = field(page, index) {
                // A blank line ends a block, unless more of the same stands below it.
                guard page.lines[index].blanksBefore <= 1 || fields.isEmpty else { break }
                fields.append(found)
                if found.meaning == .text { return (fields, index + 1) }
            } else if fields.isEmpty || page.lines[index].blanksBefore > 0 || page.lines[index].indent == 0 {
                break
            }
            index += 1
        }
        if index < page.lines.count, isRule(page, index), first > 0 { index += 1 }
        return (fields, index)
    }

    private static func field(_ page: borrowing Page, _ index: Int) -> Field? {
        let line = page.lines[index]
        guard line.indent == 0 else { return nil }
        let text = page.snippet(of: line)
        guard let name = HeaderFields.table.match(text, at: 0), name.end <= HeaderFields.longest else {
            return nil
        }
        let colon = text.skipBlanks(name.end)
        guard colon < text.count, text.folded[colon] == UInt8(ascii: ":") else { return nil }
        return Field(line: index, meaning: name.value, value: text.skipBlanks(colon + 1))
    }

    private static func isBlock(_ fields: [Field]) -> Bool {
        guard fields.count >= 2 else { return false }
        return fields.contains { $0.meaning == .headline || $0.meaning == .address }
            || fields.count >= 3 && fields.contains { $0.meaning == .time }
    }

    private static func set(_ page: inout Page, _ index: Int, _ part: Part) {
        page.lines[index].mark = .part(part, .headerField)
    }

    /// Files what a field holds.
    private static func take(_ field: Field, _ page: inout Page) {
        let line = page.lines[field.line]
        let text = page.snippet(line.range)
        let value = text.trimmedRange(min(field.value, text.count)..<text.count, edges: StaticSet("\"'[]"))
        guard !value.isEmpty else { return }
        switch field.meaning {
        case .headline:
            guard page.article.headline == nil, value.count <= HeadStage.longestHeadline else { return }
            page.article.headline = text.string(quoted(text, value))
            set(&page, field.line, .headline)
        case .byline:
            guard page.article.byline == nil, text.isCapital(value.lowerBound), value.count <= 160,
                LookAlikes.nobody.exact(text, value) == nil
            else { return }
            page.article.byline = text.string(value)
            set(&page, field.line, .byline)
        case .time:
            guard
                var source = SourceLine.read(
                    text, value, settings: page.settings, tolerance: .nothing), source.hasDate
            else { return }
            source.isLabelled = true
            page.times.append(source)
            page.lines[field.line].mark = .part(.leftOut(.sourceLine), .headerField)
        case .address:
            guard page.article.uri == nil, text.has("http", at: value.lowerBound),
                !value.contains(where: { text.isSpace($0) })
            else { return }
            page.article.uri = text.string(value)
        case .source: takeSource(text, value, &page)
        case .other, .text: break
        }
    }

    /// A headline without the quotes of the program that wrote it; its own stay.
    private static func quoted(_ text: Snippet, _ value: Range<Int>) -> Range<Int> {
        let (before, after) = (value.lowerBound - 1, value.upperBound)
        let isOpen = before >= 0 && StaticSet("\"'").contains(text.folded[before])
        let isClosed = after < text.count && StaticSet("\"'").contains(text.folded[after])
        guard isOpen != isClosed else { return value }
        return text.trimmedRange(
            (isOpen ? before : value.lowerBound)..<(isClosed ? text.count : value.upperBound))
    }

    private static func takeSource(_ text: Snippet, _ value: Range<Int>, _ page: inout Page) {
        guard value.count <= 60, text.isCapital(value.lowerBound) else { return }
        if let agency = page.settings.knownAgencies.exact(text, value),
            !agency.needsCapitals || AgencyNames.isPrintedRight(text.string(value))
        {
            page.article.addAgency(agency.name)
        } else {
            page.article.addSource(InfoSource(name: text.string(value), role: .outlet))
        }
    }
}
