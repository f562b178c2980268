/// Finds the headline and the dek among the passages before the story.
enum HeadStage {
    /// The longest headline, in bytes.
    static let longestHeadline = 240
    /// The longest dek, in bytes.
    static let longestDek = 600

    static func read(_ page: inout Page) {
        guard page.article.headline == nil else { return again(&page) }
        HeadLabels.mark(&page)
        guard let top = page.passages.firstIndex(where: { $0.part == .undecided }), top != page.storyStart,
            let (first, rule) = headline(page, top).map({ (top, $0) })
                ?? aboveByline(page, from: top).map({ ($0, .beforeByline) })
        else { return }
        set(&page, first, .headline, rule)
        var text = page.string(of: page.passages[first])
        var next = first + 1
        while let continued = continuedHeadline(page, next) {
            set(&page, continued, .headline, .continuedHead)
            text += " " + page.string(of: page.passages[continued])
            next = continued + 1
        }
        page.article.headline = isBare(text) ? text : bare(page.snippet(of: text)) ?? text
        dek(&page, after: next)
    }

    /// Whether a headline begins and ends in letters or digits, as most do.
    private static func isBare(_ headline: String) -> Bool {
        guard let first = headline.utf8.first, let last = headline.utf8.last else { return true }
        return (first.isLetter || first.isDigit) && (last.isLetter || last.isDigit)
    }

    /// A headline without what programs and wires put around it: "# …", "**…**", "… =". A bullet or another mark
    /// beyond ASCII stays: it may be anything.
    private static func bare(_ text: Snippet) -> String? {
        var all = stripped(text, 0..<text.count, StaticSet("*_"))
        if let last = all.last, text.raw[last] == UInt8(ascii: "=") {
            all = stripped(text, all, StaticSet("="))
        }
        var start = all.lowerBound
        while start < all.upperBound, text.raw[start] == UInt8(ascii: "#") { start += 1 }
        if start > all.lowerBound, start < all.upperBound, text.isSpace(start) {
            all = stripped(text, start..<all.upperBound, StaticSet("*_#"))
        }
        return all.isEmpty ? nil : text.string(all)
    }

