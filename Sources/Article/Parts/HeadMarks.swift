/// Marks the lines at the top that are known by their looks, and where a dateline begins the story.
enum HeadMarks {
    /// How many lines from the top are looked at.
    static let reach = 24
    /// How many lines of prose end the search.
    private static let proseLines = 6

    static func mark(_ page: inout Page) {
        var prose = 0
        var candidate: Int?
        for index in page.lines.indices.prefix(reach) {
            let line = page.lines[index]
            let text = page.snippet(of: line)
            if mayBeginParagraph(page, index), let match = dateline(text, page, index) {
                if match.strength == .certain {
                    page.lines[index].mark = .dateline
                    keep(match, &page, index)
                    return
                }
                if candidate == nil, prose <= 2 { candidate = index }
            }
            if !goesOn(page, index),
                let (part, rule) = recognise(text, &page, index, isHead: prose < 2)
            {
                page.lines[index].mark = .part(part, rule)
                continue
            }
            if line.count > 200 { prose += 2 } else if line.count > 48, index > 1 { prose += 1 }
            if prose >= proseLines { break }
        }
        if let candidate { page.lines[candidate].mark = .dateline }
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
        if Layout.flows(page.text, before, line) || StaticSet(".,;").contains(page.text[line.end - 1]) {
            return true
        }
        guard index + 1 < page.lines.count, page.lines[index + 1].blanksBefore == 0 else { return false }
        let next = page.lines[index + 1]
        return page.text[next.start].isLower && !page.text[next.range].contains(UInt8(ascii: "@"))
    }

    private static func dateline(_ text: Snippet, _ page: borrowing Page, _ index: Int) -> DatelineMatch? {
        let line = page.lines[index]
        // Without a mark that closes it there is no dateline.
        let isClosed = line.kinds & (ByteKinds.closing | ByteKinds.credit | ByteKinds.high) != 0
        guard isClosed, let match = DatelineParser.match(text, agencies: page.settings.knownAgencies) else {
            return placeAlone(text, page, index) ?? brokenDateline(text, page, index)
        }
        let goesOn = index + 1 < page.lines.count && page.lines[index + 1].blanksBefore == 0
        let rest = line.count - match.storyStart
        switch match.strength {
        case .certain:
            // A date and an agency without a place begin a story, or stand alone above it.
            if match.place.isEmpty, rest < 40, !goesOn { return nil }
            // A bracket with an agency ends captions, too.
            if rest <= 0, match.date == nil, !goesOn, text.folded[max(0, match.end - 1)] == 0x29 {
                return nil
            }
            // What follows a date is a story, not a few words: "Jane Doe | 19.10.2023 - Update : 20.10.2023".
            if match.agency == nil, match.date?.year != nil, rest > 0, rest < 40, !goesOn,
                index + 1 < page.lines.count,
                !Layout.endsSentence(page.text, line)
            {
                return nil
            }
            return index > 0 || isStoryBelow(text, match, page) ? match : nil
        case .likely, .possible:
            if rest <= 0, index > 0, match.strength == DatelineMatch.Strength.likely,
                index + 1 < page.lines.count
            {
                return match
            }
            guard rest >= 60 || goesOn && rest > 20 || Layout.endsSentence(page.text, line) && rest >= 30
            else { return nil }
            if match.strength == .possible, !PlaceEvidence.supports(match, text, page) { return nil }
            // Labels come in lists: the same look further down makes this one a label, too.
            return isRepeated(page, index) ? nil : match
        }
    }

    /// A known place in capitals on a line of its own above the story, as Anadolu has it.
    private static func placeAlone(_ text: Snippet, _ page: borrowing Page, _ index: Int) -> DatelineMatch? {
        guard index > 0, index + 1 < page.lines.count, text.count <= 40,
            page.lines[index].blanksBefore > 0, page.lines[index + 1].blanksBefore > 0,
            page.lines[index + 1].count >= 60, !text.raw.contains(where: \.isLower)
        else { return nil }
        var end = 0
        while end < text.count, !StaticSet(",/").contains(text.folded[end]) { end += 1 }
        guard case .city = PlaceNames.table.exact(text, text.trimmedRange(0..<end)) else { return nil }
        return DatelineMatch(
            place: 0..<text.count, end: text.count, storyStart: text.count, strength: .certain)
    }

    /// A dateline that goes on in the next line: "PORT-AU-PRINCE, Haiti, Dec.", "31 (UPI) -- The ministers".
    private static func brokenDateline(
        _ text: Snippet, _ page: borrowing Page, _ index: Int
    ) -> DatelineMatch? {
        guard index + 1 < page.lines.count, text.count < 90, text.count > 2,
            page.lines[index + 1].blanksBefore == 0,
            text.isCapital(0), text.isCapital(1),
            StaticSet(",.)").contains(page.text[page.lines[index].end - 1])
                || text.raw.contains(UInt8(ascii: ","))
        else { return nil }
        let joined = ParagraphBuilder.join(page.text, page.lines, index, index + 1)
        let match = DatelineParser.match(
            Snippet(joined, joined.indices), agencies: page.settings.knownAgencies)
        return match?.strength == .certain ? match : nil
    }

