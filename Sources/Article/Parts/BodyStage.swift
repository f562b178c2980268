/// Makes the story's paragraphs of what is left and takes date and dateline off the first of them.
enum BodyStage {
    static func read(_ page: inout Page) {
        var isFirst = true
        for index in page.passages.indices where page.passages[index].part == .undecided {
            page.passages[index].part = .body
            page.passages[index].rule = index == page.storyStart ? .datelined : .prose
            var bytes = page.bytes(of: page.passages[index])
            if isFirst {
                isFirst = false
                bytes = cutPrefix(bytes, &page)
                bytes = cutDateline(bytes, &page, isMarked: index == page.storyStart)
            } else if index == page.storyStart {
                bytes = cutDateline(bytes, &page, isMarked: true)
            }
            guard !bytes.isEmpty else { continue }
            page.article.paragraphs.append(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// Takes a date glued to the front off: "date 2022-05-12 All-weather friends ...".
    private static func cutPrefix(_ bytes: [UInt8], _ page: inout Page) -> [UInt8] {
        let text = Snippet(bytes, 0..<min(bytes.count, 120))
        guard let prefix = DatePrefix.read(text, settings: page.settings) else { return bytes }
        page.prefix = LeftOut(kind: .datePrefix, text: text.trimmed(0..<prefix.end))
        var source = SourceLine()
        source.published = prefix.statement
        page.times.append(source)
        return Array(bytes[prefix.end...])
    }

    private static func cutDateline(_ bytes: [UInt8], _ page: inout Page, isMarked: Bool) -> [UInt8] {
        guard isMarked else { return bytes }
        let text = Snippet(bytes, 0..<min(bytes.count, 320))
        guard let match = DatelineParser.match(text, agencies: page.settings.knownAgencies) else {
            return bytes
        }
        let place = text.trimmed(match.place, edges: StaticSet(","))
        var dateline = Dateline(raw: text.trimmed(0..<match.end), place: place)
        (dateline.month, dateline.day, dateline.year) = (match.date?.month, match.date?.day, match.date?.year)
        dateline.yearFrom = dateline.year == nil ? nil : .stated
        dateline.agency = match.agency
        page.dateline = dateline
        if !place.isEmpty { page.article.located = place }
        if let agency = match.agency { page.article.addAgency(agency) }
        return Array(bytes[min(match.storyStart, bytes.count)...])
    }
}
