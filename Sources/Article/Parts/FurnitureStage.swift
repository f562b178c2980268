/// Takes out what stands within and around the story and is not part of it.
enum FurnitureStage {
    /// The longest passage that is looked at.
    private static let longest = 600

    static func read(_ page: inout Page) {
        let (phrases, shortLines) = (LinePhrases.table, Furniture.shortLines)
        let isAsked = !page.settings.drop.isEmpty
        for index in page.passages.indices {
            let passage = page.passages[index]
            guard passage.isUndecided, index != page.storyStart, passage.count <= longest else {
                continue
            }
            guard
                isAsked
                    || Furniture.mayBeFurniture(
                        page.text, page.lines[passage.first].range, phrases: phrases, shortLines: shortLines)
            else { continue }
            let text = page.snippet(of: passage)
            if let (part, rule) = DropPatterns.match(text, page.settings.drop) {
                (page.passages[index].part, page.passages[index].rule) = (part, rule)
            } else if let (kind, rule) = Furniture.recognise(text, at: .middle) {
                (page.passages[index].part, page.passages[index].rule) = (.leftOut(kind), rule)
            }
        }
        NotebookStage.read(&page)
        RelatedStage.read(&page)
        AuthorNotes.read(&page)
        for passage in page.passages where passage.part == .leftOut(.syndicationNotice) {
            let notice = page.snippet(of: passage)
            Distributors.note(notice, &page)
            var source = SourceLine()
            source.published = PublishedNotice.statement(notice, settings: page.settings)
            page.times.append(source)
        }
    }
}
