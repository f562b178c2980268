/// Takes out lists of other stories' headlines.
enum RelatedStage {
    static func read(_ page: inout Page) {
        besideAges(&page)
        TailLists.read(&page)
    }

    /// A relative age tells that the line before it is a headline, where that happens more than once.
    private static func besideAges(_ page: inout Page) {
        let ages = page.passages.indices.filter { page.passages[$0].part == .leftOut(.relativeAge) }
        guard ages.count >= 2 else { return }
        for age in ages where age > 0 {
            let before = page.passages[age - 1]
            // A sentence above an age is an entry of a live report.
            guard before.part == .undecided, before.count <= 240, age - 1 != page.storyStart,
                page.text[page.lines[before.last].end - 1] != UInt8(ascii: ".") || before.count < 60
            else { continue }
            (page.passages[age - 1].part, page.passages[age - 1].rule) = (.leftOut(.relatedLink), .besideAge)
        }
    }
}