    /// A headline may look like a dateline, too: "PORT SUBSIDY TO END JULY 1 - MINISTER". Then no small letter
    /// stands in it, and the dateline proper is below.
    private static func isStoryBelow(_ text: Snippet, _ match: DatelineMatch, _ page: borrowing Page) -> Bool
    {
        let rest = min(match.storyStart, text.count)
        let isShort = page.lines.count > 1 && page.lines[1].blanksBefore > 0 && text.count < 120
        guard isShort, !text.raw[rest...].contains(where: { $0.isLower }) else { return true }
        return !page.lines.dropFirst().prefix(4).contains { line in
            DatelineParser.match(page.snippet(of: line), agencies: page.settings.knownAgencies) != nil
        }
    }

    /// Whether a later paragraph begins with another such phrase.
    private static func isRepeated(_ page: borrowing Page, _ index: Int) -> Bool {
        var seen = 0
        for line in page.lines[(index + 1)...].prefix(12) {
            if isLabelled(page.text, line) { return true }
            let text = page.snippet(of: line, reach: 90)
            if let match = DatelineParser.match(text, agencies: page.settings.knownAgencies),
                match.strength < .certain
            {
                seen += 1
            }
        }
        return seen > 0
    }

    /// Whether a line begins with words in capitals and a colon, as a speaker's does.
    private static func isLabelled(_ text: [UInt8], _ line: Line) -> Bool {
        var index = line.start
        while index < min(line.end, line.start + 32),
            text[index].isUpper || Marks.initials.contains(text[index])
        {
            index += 1
        }
        return index - line.start >= 3 && index < line.end && text[index] == UInt8(ascii: ":")
    }

    private static func recognise(
        _ text: Snippet, _ page: inout Page, _ index: Int, isHead: Bool
    ) -> (Part, Rule)? {
        if let drop = DropPatterns.match(text, page.settings.drop) { return drop }
        guard page.lines[index].count == text.count else { return nil }
        let isFirst = index == 0
        if let (kind, rule) = Furniture.recognise(text, at: .head) { return (.leftOut(kind), rule) }
        if text.count <= 160 {
            if isHead, page.article.byline == nil, !isFirst || text.has("by ", at: 0),
                let byline = Byline.read(text, settings: page.settings)
            {
                take(byline, &page)
                return (.byline, byline.rule)
            }
            let tolerance: SourceLine.Tolerance = isFirst ? .nothing : .aName
            if let source = SourceLine.read(
                text, 0..<text.count, settings: page.settings, tolerance: tolerance),
                source.isLabelled || isHead && !isOneOfMany(source, page, index),
                source.hasDate || CreditLine.read(text, settings: page.settings) == nil
            {
                page.times.append(source)
                if page.article.byline == nil, source.hasDate {
                    page.article.byline = BareName.leading(text, settings: page.settings)
                }
                return (.leftOut(.sourceLine), source.hasDate ? .timeLine : .agencyAlone)
            }
            if !isFirst, isHead, let found = besideOthers(text, &page, index) { return found }
        }
        if Slug.matches(text, isFirst: isFirst) { return (.leftOut(.slugLine), .slug) }
        return nil
    }

    /// What only its neighbours tell: a name beside a date, an office or outlet below a byline.
    private static func besideOthers(_ text: Snippet, _ page: inout Page, _ index: Int) -> (Part, Rule)? {
        if case .part(.byline, _) = page.lines[index - 1].mark, text.count <= 50,
            let role = BylineWords.roles.match(text, at: 0),
            role.end == text.count || text.folded[role.end] == UInt8(ascii: ",")
        {
            return (.leftOut(.sourceLine), .agencyAlone)
        }
        if let label = TimeLabels.table.exact(text, text.trimmedRange(0..<text.count, edges: StaticSet(":"))),
            label == .published || label == .updated, statesDate(page, index + 1)
        {
            return (.leftOut(.sourceLine), .timeLine)
        }
        guard page.article.byline == nil, BareName.matches(text, settings: page.settings) else { return nil }
        var isBesideDate = false
        if case .part(.leftOut(.sourceLine), .timeLine) = page.lines[index - 1].mark { isBesideDate = true }
        guard isBesideDate || statesDate(page, index + 1) else { return nil }
        page.article.byline = text.trimmed(0..<text.count)
        return (.byline, .nameBesideDate)
    }

    /// Whether line `index` is a source line with a date.
    private static func statesDate(_ page: borrowing Page, _ index: Int) -> Bool {
        guard index < page.lines.count, page.lines[index].count <= 160 else { return false }
        let text = page.snippet(of: page.lines[index])
        let source = SourceLine.read(text, 0..<text.count, settings: page.settings, tolerance: .aName)
        return source?.hasDate ?? false
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
