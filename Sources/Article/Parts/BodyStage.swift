/// Makes the story's paragraphs of what is left and takes date and dateline off the first of them.
enum BodyStage {
    static func read(_ page: inout Page) {
        var isFirst = true
        page.article.paragraphs.reserveCapacity(page.passages.count)
        for index in page.passages.indices where page.passages[index].part == .undecided {
            page.passages[index].part = .body
            page.passages[index].rule = index == page.storyStart ? .datelined : .prose
            if isFirst || index == page.storyStart {
                front(&page, index, isFirst: isFirst)
                isFirst = false
            } else {
                page.article.paragraphs.append(page.string(of: page.passages[index]))
            }
        }
    }

    /// The paragraph that the story begins with, or that its dateline stands at the front of.
    private static func front(_ page: inout Page, _ index: Int, isFirst: Bool) {
        // A sign-off may have been cut off the line since.
        if index == page.storyStart, let found = page.datelineFound, found.line == page.passages[index].first,
            page.lines[found.line].count > found.match.storyStart
                || page.lines[found.line].count == found.match.storyStart
                    && page.passages[index].last == found.line
        {
            let line = page.lines[found.line]
            let text = page.snippet(line.start..<line.start + found.match.storyStart)
            take(found.match, text, &page)
            page.lines[found.line].start += found.match.storyStart
            let story = page.string(of: page.passages[index])
            if !story.isEmpty { page.article.paragraphs.append(story) }
            page.lines[found.line].start = line.start
            return
        }
        var bytes = page.bytes(of: page.passages[index])
        if isFirst { bytes = cutPrefix(bytes, &page) }
        if index == page.storyStart { bytes = cutDateline(bytes, &page) }
        if !bytes.isEmpty { page.article.paragraphs.append(bytes.string(bytes.indices)) }
    }

    /// Takes a date glued to the front off: "date 2022-05-12 All-weather friends ...".
    private static func cutPrefix(_ bytes: RawBytes, _ page: inout Page) -> RawBytes {
        let text = page.snippet(ofJoined: bytes.part(0..<min(bytes.count, 120)))
        guard let prefix = DatePrefix.read(text, settings: page.settings) else { return bytes }
        page.prefix = LeftOut(kind: .datePrefix, text: text.trimmed(0..<prefix.end))
        var source = SourceLine()
        source.published = prefix.statement
        page.times.append(source)
        return bytes.part(prefix.end..<bytes.count)
    }

    private static func cutDateline(_ bytes: RawBytes, _ page: inout Page) -> RawBytes {
        let text = page.snippet(ofJoined: bytes.part(0..<min(bytes.count, 320)))
        guard let match = DatelineParser.match(text, agencies: page.settings.knownAgencies) else {
            return bytes
        }
        take(match, text, &page)
        return bytes.part(min(match.storyStart, bytes.count)..<bytes.count)
    }

    /// Files what a dateline says.
    private static func take(_ match: DatelineMatch, _ text: Snippet, _ page: inout Page) {
        let place = text.trimmed(match.place, edges: StaticSet(","))
        var end = match.end
        // A mark of several bytes that was folded to one must not be cut in two.
        while end < text.count, text.folded[end] == Folding.filler { end += 1 }
        var dateline = Dateline(raw: text.trimmed(0..<end), place: place)
        (dateline.month, dateline.day, dateline.year) = (match.date?.month, match.date?.day, match.date?.year)
        dateline.yearFrom = dateline.year == nil ? nil : .stated
        dateline.agency = match.agency
        page.dateline = dateline
        if !place.isEmpty { page.article.located = place }
        if let agency = match.agency { page.article.addAgency(agency) }
    }
}
