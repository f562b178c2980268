/// Sees to it that no text is read away: what the rules know by its looks is the story where nothing else is.
///
/// A brief of one paragraph that ends in "© AFP" looks like the text below a picture, and a short notice like the
/// foot of a page.
enum StoryCheck {
    /// Gives captions back where nothing that is left could be the story. To be asked before a headline is looked
    /// for, which needs a story below it.
    static func afterCaptions(_ page: inout Page) {
        guard !page.captions.isEmpty else { return }
        let hasStory = page.passages.indices.contains { index in
            let passage = page.passages[index]
            return passage.isUndecided
                && (index == page.storyStart || passage.count > HeadStage.longestHeadline
                    || Layout.endsSentence(page.text, page.lines[passage.last]))
        }
        if !hasStory { for index in captioned(page) { giveBack(&page, index, .undecided) } }
    }

    /// Makes the story of its captions, or of all that was left out, where it has no other text.
    static func afterBody(_ page: inout Page) {
        guard page.article.paragraphs.isEmpty else { return }
        var indices = captioned(page)
        if indices.isEmpty, page.article.headline == nil {
            indices = page.passages.indices.filter {
                if case .leftOut(let kind) = page.passages[$0].part { kind != .slugLine } else { false }
            }
        }
        for index in indices {
            giveBack(&page, index, .body)
            page.article.paragraphs.append(page.string(of: page.passages[index]))
        }
    }

    /// The passages that are captions of more than a credit.
    private static func captioned(_ page: borrowing Page) -> [Int] {
        page.passages.indices.filter { page.captions[$0].map { !$0.text.isEmpty } ?? false }
    }

    private static func giveBack(_ page: inout Page, _ index: Int, _ part: Part) {
        page.captions[index] = nil
        (page.passages[index].part, page.passages[index].rule) = (part, .prose)
    }
}
