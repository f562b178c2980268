/// Takes out lists of other stories' headlines.
enum RelatedStage {
    static func read(_ page: inout Page) {
        besideAges(&page)
        underHeading(&page)
    }

    /// A relative age tells that the line before it is a headline, where that happens more than once.
    private static func besideAges(_ page: inout Page) {
        let ages = page.passages.indices.filter { page.passages[$0].part == .leftOut(.relativeAge) }
        guard ages.count >= 2 else { return }
        for age in ages where age > 0 {
            let before = page.passages[age - 1]
            guard before.part == .undecided, page.count(of: before) <= 240, age - 1 != page.storyStart else {
                continue
            }
            (page.passages[age - 1].part, page.passages[age - 1].rule) = (.leftOut(.relatedLink), .besideAge)
        }
    }

    /// Below "Related stories" and to the end, whatever is no sentence is a headline.
    private static func underHeading(_ page: inout Page) {
        guard
            let heading = page.passages.lastIndex(where: {
                $0.part == .leftOut(.relatedLink) && $0.rule == .phrase
                    || $0.rule == .relatedLabel && $0.part == .leftOut(.relatedLink)
            }), heading > 1
        else { return }
        let rest = page.passages[(heading + 1)...].indices.filter { page.passages[$0].part == .undecided }
        guard !rest.isEmpty, rest.count <= 20 else { return }
        for index in rest {
            let passage = page.passages[index]
            guard passage.first == passage.last, page.count(of: passage) <= 160,
                !Layout.endsSentence(page.text, page.lines[passage.last])
            else { return }
        }
        for index in rest {
            (page.passages[index].part, page.passages[index].rule) = (.leftOut(.relatedLink), .underRelated)
        }
    }
}
