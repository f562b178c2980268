/// Takes out what a page says of the writer, right below the byline or below the story: "Jane Doe is a
/// professor of engineering at …".
enum AuthorNotes {
    /// How many passages from the end are looked at.
    private static let reach = 5
    private static let longest = 400

    static func read(_ page: inout Page) {
        let name = writer(page)
        let last = max(0, page.passages.count - reach)
        var afterByline = false
        // Where nobody is named nothing stands below a byline.
        for index in page.passages.indices.dropFirst(page.article.byline == nil ? last : 0) {
            let passage = page.passages[index]
            if passage.part == .byline { afterByline = true }
            guard passage.isUndecided else { continue }
            defer { afterByline = false }
            guard afterByline || index >= last, index != page.storyStart, index > 0,
                passage.count <= longest, mayBeNote(page, page.lines[passage.first], name)
            else { continue }
            let text = page.snippet(of: passage)
            let start = text.trimmedRange(0..<text.count, edges: edges).lowerBound
            guard isNote(text, start, name) else { continue }
            (page.passages[index].part, page.passages[index].rule) = (.leftOut(.authorNote), .writer)
            // The next one may be of a second writer.
            if afterByline { continue }
        }
    }

    /// What may stand before a note.
    private static var edges: StaticSet { StaticSet("*_[(|") }

    /// A cheap first question: whether a line begins as a note does, as far as its first bytes show.
    private static func mayBeNote(_ page: borrowing Page, _ line: Line, _ name: [UInt8]?) -> Bool {
        let text = page.snippet(of: line)
        var start = 0
        while start < text.count, text.isSpace(start) || edges.contains(text.folded[start]) { start += 1 }
        guard start + 8 <= text.count, line.kinds & ByteKinds.run == 0 else { return true }
        return fronts.mayBegin(text, at: start) || name.map { $0[0] == text.folded[start] } ?? false
    }

    /// Whether `text` says who "the writer" is.
    static func isNote(_ text: Snippet) -> Bool { fronts.match(text, at: 0) != nil }

    private static func isNote(_ text: Snippet, _ start: Int, _ name: [UInt8]?) -> Bool {
        if fronts.match(text, at: start) != nil { return true }
        guard let name, text.has(name, at: start), !text.isWord(start + name.count) else { return false }
        var next = text.skipBlanks(start + name.count)
        if next < text.count, text.folded[next] == UInt8(ascii: ","), next - start <= name.count + 1 {
            // "Jane Doe, a former minister, is …"
            next += 1
            while next < text.count, text.folded[next] != UInt8(ascii: ",") { next += 1 }
            next = next < text.count ? text.skipBlanks(next + 1) : next
        }
        guard next < text.count, let verb = verbs.match(text, at: next) else { return false }
        if verb.value { return true }
        return articles.match(text, at: text.skipBlanks(verb.end)) != nil && namesTrade(text, verb.end)
    }

    /// Whether a word for somebody's trade stands not far behind `index`.
    private static func namesTrade(_ text: Snippet, _ index: Int) -> Bool {
        for start in index..<min(text.count, index + 90) where text.isWordStart(start) {
            let word = start..<text.wordEnd(start)
            if BylineWords.offices.exact(text, word) != nil || trades.exact(text, word) != nil { return true }
        }
        return false
    }

    /// The first name of the byline, folded; `nil` when it is no person's.
    private static func writer(_ page: borrowing Page) -> [UInt8]? {
        guard let byline = page.article.byline else { return nil }
        let text = page.snippet(of: byline)
        var (end, words) = (0, 0)
        while end < text.count, !StaticSet(",|/(&*").contains(text.folded[end]) {
            if text.isWordStart(end) {
                let wordEnd = text.wordEnd(end)
                if BylineWords.connectors.exact(text, end..<wordEnd) != nil, words >= 2 { break }
                guard text.isCapital(end) else { break }
                words += 1
            }
            end += 1
        }
        guard words >= 2 else { return nil }
        return Array(text.folded.part(text.trimmedRange(0..<end)))
    }

    /// What a note says the writer does; `true` where nothing needs to follow.
    private static let verbs = PhraseTable<Bool>(
        PhraseTable.entries(
            """
            covers, writes about, writes for, writes on, reports on, reports for, reported from, teaches, is based in,
            can be reached at, contributed to, joined the, leads the, works as, works for, schreibt für,
            berichtet über, écrit pour, escribe sobre
            """, true)
            + PhraseTable.entries("is, was, are, est, ist, es, è, é, был, является", false))

    private static let articles = PhraseTable<Bool>(
        PhraseTable.entries(
            """
            a, an, the, our, editor, professor, chief, senior, director, currently, also, one of, un, une, le, la,
            professeur, professeure, journaliste, ein, eine, der, die, professor für, professorin, redakteur,
            redakteurin, journalist, journalistin, una, el, profesor, profesora, periodista, professore, professoressa,
            giornalista, um, uma, professora, jornalista
            """, true))

    private static let trades = PhraseTable<Bool>(
        PhraseTable.entries(
            """
            historian, lawyer, attorney, scientist, physician, doctor, novelist, poet, founder, co-founder, president,
            chair, chairman, chairwoman, head, minister, member, senator, ambassador, candidate, student, scholar,
            consultant, teacher, activist, broadcaster, blogger, freelance, freelancer, staff, engineer, sociologist,
            philosopher, psychologist, physicist, biologist, executive, officer, partner, associate, adviser, advisor,
            diplomat, publisher, filmmaker, host, wissenschaftler, wissenschaftlerin, autorin, historiker, historikerin,
            politologe, politologin, ökonom, autor, autora, auteur, autrice, escritor, escritora, escritor, écrivain,
            historien, historienne, économiste, economista, historiador, historiadora, abogado, abogada, scrittore,
            scrittrice, docente, docente, pesquisador, pesquisadora, escritora, sociólogo, socióloga, politologue
            """, true))

    private static let fronts = PhraseTable<Bool>(
        PhraseTable.entries(
            """
            the writer is a, the writer is an, the writer is the, the writers are, the author is a, the author is an,
            the author is the, the authors are, about the author, about the authors, about the writer,
            follow the writer, der autor ist, die autorin ist, l'auteur est, l'autrice est, l'auteure est, el autor es,
            la autora es, l'autore è, l'autrice è, o autor é, a autora é, автор — , автор является
            """, true))
}
