/// Clears the top of a page before the headline is looked for: the page's title, the site's name, sections and
/// topics above the headline.
///
/// A few words above a headline look like a short headline above a dek. They are taken for a label only where
/// what stands below the longer line shows that it is the headline: a byline, a date, or the headline again.
enum HeadLabels {
    /// How many passages from the top are looked at.
    private static let reach = 12
    /// The most labels above a headline.
    private static let most = 5

    static func mark(_ page: inout Page) {
        outlets(&page)
        guard hasTwoCandidates(page) else { return }
        if !repeated(&page) { for _ in 0..<most where !kicker(&page) { break } }
    }

    /// Whether there is anything below which a label could stand.
    private static func hasTwoCandidates(_ page: borrowing Page) -> Bool {
        var count = 0
        for index in page.passages.indices.prefix(page.storyStart ?? reach) {
            if page.passages[index].isUndecided { count += 1 }
            if count == 2 { return true }
        }
        return false
    }

    /// The undecided passages at the top, up to the first that is prose.
    private static func candidates(_ page: borrowing Page) -> [Int] {
        var found: [Int] = []
        for index in page.passages.indices.prefix(reach) {
            if index == page.storyStart { break }
            guard page.passages[index].isUndecided else { continue }
            guard page.passages[index].count <= HeadStage.longestHeadline else { break }
            found.append(index)
        }
        return found
    }

    private static func set(_ page: inout Page, _ index: Int, _ kind: LeftOut.Kind, _ rule: Rule) {
        (page.passages[index].part, page.passages[index].rule) = (.leftOut(kind), rule)
    }

    private static func outlets(_ page: inout Page) {
        for index in page.passages.indices.prefix(6) where index != page.storyStart {
            let passage = page.passages[index]
            guard passage.isUndecided, passage.count <= 40 else { continue }
            let text = page.snippet(of: passage)
            guard text.isCapital(0) || text.raw[0] >= 0x80,
                let name = Outlets.table.exact(text, 0..<text.count)
            else {
                continue
            }
            set(&page, index, .sectionLabel, .outlet)
            page.article.addSource(InfoSource(name: name, role: .outlet))
        }
    }

    // MARK: The headline twice

    /// Whether the headline stands twice at the top; then all that stands before the second is marked.
    private static func repeated(_ page: inout Page) -> Bool {
        let found = candidates(page).prefix(6)
        guard found.count >= 2 else { return false }
        for first in found {
            let title = page.snippet(of: page.passages[first])
            for second in found where second > first {
                let headline = page.snippet(of: page.passages[second])
                guard headline.count >= 12, second + 1 < page.passages.count, holds(title, headline) else {
                    continue
                }
                for index in found where index < second {
                    guard index != first else { continue }
                    guard page.passages[index].count <= 60 else { return false }
                }
                for index in found where index < second { set(&page, index, .sectionLabel, .kicker) }
                set(&page, first, .repeatedHeadline, .repeatedHead)
                return true
            }
        }
        return false
    }

    /// Whether `title` is `headline`, with a site's name behind it or a breadcrumb before it.
    private static func holds(_ title: Snippet, _ headline: Snippet) -> Bool {
        guard title.count >= headline.count, headline.wordCount >= 2 || headline.raw[0] >= 0xE0 else {
            return false
        }
        if title.folded.elementsEqual(headline.folded) { return true }
        let rest = title.count - headline.count
        if has(title, headline, at: 0) {
            let next = title.trimmedRange(headline.count..<title.count)
            return title.isSpace(headline.count) && !next.isEmpty
                && StaticSet("-|*:~").contains(title.folded[next.lowerBound])
        }
        guard has(title, headline, at: rest) else { return false }
        let before = title.trimmedRange(0..<rest)
        return !before.isEmpty && StaticSet("/|>\"*").contains(title.folded[before.upperBound - 1])
    }

    private static func has(_ title: Snippet, _ headline: Snippet, at index: Int) -> Bool {
        for offset in 0..<headline.count where title.folded[index + offset] != headline.folded[offset] {
            return false
        }
        return true
    }

    // MARK: Kickers

    /// Marks the first candidate where it is a label above the headline, and says whether it was.
    private static func kicker(_ page: inout Page) -> Bool {
        let found = candidates(page)
        guard found.count >= 2, isShort(page, found[0]), isHeadline(page, found[1], above: found[0]),
            onlyLabels(page, between: found[0], and: found[1])
        else { return false }
        // Two short lines may stand above: the one below them is the headline then.
        let text = page.snippet(of: page.passages[found[0]])
        if page.article.byline == nil, BareName.matches(text, settings: page.settings) {
            page.article.byline = page.string(of: page.passages[found[0]])
            (page.passages[found[0]].part, page.passages[found[0]].rule) = (.byline, .nameBesideDate)
        } else {
            set(&page, found[0], .sectionLabel, .kicker)
        }
        return true
    }

