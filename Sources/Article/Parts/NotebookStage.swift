/// Takes out what an agency writes below a story for editors only: dpa's notebook, from its heading to the end.
enum NotebookStage {
    /// The most passages that a notebook has.
    private static let longest = 40

    static func read(_ page: inout Page) {
        let start = max(1, page.passages.count - longest)
        guard start < page.passages.count else { return }
        let headings = headings
        for index in start..<page.passages.count {
            let passage = page.passages[index]
            let line = page.lines[passage.first]
            // Every heading begins with a mark.
            guard !page.text[line.start].isLetter, passage.isUndecided, index != page.storyStart,
                headings.begins(page.text, at: line.start, end: line.end),
                headings.match(page.snippet(of: line), at: 0) != nil
            else { continue }
            for below in index..<page.passages.count where page.passages[below].isUndecided {
                (page.passages[below].part, page.passages[below].rule) = (.leftOut(.advisory), .notebook)
            }
            return
        }
    }

    private static let headings = PhraseTable<Bool>(
        PhraseTable.entries(
            """
            # notebook, # notizblock, # dpa-notizblock, # dpa-notebook, # dpa contacts, # dpa-kontakte,
            ## redaktionelle hinweise, ## editorial contacts, * notizblock, - notizblock
            """, true))
}
