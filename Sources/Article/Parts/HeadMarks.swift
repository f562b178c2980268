/// Marks the lines at the top that are known by their looks, and where a dateline begins the story.
enum HeadMarks {
    /// How many lines from the top are looked at.
    static let reach = 24
    /// How many lines of prose end the search.
    private static let proseLines = 6

    /// - Parameter mayHaveFields: whether fields may stand above the text, for no format has stated them.
    static func mark(_ page: inout Page, mayHaveFields: Bool) {
        let first = mayHaveFields ? HeaderBlock.mark(&page) : 0
        var prose = 0
        var candidate: Int?
        for index in page.lines.indices.dropFirst(first).prefix(reach) {
            guard !page.lines[index].isMarked else { continue }
            let line = page.lines[index]
            let text = page.snippet(of: line)
            let begins = mayBeginParagraph(page, index)
            if begins || text.isCapital(0), let match = HeadDateline.find(text, page, index),
                begins || isBeyondDoubt(match)
            {
                if match.strength == .certain {
                    page.lines[index].mark = .dateline
                    keep(match, &page, index)
                    return
                }
                if candidate == nil, prose <= 2 { candidate = index }
            }
            if !goesOn(page, index),
                let (part, rule) = recognise(text, &page, index, prose)
            {
                page.lines[index].mark = .part(part, rule)
                continue
            }
            if line.count > 200 { prose += 2 } else if index > 1, isProse(page, index) { prose += 1 }
            if prose >= proseLines { break }
        }
        if let candidate { page.lines[candidate].mark = .dateline }
    }

    /// Whether a line is one of a story: it ends a sentence, or stands right below another long one.
    private static func isProse(_ page: borrowing Page, _ index: Int) -> Bool {
        let line = page.lines[index]
        guard line.count > 48 else { return false }
        if line.count > 120 || Layout.endsSentence(page.text, line) { return true }
        return line.blanksBefore == 0 && page.lines[index - 1].count > 48 && !page.lines[index - 1].isMarked
    }

    /// Keeps what was read of the dateline, unless the phrase may go on in the next line.
    private static func keep(_ match: DatelineMatch, _ page: inout Page, _ index: Int) {
        let line = page.lines[index]
        guard line.start + match.storyStart <= line.end,
            line.kinds & ByteKinds.run == 0
                || !BlankRuns.stand(in: page.text, line.start..<line.start + match.storyStart)
        else { return }
        page.datelineFound = (index, match)
    }

    /// Whether no line of a story could begin so: a place, a day and an agency.
    private static func isBeyondDoubt(_ match: DatelineMatch) -> Bool {
        match.strength == .certain && match.date != nil && match.agency != nil && !match.place.isEmpty
    }

    /// A line within a broken paragraph begins none.
    private static func mayBeginParagraph(_ page: borrowing Page, _ index: Int) -> Bool {
        guard index > 0 else { return true }
        let (line, before) = (page.lines[index], page.lines[index - 1])
        if line.blanksBefore > 0 || line.indent >= before.indent + Layout.indentStep { return true }
        if case .part = before.mark { return true }
        return Layout.endsSentence(page.text, before) || index == 1 || before.count < 60
            || line.count > Layout.widestBreak
    }

    /// Whether a line is part of a broken sentence, or the text's last, which is no head of anything.
    private static func goesOn(_ page: borrowing Page, _ index: Int) -> Bool {
        guard index > 0 else { return false }
        let (line, before) = (page.lines[index], page.lines[index - 1])
        if index == page.lines.count - 1, index > 1 { return true }
        guard line.blanksBefore == 0, before.mark == .none, !Layout.endsSentence(page.text, before) else {
            return false
        }
        if Layout.flows(page.text, before, line) { return !isSmallByline(page, line) }
        if StaticSet(".,;").contains(page.text[line.end - 1]) { return !isNotice(page, line) }
        guard index + 1 < page.lines.count, page.lines[index + 1].blanksBefore == 0 else { return false }
        let next = page.lines[index + 1]
        return page.text[next.start].isLower && !page.text[next.range].contains(UInt8(ascii: "@"))
    }

