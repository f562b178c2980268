/// Says whether a line at the top begins with a dateline, by what ``DatelineParser`` reads in it and by what stands around
/// it.
enum HeadDateline {
    /// The dateline that line `index`, which is `text`, begins with; `nil` where what stands around it tells that it is
    /// none.
    static func find(_ text: Snippet, _ page: borrowing Page, _ index: Int) -> DatelineMatch? {
        let line = page.lines[index]
        // Without a mark that closes it there is no dateline.
        let isClosed = line.kinds & (ByteKinds.closing | ByteKinds.credit | ByteKinds.high) != 0
        guard isClosed, let match = DatelineParser.match(text, agencies: page.settings.knownAgencies) else {
            return placeAlone(text, page, index) ?? brokenDateline(text, page, index)
        }
        if match.agency == nil, match.date?.year != nil, text.count <= 120, statesTimeOnly(text, page) {
            return nil
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
            if match.strength == .possible, !PlaceEvidence.supports(match, text, line, page) { return nil }
            // Labels come in lists: the same look further down makes this one a label, too.
            return isRepeated(page, index) ? nil : match
        }
    }

    /// Whether a line states when the story was published, though it begins as a dateline does: "Ginebra - 19 oct
    /// 2023 - 10:32 CEST", "Issued on: 19/10/2023 - 10:32".
    private static func statesTimeOnly(_ text: Snippet, _ page: borrowing Page) -> Bool {
        let source = SourceLine.read(text, 0..<text.count, settings: page.settings, tolerance: .aName)
        guard let source, source.hasDate else { return false }
        return source.isLabelled || source.published?.clock != nil
    }

    /// A known place in capitals on a line of its own above the story, as Anadolu has it.
    private static func placeAlone(_ text: Snippet, _ page: borrowing Page, _ index: Int) -> DatelineMatch? {
        guard index > 0, index + 1 < page.lines.count, text.count <= 40,
            page.lines[index].blanksBefore > 0 || page.lines[index - 1].isPart,
            page.lines[index + 1].blanksBefore > 0,
            page.lines[index + 1].count >= 60, !text.raw.contains(where: \.isLower)
        else { return nil }
        var end = 0
        while end < text.count, !StaticSet(",/:").contains(text.folded[end]) { end += 1 }
        // Behind a colon nothing stands.
        if end < text.count, text.folded[end] == UInt8(ascii: ":"), text.skipBlanks(end + 1) < text.count {
            return nil
        }
        guard case .city = PlaceNames.table.exact(text, text.trimmedRange(0..<end)) else { return nil }
        return DatelineMatch(
            place: text.trimmedRange(0..<text.count, edges: StaticSet(":")), end: text.count,
            storyStart: text.count,
            strength: .certain)
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
        let joined = page.snippet(ofJoined: page.join(index, index + 1))
        let match = DatelineParser.match(joined, agencies: page.settings.knownAgencies)
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
        let front = page.lines[index]
        let isItem = isLabelShaped(page.text, front) && !Layout.endsSentence(page.text, front)
        for line in page.lines[(index + 1)...].prefix(12) {
            if isLabelled(page.text, line)
                || isItem && line.blanksBefore == 0 && isLabelShaped(page.text, line)
            {
                return true
            }
            let text = page.snippet(of: line, reach: 90)
            if let match = DatelineParser.match(text, agencies: page.settings.knownAgencies),
                match.strength < .certain
            {
                seen += 1
            }
        }
        return seen > 0
    }

    /// Whether a line begins with a word or a few and a colon, as each line of a table or of a line-up does.
    private static func isLabelShaped(_ text: RawBytes, _ line: Line) -> Bool {
        guard text[line.start].isUpper else { return false }
        var (index, words) = (line.start, 1)
        while index < min(line.end, line.start + 28),
            text[index].isLetter || Marks.initials.contains(text[index])
        {
            if text[index] == 0x20 { words += 1 }
            index += 1
        }
        return index < line.end && text[index] == UInt8(ascii: ":") && words <= 3
    }

    /// Whether a line begins with words in capitals and a colon, as a speaker's does.
    private static func isLabelled(_ text: RawBytes, _ line: Line) -> Bool {
        var index = line.start
        while index < min(line.end, line.start + 32),
            text[index].isUpper || Marks.initials.contains(text[index])
        {
            index += 1
        }
        return index - line.start >= 3 && index < line.end && text[index] == UInt8(ascii: ":")
    }
}
