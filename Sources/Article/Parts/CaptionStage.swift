/// Takes captions out: paragraphs that end in a credit, labelled ones, and picture texts printed twice.
enum CaptionStage {
    static func read(_ page: inout Page) {
        let (labels, fronts) = (CreditWords.labels, CreditLine.fronts)
        for index in page.passages.indices {
            let passage = page.passages[index]
            guard passage.isUndecided, index != page.storyStart else { continue }
            let count = passage.count
            guard count <= CaptionReader.longest,
                isWorthALook(page.text, page.lines[passage.first], page.lines[passage.last], count, labels)
                    || index > 0 && passage.first == passage.last
                        && CreditLine.mayStand(page.text, page.lines[passage.first], fronts)
            else { continue }
            let text = page.snippet(of: passage)
            let isHead = index < page.storyStart ?? 3
            let isTop = index > 0 && index < page.storyStart ?? 8
            guard
                let (caption, rule) = CaptionReader.read(
                    text, settings: page.settings, isHead: isHead,
                    isTop: isTop, isBeforeStory: index > 0 && index < page.storyStart ?? 0)
            else { continue }
            set(&page, index, caption, rule)
        }
        labelled(&page)
        repeatedLabels(&page)
    }

    /// What a page prints behind a caption to fold it away.
    private static func isFoldable(_ text: Snippet) -> Int? {
        for end in ["hide caption toggle caption", "hide caption", "toggle caption"] as [StaticString] {
            let start = text.count - end.utf8CodeUnitCount
            if start > 12, text.has(end, at: start), text.isSpace(start - 1) { return start }
        }
        return nil
    }

    /// What stands for a picture in Markdown: "![The ferry](https://…)".
    private static func drawn(_ text: Snippet) -> Caption? {
        guard text.count > 6, text.has("![", at: 0), text.raw[text.count - 1] == UInt8(ascii: ")"),
            let close = (2..<text.count - 1).first(where: { text.has("](", at: $0) })
        else { return nil }
        return Caption(text: text.trimmed(2..<close))
    }

    /// "Image caption," on a line of its own, with the picture's text on the next.
    private static func labelled(_ page: inout Page) {
        for index in page.passages.indices where page.passages[index].isUndecided {
            if page.text[page.lines[page.passages[index].first].start] == UInt8(ascii: "!"),
                let caption = drawn(page.snippet(of: page.passages[index]))
            {
                set(&page, index, caption, .captionLabel)
                continue
            }
            guard page.text[page.lines[page.passages[index].last].end - 1] == UInt8(ascii: "n"),
                index != page.storyStart,
                page.passages[index].count <= CaptionReader.longest
            else { continue }
            let text = page.snippet(of: page.passages[index])
            guard let end = isFoldable(text) else { continue }
            set(&page, index, Caption(text: text.trimmed(0..<end)), .captionLabel)
        }
        for index in page.passages.indices.dropLast() {
            let (label, caption) = (page.passages[index], page.passages[index + 1])
            guard label.isUndecided, caption.isUndecided, label.count <= 24,
                index + 1 != page.storyStart,
                caption.count <= 300
            else { continue }
            let text = page.snippet(of: label)
            guard
                CreditWords.bareLabels.exact(text, text.trimmedRange(0..<text.count, edges: StaticSet(",:")))
                    != nil
            else { continue }
            set(&page, index, Caption(text: page.string(of: label)), .captionLabel)
            set(&page, index + 1, Caption(text: page.string(of: caption)), .captionLabel)
        }
    }

    /// A cheap first question: whether a bracket ends the passage, a credit could, or a label begins it.
    private static func isWorthALook(
        _ text: RawBytes, _ first: Line, _ last: Line, _ count: Int, _ labels: PhraseTable<Bool>
    ) -> Bool {
        if CaptionReader.mayEndInCredit(text[last.end - 1]) { return true }
        let marks = ByteKinds.credit | ByteKinds.high | (text[last.end - 1].isUpper ? ByteKinds.closing : 0)
        if last.kinds & marks != 0,
            CaptionReader.mayHoldCredit(
                text, max(last.start, last.end - CaptionReader.longestCredit)..<last.end)
        {
            return true
        }
        if last.kinds & ByteKinds.period != 0, text[last.end - 1].isLetter,
            CaptionReader.hasDots(text, last.range)
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
            guard one.part == .undecided, two.part == .undecided, one.count <= 160,
                page.bytes(of: one) == page.bytes(of: two)
            else { continue }
            set(&page, index, Caption(text: page.string(of: one)), .repeatedLabel)
            set(&page, index + 1, Caption(text: page.string(of: two)), .repeatedLabel)
        }
    }
}