    /// Whether a line begins as a word to editors does, whatever stands above it: "Eds: UPDATES with quotes."
    private static func isNotice(_ page: borrowing Page, _ line: Line) -> Bool {
        let text = page.snippet(of: line)
        guard let found = LinePhrases.table.match(text, at: 0) else { return false }
        return found.value.kind == .advisory || found.value.kind == .correctionNotice
            || text.raw[0] == UInt8(ascii: "(")
    }

    /// "di Giovanna Rossi", right below a headline.
    private static func isSmallByline(_ page: borrowing Page, _ line: Line) -> Bool {
        guard line.count <= 60, line.count >= 6 else { return false }
        let text = page.snippet(of: line)
        guard let opener = BylineWords.openers.match(text, at: 0) else { return false }
        let names = text.skipBlanks(opener.end)..<text.count
        return names.count >= 5
            && GivenNames.table.exact(text, names.lowerBound..<text.wordEnd(names.lowerBound)) != nil
            && NameShape(text, names, agencies: page.settings.knownAgencies)?.isPersonal == true
    }

    private static func recognise(
        _ text: Snippet, _ page: inout Page, _ index: Int, _ prose: Int
    ) -> (Part, Rule)? {
        // Behind a long dek or a few captions a line that says what it is still counts.
        let (isHead, isNear) = (prose < 2, prose < 4)
        if let drop = DropPatterns.match(text, page.settings.drop) { return drop }
        guard page.lines[index].count == text.count else { return nil }
        let isFirst = index == 0
        if let (kind, rule) = Furniture.recognise(text, at: isHead ? .head : .middle) {
            return (.leftOut(kind), rule)
        }
        if text.raw[0].isUpper, ArchiveFields.matches(text) { return (.leftOut(.headerField), .headerField) }
        if text.count <= 160 {
            if isNear, page.article.byline == nil, !isFirst || text.has("by ", at: 0),
                let byline = Byline.read(text, settings: page.settings), isHead || byline.rule == .byline
            {
                take(byline, &page)
                return (.byline, byline.rule)
            }
            if !isFirst, isHead, let found = HeadNeighbours.pictureCredit(text, &page, index) { return found }
            let tolerance: SourceLine.Tolerance = isFirst ? .nothing : .aName
            if let source = SourceLine.read(
                text, 0..<text.count, settings: page.settings, tolerance: tolerance),
                source.isLabelled || isHead && !isOneOfMany(source, page, index)
                    || isNear && source.published?.clock != nil && source.otherWords == 0,
                source.hasDate || CreditLine.read(text, settings: page.settings) == nil
            {
                page.times.append(source)
                if page.article.byline == nil, source.hasDate {
                    page.article.byline = BareName.leading(text, settings: page.settings)
                }
                return (.leftOut(.sourceLine), source.hasDate ? .timeLine : .agencyAlone)
            }
            if !isFirst, isHead, let found = HeadNeighbours.recognise(text, &page, index) { return found }
        }
        if Slug.matches(text, isFirst: isFirst) { return (.leftOut(.slugLine), .slug) }
        return nil
    }

    /// Whether a date that stands alone is one of several, as in a chronicle: then none says when it was printed.
    private static func isOneOfMany(_ source: SourceLine, _ page: borrowing Page, _ index: Int) -> Bool {
        guard let date = source.published?.date, source.published?.clock == nil, source.agencies.isEmpty
        else {
            return false
        }
        for line in page.lines.prefix(224)
        where line.count <= 40 && line.blanksBefore > 0 && line.start != page.lines[index].start {
            let text = page.snippet(line.range)
            let other = SourceLine.read(text, 0..<text.count, settings: page.settings, tolerance: .nothing)
            if let other, !other.isLabelled, let found = other.published?.date, found != date { return true }
        }
        return false
    }

    private static func take(_ byline: Byline, _ page: inout Page) {
        page.article.byline = byline.names
        if let source = byline.source { page.times.append(source) }
        if let agency = byline.agency { page.article.addAgency(agency) }
    }
}
