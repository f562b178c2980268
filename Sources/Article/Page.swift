/// A text on its way to becoming an article: what each stage of the reading leaves for the next.
///
/// The stages, in this order: ``LineTable`` finds the lines; ``HeaderBlock``, ``HeadMarks`` and ``TailMarks`` mark
/// lines that are known by their looks or by their neighbours; ``Layout`` joins lines to passages;
/// ``CaptionStage``, ``HeadStage`` (with ``HeadLabels``) and ``FurnitureStage`` (with ``RelatedStage``,
/// ``TailLists`` and ``AuthorNotes``) say what each passage is; ``BodyStage`` makes paragraphs of what is left
/// and takes the dateline off. Every passage ends with exactly one part.
struct Page: ~Copyable {
    let text: [UInt8]
    /// The text with capitals and punctuation folded, position by position.
    let folded: [UInt8]
    let settings: ReadingSettings
    var lines: [Line]
    var passages: [Passage] = []
    /// The index of the passage that the story begins with, where a dateline shows it.
    var storyStart: Int?
    var article = Article()
    var dateline: Dateline?
    /// Captions, by the passage that each was read from.
    var captions: [Int: Caption] = [:]
    /// What was cut off the front of the story's first paragraph.
    var prefix: LeftOut?
    /// The dateline that ``HeadMarks`` found, and the line at whose front it stands.
    var datelineFound: (line: Int, match: DatelineMatch)?
    /// How the bytes became text.
    var decoding = Decoding()
    /// Times that lines state.
    var times: [SourceLine] = []

    init(text: [UInt8], settings: ReadingSettings) {
        (self.text, self.settings) = (text, settings)
        let survey = ByteKinds.survey(text)
        folded = survey.folded
        lines = LineTable.lines(of: text, kinds: survey.kinds)
    }

    /// The front of a line, as far as recognisers look.
    func snippet(of line: Line, reach: Int = 320) -> Snippet {
        snippet(line.start..<min(line.end, line.start + reach))
    }

    /// A stretch of the text.
    func snippet(_ range: Range<Int>) -> Snippet { Snippet(text, folded: folded, range) }

    /// The joined bytes of a passage.
    func bytes(of passage: Passage) -> [UInt8] {
        ParagraphBuilder.join(text, lines, passage.first, passage.last)
    }

    /// A passage as a recogniser sees it.
    func snippet(of passage: Passage) -> Snippet {
        let line = lines[passage.first]
        if passage.first == passage.last, line.kinds & ByteKinds.run == 0 { return snippet(line.range) }
        let joined = bytes(of: passage)
        return Snippet(joined, joined.indices)
    }

    /// A passage as it stands in a record.
    func string(of passage: Passage) -> String {
        ParagraphBuilder.string(text, lines, passage.first, passage.last)
    }

    /// How many bytes a passage has, line ends aside.
    func count(of passage: Passage) -> Int {
        var count = passage.last - passage.first
        for index in passage.first...passage.last { count += lines[index].count }
        return count
    }

    /// Makes passages of the lines.
    mutating func makePassages() {
        // The loop works on its own references: through the page each look would count them up and down.
        let (text, lines) = (text, lines)
        let layout = Layout(text, lines)
        var passages: [Passage] = []
        passages.reserveCapacity(lines.count / 2 + 2)
        for index in lines.indices {
            if index > 0, layout.joins(text, lines, index) {
                passages[passages.count - 1].last = index
                continue
            }
            var passage = Passage(first: index, last: index)
            switch lines[index].mark {
            case .part(let part, let rule):
                (passage.part, passage.rule) = (part, rule)
                if part == .leftOut(.caption) { captions[passages.count] = markedCaption(index, rule) }
            case .dateline where storyStart == nil: storyStart = passages.count
            case .dateline, .none: break
            }
            passages.append(passage)
        }
        self.passages = passages
    }

    /// The caption that one marked line is: a picture's text, or its credit.
    private func markedCaption(_ index: Int, _ rule: Rule) -> Caption {
        let text = ParagraphBuilder.string(text, lines, index, index)
        return rule == .creditAlone ? Caption(text: "", credit: text) : Caption(text: text)
    }
}