    /// `range` without blanks and `marks`, as they are printed, at its ends.
    private static func stripped(_ text: Snippet, _ range: Range<Int>, _ marks: StaticSet) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, text.raw[start].isBlank || marks.contains(text.raw[start]) { start += 1 }
        while end > start, text.raw[end - 1].isBlank || marks.contains(text.raw[end - 1]) { end -= 1 }
        return start..<end
    }

    /// Marks the headline that a field above the text states where it stands above the story once more.
    private static func again(_ page: inout Page) {
        guard let index = page.passages.firstIndex(where: { $0.isUndecided }), index != page.storyStart,
            page.string(of: page.passages[index]) == page.article.headline
        else { return }
        set(&page, index, .leftOut(.repeatedHeadline), .repeatedHead)
    }

    private static func set(_ page: inout Page, _ index: Int, _ part: Part, _ rule: Rule) {
        (page.passages[index].part, page.passages[index].rule) = (part, rule)
    }

    /// The rule by which the passage `index` is the headline; `nil` when it is the story's first.
    private static func headline(_ page: borrowing Page, _ index: Int) -> Rule? {
        let passage = page.passages[index]
        let count = passage.count
        let undecidedNext = page.passages[(index + 1)...].first { $0.part == .undecided }
        guard count <= longestHeadline, undecidedNext != nil else { return nil }
        let last = page.lines[passage.last]
        let ends = Layout.endsSentence(page.text, last)
        if let start = page.storyStart, start > index, count <= longestHeadline { return .beforeByline }
        if isAboveByline(page.passages[(index + 1)...]), !ends || count <= 120 { return .beforeByline }
        if isCapitals(page, passage) { return .capitalsHead }
        if passage.last > passage.first, count > 160 { return nil }
        if ends { return isShortQuestion(page, passage, count) ? .firstLine : nil }
        let mark = page.text[last.end - 1]
        guard mark != UInt8(ascii: ","), mark != UInt8(ascii: ";"), mark != UInt8(ascii: ":") else {
            return nil
        }
        return .firstLine
    }

    /// A headline right above the byline or date where a line or two of the site stand above it.
    private static func aboveByline(_ page: borrowing Page, from top: Int) -> Int? {
        let found = page.passages.indices.dropFirst(top).prefix(8).filter { page.passages[$0].isUndecided }
        for index in found.prefix(4) {
            guard index != page.storyStart, page.passages[index].count <= longestHeadline else {
                return nil
            }
            guard index > top, isAboveByline(page.passages[(index + 1)...]),
                !Layout.endsSentence(page.text, page.lines[page.passages[index].last])
            else { continue }
            return page.snippet(of: page.passages[index]).wordCount >= 4 ? index : nil
        }
        return nil
    }

    private static func isShortQuestion(_ page: borrowing Page, _ passage: Passage, _ count: Int) -> Bool {
        let last = page.text[page.lines[passage.last].end - 1]
        guard count <= 120, last == UInt8(ascii: "?") || last == UInt8(ascii: "!") else { return false }
        return passage.last + 1 < page.lines.count && page.lines[passage.last + 1].blanksBefore > 0
    }

    static func isCapitals(_ page: borrowing Page, _ passage: Passage) -> Bool {
        var letters = 0
        for line in page.lines[passage.first...passage.last] {
            for index in line.range {
                if page.text[index].isLower { return false }
                if page.text[index].isUpper { letters += 1 }
            }
        }
        return letters >= 4
    }

    /// A second line of the headline: it stands right below and is in capitals as the first, or goes on in
    /// small letters.
    private static func continuedHeadline(_ page: borrowing Page, _ index: Int) -> Int? {
        guard index < page.passages.count, index != page.storyStart, page.passages[index].part == .undecided,
            index + 1 < page.passages.count
        else { return nil }
        let (passage, before) = (page.passages[index], page.passages[index - 1])
        let (line, previous) = (page.lines[passage.first], page.lines[before.last])
        guard line.blanksBefore == 0, passage.count <= 120,
            page.lines[passage.last + 1].blanksBefore > 0 || page.passages[index + 1].part == .byline
                || index + 1 == page.storyStart,
            !Layout.endsSentence(page.text, page.lines[passage.last]),
            !Layout.endsSentence(page.text, previous)
        else { return nil }
        if isCapitals(page, before), isCapitals(page, passage) { return index }
        return page.text[line.start].isLower ? index : nil
    }

    // MARK: Dek

    private static func dek(_ page: inout Page, after next: Int) {
        guard let index = page.passages[next...].firstIndex(where: { $0.part == .undecided }),
            index != page.storyStart,
            page.passages[index].count <= longestDek, let rule = dekRule(page, index, headEnd: next)
        else { return }
        set(&page, index, .dek, rule)
        page.article.dek = page.string(of: page.passages[index])
    }

    private static func dekRule(_ page: borrowing Page, _ index: Int, headEnd: Int) -> Rule? {
        let rest = page.passages[(index + 1)...]
        guard rest.contains(where: { $0.part == .undecided }) else { return nil }
        if let start = page.storyStart, start > index {
            let between = page.passages[index..<start].filter { $0.part == .undecided }.count
            return between == 1 ? .betweenHeadAndDateline : nil
        }
        if isRepeated(page, index) { return .repeatedInBody }
        if isAboveByline(rest),
            page.passages[..<index].allSatisfy({ $0.part != .byline })
        {
            return .betweenHeadAndByline
        }
        let line = page.lines[page.passages[index].first]
        let isBeside = index == headEnd && line.blanksBefore == 0
        if isBeside, isBeforeProse(page, index) { return .besideHead }
        let partedBelow = rest.first.map { page.lines[$0.first].blanksBefore > 0 } ?? false
        let second = rest.dropFirst().first.map { page.lines[$0.first].blanksBefore > 0 } ?? false
        return isBeside && partedBelow && second ? .besideHead : nil
    }

    /// Whether a passage is no sentence, and the one below it is a story's first.
    private static func isBeforeProse(_ page: borrowing Page, _ index: Int) -> Bool {
        guard !Layout.endsSentence(page.text, page.lines[page.passages[index].last]),
            let next = page.passages[(index + 1)...].first(where: { $0.part != .leftOut(.caption) }),
            next.isUndecided, next.count >= 80,
            Layout.endsSentence(page.text, page.lines[next.last])
        else { return false }
        return page.snippet(of: page.passages[index]).wordCount >= 5
    }

    /// Whether a byline or a source line is the first of `rest`, buttons and the like aside.
    private static func isAboveByline(_ rest: ArraySlice<Passage>) -> Bool {
        for passage in rest {
            switch passage.part {
            case .byline, .leftOut(.sourceLine), .leftOut(.creditLine): return true
            case .leftOut(.siteNotice), .leftOut(.shareBar), .leftOut(.commentCount), .leftOut(.readingTime),
                .leftOut(.advertisement),
                .leftOut(.caption), .leftOut(.relatedLink), .leftOut(.newsletter), .leftOut(.sectionLabel):
                continue
            default: return false
            }
        }
        return false
    }

    /// Whether the story has this sentence again, at the front of one of its paragraphs.
    private static func isRepeated(_ page: borrowing Page, _ index: Int) -> Bool {
        let passage = page.passages[index]
        guard passage.first == passage.last, passage.count >= 40 else { return false }
        let line = page.lines[passage.first]
        for other in page.passages[(index + 1)...].prefix(12) {
            let start = page.lines[other.first].start
            guard page.lines[other.first].count >= line.count else { continue }
            if page.text.areEqual(start..<start + line.count, line.range) { return true }
        }
        return false
    }
}
