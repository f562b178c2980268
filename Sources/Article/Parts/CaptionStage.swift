/// Takes captions out: paragraphs that end in a credit, labelled ones, and picture texts printed twice.
enum CaptionStage {
    static func read(_ page: inout Page) {
        let (labels, fronts) = (CreditWords.labels, CreditLine.fronts)
        for index in page.passages.indices {
            let passage = page.passages[index]
            guard passage.isUndecided, index != page.storyStart else { continue }
            let count = page.count(of: passage)
            guard count <= CaptionReader.longest,
                isWorthALook(page.text, page.lines[passage.first], page.lines[passage.last], count, labels)
                    || index > 0 && passage.first == passage.last
                        && CreditLine.mayStand(page.text, page.lines[passage.first], fronts)
            else { continue }
            let text = page.snippet(of: passage)
            let isHead = index < page.storyStart ?? 3
            guard
                let (caption, rule) = CaptionReader.read(
                    text, settings: page.settings, isHead: isHead,
                    isBeforeStory: index > 0 && index < page.storyStart ?? 0)
            else { continue }
            set(&page, index, caption, rule)
        }
        repeatedLabels(&page)
    }

    /// A cheap first question: whether a bracket ends the passage, a credit could, or a label begins it.
    private static func isWorthALook(
        _ text: [UInt8], _ first: Line, _ last: Line, _ count: Int, _ labels: PhraseTable<Bool>
    ) -> Bool {
        if CaptionReader.mayEndInCredit(text[last.end - 1]) { return true }
        let marks = ByteKinds.credit | ByteKinds.high | (text[last.end - 1].isUpper ? ByteKinds.closing : 0)
        if last.kinds & marks != 0,
            CaptionReader.mayHoldCredit(
                text, max(last.start, last.end - CaptionReader.longestCredit)..<last.end)
        {
            return true
        }
        return count <= 400 && CaptionReader.mayBeLabelled(text, first.range, labels)
    }

    private static func set(_ page: inout Page, _ index: Int, _ caption: Caption, _ rule: Rule) {
        page.captions[index] = caption
        (page.passages[index].part, page.passages[index].rule) = (.leftOut(.caption), rule)
    }

    /// A picture's alternative text and its caption, printed one below the other before the story.
    private static func repeatedLabels(_ page: inout Page) {
        let limit = min(page.passages.count, page.storyStart ?? 10) - 1
        guard limit > 1 else { return }
        for index in 1..<limit {
            let (one, two) = (page.passages[index], page.passages[index + 1])
            guard one.part == .undecided, two.part == .undecided, page.count(of: one) <= 160,
                page.bytes(of: one) == page.bytes(of: two)
            else { continue }
            set(&page, index, Caption(text: page.string(of: one)), .repeatedLabel)
            set(&page, index + 1, Caption(text: page.string(of: two)), .repeatedLabel)
        }
    }
}
