/// Takes out the lists that stand below a story, each under a heading: other stories, topics, contacts.
enum TailLists {
    /// The most passages of one list.
    private static let longest = 30
    /// The longest line of one, in bytes.
    private static let longestItem = 160

    static func read(_ page: inout Page) {
        let end = proseEnd(page)
        var heading: (kind: LeftOut.Kind, rule: Rule)?
        var count = 0
        for index in page.passages.indices.dropFirst(max(1, end)) {
            if namesWriter(&page, index) {
                heading = nil
            } else if let found = self.heading(page, index) {
                (heading, count) = (found, 0)
            } else if page.passages[index].isUndecided, let heading, count < longest {
                (page.passages[index].part, page.passages[index].rule) = (
                    .leftOut(heading.kind), heading.rule
                )
                count += 1
            }
        }
        blocks(&page, before: end)
    }

    /// The first passage behind the last one that is prose.
    private static func proseEnd(_ page: borrowing Page) -> Int {
        for index in page.passages.indices.reversed() where page.passages[index].isUndecided {
            if index == page.storyStart || !isItem(page, index) { return index + 1 }
        }
        return 1
    }

    /// A line that may be a headline, a topic or a name: a short one that ends no sentence but in a question.
    private static func isItem(_ page: borrowing Page, _ index: Int) -> Bool {
        let passage = page.passages[index]
        guard passage.first == passage.last, passage.count <= longestItem else { return false }
        let line = page.lines[passage.last]
        return !Layout.endsSentence(page.text, line)
            || StaticSet("?!").contains(page.text[line.end - 1]) && passage.count <= 120
    }

    /// Takes a heading of writers and the name below it: "Авторы", "Иван Петров".
    private static func namesWriter(_ page: inout Page, _ index: Int) -> Bool {
        guard index + 1 < page.passages.count, page.passages[index].isUndecided,
            page.passages[index].count <= 40,
            page.passages[index + 1].isUndecided, page.passages[index + 1].count <= 60
        else { return false }
        let text = page.snippet(of: page.passages[index])
        let label = text.trimmedRange(0..<text.count, edges: StaticSet(":"))
        guard BylineWords.headings.exact(text, label) != nil,
            BareName.matches(page.snippet(of: page.passages[index + 1]), settings: page.settings)
        else { return false }
        // Where the top names somebody the lines below are left out.
        let part: Part = page.article.byline == nil ? .byline : .leftOut(.creditLine)
        if part == .byline { page.article.byline = page.string(of: page.passages[index + 1]) }
        for place in index...index + 1 {
            (page.passages[place].part, page.passages[place].rule) = (part, .byline)
        }
        return true
    }

    /// What stands below the heading `index`; `nil` when it is none.
    private static func heading(_ page: borrowing Page, _ index: Int) -> (LeftOut.Kind, Rule)? {
        let passage = page.passages[index]
        switch (passage.part, passage.rule) {
        case (.leftOut(.relatedLink), .relatedHeading), (.leftOut(.relatedLink), .relatedLabel),
            (.leftOut(.relatedLink), .phrase), (.leftOut(.relatedLink), .address):
            return (.relatedLink, .underRelated)
        case (.leftOut(.tagList), .topics): return (.tagList, .underTags)
        case (.leftOut(.contact), .contact): return (.contact, .underContact)
        default: return nil
        }
    }

    /// A heading of related stories within the story, with its list right below and a blank line behind that.
    private static func blocks(_ page: inout Page, before end: Int) {
        for index in page.passages.indices.prefix(end).dropFirst(2) {
            guard page.passages[index].part == .leftOut(.relatedLink),
                page.passages[index].rule == .relatedHeading || page.passages[index].rule == .phrase
            else { continue }
            var next = index + 1
            while next < min(end, index + 9), page.passages[next].isUndecided, isItem(page, next),
                page.lines[page.passages[next].first].blanksBefore == 0
            { next += 1 }
            guard next > index + 1, next < page.passages.count,
                page.lines[page.passages[next].first].blanksBefore > 0
            else { continue }
            for item in index + 1..<next {
                (page.passages[item].part, page.passages[item].rule) = (.leftOut(.relatedLink), .underRelated)
            }
        }
    }
}