    /// Three words at most, and no sentence.
    private static func isShort(_ page: borrowing Page, _ index: Int) -> Bool {
        let passage = page.passages[index]
        guard passage.first == passage.last, passage.count <= 32 else { return false }
        let text = page.snippet(of: passage)
        guard let last = text.raw.last, !StaticSet(".!?:,\"'").contains(last), last != 0x9D else {
            return false
        }
        if text.raw.contains(where: { $0 >= 0xE3 }) { return text.count <= 18 }
        return text.wordCount <= 3
    }

    private static func isHeadline(_ page: borrowing Page, _ index: Int, above: Int) -> Bool {
        let passage = page.passages[index]
        if isShort(page, index) {
            // Another label: what stands below it decides.
            guard let next = candidates(page).first(where: { $0 > index }), !isShort(page, next) else {
                // Three words may be a headline, too, right above the byline and below one or two.
                let words = page.snippet(of: passage).wordCount
                return words == 3 && page.snippet(of: page.passages[above]).wordCount < words
                    && deksAboveByline(page, index) == 0
            }
            return isHeadline(page, next, above: index)
        }
        let count = passage.count
        guard count > page.passages[above].count, count <= 200, index + 1 < page.passages.count
        else {
            return false
        }
        let text = page.snippet(of: passage)
        guard BylineWords.openers.match(text, at: 0)?.value != false else { return false }
        let mark = page.text[page.lines[passage.last].end - 1]
        guard text.wordCount >= 4 || text.raw[0] >= 0xE3, !StaticSet(".,;:").contains(mark) else {
            return false
        }
        // Wires print the section in capitals.
        if index + 1 == page.storyStart {
            let label = page.snippet(of: page.passages[above])
            return label.wordCount <= 2 && label.isAllCapitals(0..<label.count)
                && text.raw.contains(where: \.isLower)
        }
        switch deksAboveByline(page, index) {
        case nil: return isAboveProse(page, index, text, above: above)
        // Two lines above a byline may be a short headline and its dek.
        case 0: return isLabel(page, above, below: text)
        default: return true
        }
    }

    /// Whether a short line is rather a label than a headline above a dek: one or two words, capitals above a line
    /// that has small letters, one label more below others, or three words on a page with buttons.
    private static func isLabel(_ page: borrowing Page, _ index: Int, below: Snippet) -> Bool {
        let text = page.snippet(of: page.passages[index])
        if text.wordCount <= 2 || text.isAllCapitals(0..<text.count) && !below.isAllCapitals(0..<below.count)
        {
            return true
        }
        if below.wordCount >= 6, page.passages.contains(where: { isFurniture($0.part) }) { return true }
        return index > 0 && page.passages[index - 1].part == .leftOut(.sectionLabel)
    }

    /// Whether a longer line stands by itself between a label and the story, parted from both by blank lines.
    private static func isAboveProse(
        _ page: borrowing Page, _ index: Int, _ text: Snippet, above: Int
    ) -> Bool {
        // A clean text has its headline on top, however short it is.
        guard page.passages.contains(where: { isFurniture($0.part) }) else { return false }
        guard text.wordCount >= 5, text.count >= 2 * page.passages[above].count,
            let next = page.passages[(index + 1)...].first(where: { !isSmall($0.part) }), next.isUndecided,
            page.passages[index].first == page.passages[index].last, next.count >= 100,
            Layout.endsSentence(page.text, page.lines[next.last])
        else { return false }
        return page.lines[next.first].blanksBefore > 0
            && page.lines[page.passages[index].first].blanksBefore > 0
    }

    private static func isFurniture(_ part: Part) -> Bool {
        switch part {
        case .leftOut(.shareBar), .leftOut(.siteNotice), .leftOut(.relatedLink), .leftOut(.newsletter),
            .leftOut(.copyrightNotice), .leftOut(.commentCount), .leftOut(.advertisement), .leftOut(.tagList),
            .leftOut(.readingTime):
            true
        default: false
        }
    }

    private static func isSmall(_ part: Part) -> Bool {
        if case .leftOut = part { true } else { false }
    }

    /// How many deks, one at most, stand between passage `index` and the byline or date below it; `nil` where
    /// there is none, buttons aside.
    private static func deksAboveByline(_ page: borrowing Page, _ index: Int) -> Int? {
        var deks = 0
        for next in page.passages[(index + 1)...].prefix(8) {
            switch next.part {
            case .byline, .leftOut(.sourceLine), .leftOut(.relativeAge), .leftOut(.readingTime): return deks
            case .undecided:
                deks += 1
                guard deks == 1, next.count <= 300 else { return nil }
            case .leftOut: continue
            case .body, .headline, .dek: return nil
            }
        }
        return nil
    }

    private static func onlyLabels(_ page: borrowing Page, between first: Int, and second: Int) -> Bool {
        page.passages[first + 1..<second].allSatisfy { passage in
            switch passage.part {
            case .leftOut(.caption): false
            case .leftOut: true
            default: false
            }
        }
    }
}
