/// A text on its way to becoming an article: what each stage of the reading leaves for the next.
///
/// The stages, in this order: ``LineTable`` finds the lines; ``HeaderBlock``, ``HeadMarks`` and ``TailMarks`` mark
/// lines that are known by their looks or by their neighbours; ``Layout`` joins lines to passages;
/// ``CaptionStage``, ``HeadStage`` (with ``HeadLabels``) and ``FurnitureStage`` (with ``RelatedStage``,
/// ``TailLists`` and ``AuthorNotes``) say what each passage is; ``BodyStage`` makes paragraphs of what is left
/// and takes the dateline off; ``StoryCheck`` sees to it that something is left. Every passage ends with exactly
/// one part.
struct Page: ~Copyable {
    /// Owns every byte that is looked at.
    private let store: TextStore
    let text: RawBytes
    /// The text with capitals and punctuation folded, position by position.
    let folded: RawBytes
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
        self.settings = settings
        var lines: [Line] = []
        store = TextStore(text, lines: &lines)
        (self.text, folded, self.lines) = (store.text, store.folded, lines)
    }

    /// The front of a line, as far as recognisers look.
    func snippet(of line: Line, reach: Int = 320) -> Snippet {
        let range = line.start..<min(line.end, line.start + reach)
        return Snippet(text.part(range), folded: folded.part(range), kinds: line.kinds)
    }

    /// A stretch of the text.
    func snippet(_ range: Range<Int>) -> Snippet {
        Snippet(text.part(range), folded: folded.part(range))
    }

    /// A string that was read, to be looked at once more.
    func snippet(of text: String) -> Snippet { store.snippet(copying: text) }

    /// A text that was joined of lines, with its folded twin.
    func snippet(ofJoined text: RawBytes) -> Snippet { store.snippet(text) }

    /// The joined bytes of the lines from `first` to `last`.
    func join(_ first: Int, _ last: Int) -> RawBytes {
        ParagraphBuilder.join(text, lines, first, last, in: store)
    }

    /// The joined bytes of a passage.
    func bytes(of passage: Passage) -> RawBytes { join(passage.first, passage.last) }

    /// A passage as a recogniser sees it.
    func snippet(of passage: Passage) -> Snippet {
        let line = lines[passage.first]
        if passage.first == passage.last, line.kinds & ByteKinds.run == 0 {
            return snippet(of: line, reach: line.count)
        }
        return store.snippet(bytes(of: passage))
    }

    /// A passage as it stands in a record.
    func string(of passage: Passage) -> String {
        ParagraphBuilder.string(text, lines, passage.first, passage.last, in: store)
    }

    /// The article, moved out of the page: a copy would count every string in it.
    mutating func takeArticle() -> Article {
        var taken = Article()
        swap(&taken, &article)
        return taken
    }

    /// The dateline, moved out of the page.
    mutating func takeDateline() -> Dateline? {
        var taken: Dateline?
        swap(&taken, &dateline)
        return taken
    }

    /// Makes passages of the lines.
    mutating func makePassages() {
        // The loop works on a reference of its own: through the page each look would count it up and down.
        let lines = lines
        let layout = Layout(text, lines)
        var passages: [Passage] = []
        passages.reserveCapacity(lines.count / 2 + 2)
        var passage = passage(0, passages.count)
        for index in 1..<max(1, lines.count) {
            if layout.joins(text, lines, index) {
                passage.last = index
                passage.count += 1 + lines[index].count
            } else {
                passages.append(passage)
                passage = self.passage(index, passages.count)
            }
        }
        passages.append(passage)
        self.passages = passages
    }

    /// The passage, with this place among all, that begins with line `index`.
    private mutating func passage(_ index: Int, _ place: Int) -> Passage {
        var passage = Passage(first: index, last: index, count: lines[index].count)
        switch lines[index].mark {
        case .part(let part, let rule):
            (passage.part, passage.rule) = (part, rule)
            if part == .leftOut(.caption) { captions[place] = markedCaption(index, rule) }
        case .dateline where storyStart == nil: storyStart = place
        case .dateline, .none: break
        }
        return passage
    }

    /// The caption that one marked line is: a picture's text, or its credit.
    private func markedCaption(_ index: Int, _ rule: Rule) -> Caption {
        let text = ParagraphBuilder.string(text, lines, index, index, in: store)
        return rule == .creditAlone ? Caption(text: "", credit: text) : Caption(text: text)
    }
}
