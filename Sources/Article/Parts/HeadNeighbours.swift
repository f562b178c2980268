/// Knows lines at the top that only their neighbours tell: a name beside a date, an office below a byline, a
/// count beside buttons.
enum HeadNeighbours {
    /// How many lines of furniture may stand between a name and its date.
    private static let reach = 4

    static func recognise(_ text: Snippet, _ page: inout Page, _ index: Int) -> (Part, Rule)? {
        if text.count <= 12, isCount(text), isBesideButtons(page, index) {
            return (.leftOut(.shareBar), .besideShare)
        }
        if isBelowByline(page, index) {
            if let (kind, rule) = Office.recognise(text) { return (.leftOut(kind), rule) }
            if isHouse(text), statesDate(page, index + 1, mustBeLabelled: true) {
                return (.leftOut(.sourceLine), .belowByline)
            }
        }
        if page.article.byline == nil, text.count <= 20, let name = namesBelow(text, page, index) {
            page.article.byline = name
            page.lines[index + 1].mark = .part(.byline, .byline)
            return (.byline, .byline)
        }
        if labelsTime(text), hasTime(page, index + 1) { return (.leftOut(.sourceLine), .timeLine) }
        if text.count <= 5, text.has("from", at: 0), let end = publisherEnd(page, index) {
            for below in index + 1..<end { page.lines[below].mark = .part(.leftOut(.sourceLine), .underFrom) }
            return (.leftOut(.sourceLine), .underFrom)
        }
        guard page.article.byline == nil, BareName.matches(text, settings: page.settings),
            BareName.hasOffice(text) || isBesideDate(page, index)
        else { return nil }
        page.article.byline = BareName.withoutOffice(text)
        return (.byline, .nameBesideDate)
    }

    /// "1,204", "2.5k", "24:10".
    private static func isCount(_ text: Snippet) -> Bool {
        var digits = 0
        for index in 0..<text.count {
            let byte = text.folded[index]
            if byte.isDigit {
                digits += 1
            } else if !StaticSet(",.:").contains(byte) {
                let isUnit = StaticSet("km+").contains(byte) && index == text.count - 1
                guard isUnit else { return false }
            }
        }
        return digits > 0 && text.raw[0].isDigit
    }

    private static func isBesideButtons(_ page: borrowing Page, _ index: Int) -> Bool {
        guard !isButton(page.lines[index - 1].mark) else { return true }
        guard index + 1 < page.lines.count else { return false }
        let next = page.snippet(of: page.lines[index + 1])
        guard next.count <= 40, let (kind, _) = Furniture.recognise(next, at: .head) else { return false }
        return isButton(.part(.leftOut(kind), .phrase))
    }

    private static func isButton(_ mark: Mark) -> Bool {
        switch mark {
        case .part(.leftOut(.shareBar), _), .part(.leftOut(.commentCount), _),
            .part(.leftOut(.readingTime), _):
            true
        default: false
        }
    }

    /// Whether the byline stands right above, or another line about the writer does.
    private static func isBelowByline(_ page: borrowing Page, _ index: Int) -> Bool {
        switch page.lines[index - 1].mark {
        case .part(.byline, _), .part(.leftOut(.authorNote), _): true
        default: false
        }
    }

    /// The names on the line below a "By" that stands alone.
    private static func namesBelow(_ text: Snippet, _ page: borrowing Page, _ index: Int) -> String? {
        let label = text.trimmedRange(0..<text.count, edges: StaticSet(":"))
        guard BylineWords.openers.exact(text, label) != nil, index + 1 < page.lines.count,
            page.lines[index + 1].count <= 60
        else { return nil }
        let below = page.snippet(of: page.lines[index + 1])
        let names = below.trimmedRange(0..<below.count)
        guard below.isCapital(0),
            NameShape(below, names, agencies: page.settings.knownAgencies)?.isPersonal == true
        else { return nil }
        return below.string(names)
    }

    private static func labelsTime(_ text: Snippet) -> Bool {
        guard text.count <= 40 else { return false }
        let label = TimeLabels.table.exact(text, text.trimmedRange(0..<text.count, edges: StaticSet(":")))
        return label == .published || label == .updated
    }

    /// Whether line `index` says when, or how long ago.
    private static func hasTime(_ page: borrowing Page, _ index: Int) -> Bool {
        guard index < page.lines.count else { return false }
        let text = page.snippet(of: page.lines[index])
        return statesDate(page, index) || Furniture.isRelativeAge(text, 0..<text.count)
    }

    /// Where the names below "From:" end: at a line that says "Published", a few lines below.
    private static func publisherEnd(_ page: borrowing Page, _ index: Int) -> Int? {
        let text = page.snippet(of: page.lines[index])
        guard text.trimmedRange(0..<text.count, edges: StaticSet(":")).count == 4 else { return nil }
        for below in index + 2..<max(index + 2, min(index + 6, page.lines.count))
        where labelsTime(page.snippet(of: page.lines[below])) && hasTime(page, below + 1) { return below }
        return nil
    }

    /// Whether a line with a date stands above or below, buttons between them aside.
    private static func isBesideDate(_ page: borrowing Page, _ index: Int) -> Bool {
        if case .part(.leftOut(.sourceLine), .timeLine) = page.lines[index - 1].mark { return true }
        for below in index + 1..<max(index + 1, min(index + reach, page.lines.count)) {
            if statesDate(page, below) { return true }
            let text = page.snippet(of: page.lines[below])
            // An office or a house right below is as good as a date.
            if below == index + 1, isOfWriter(text) { return true }
            if below == index + 1, isHouse(text), statesDate(page, below + 1, mustBeLabelled: true) {
                return true
            }
            guard text.count <= 60,
                Furniture.recognise(text, at: .head) != nil || Office.recognise(text) != nil
            else { return false }
        }
        return false
    }

    private static func isOfWriter(_ text: Snippet) -> Bool {
        text.count <= 160 && (Office.recognise(text) != nil || AuthorNotes.isNote(text))
    }

    /// A few words in capitals: a newspaper that no table knows.
    private static func isHouse(_ text: Snippet) -> Bool {
        text.count <= 40 && text.isCapital(0) && CreditLine.isNames(text, 0..<text.count)
    }

    /// Whether line `index` is a source line with a date.
    private static func statesDate(
        _ page: borrowing Page, _ index: Int, mustBeLabelled: Bool = false
    ) -> Bool {
        guard index < page.lines.count, page.lines[index].count <= 160 else { return false }
        let text = page.snippet(of: page.lines[index])
        let source = SourceLine.read(text, 0..<text.count, settings: page.settings, tolerance: .aName)
        return source.map { $0.hasDate && ($0.isLabelled || !mustBeLabelled) } ?? false
    }

    /// A house of pictures below the byline, with a picture's text behind it or below: both belong to the picture.
    static func pictureCredit(_ text: Snippet, _ page: inout Page, _ index: Int) -> (Part, Rule)? {
        guard index + 2 < page.lines.count, isBelowHead(page.lines[index - 1].mark) else { return nil }
        let (line, below, story) = (page.lines[index], page.lines[index + 1], page.lines[index + 2])
        // "PA Media The bridge seen from the north bank"
        if let end = CreditLine.pictureHouseEnd(text), text.count - end >= 12, text.count <= 160,
            text.isCapital(text.skipBlanks(end)), below.count >= 80,
            !Layout.endsSentence(page.text, line)
        {
            return (.leftOut(.caption), .credited)
        }
        guard text.count <= 40, CreditLine.isHouse(text, settings: page.settings),
            below.count <= 120, below.count >= 12, below.blanksBefore == 0, story.count >= 80,
            !Layout.endsSentence(page.text, below)
        else { return nil }
        page.lines[index + 1].mark = .part(.leftOut(.caption), .underCredit)
        return (.leftOut(.caption), .creditAlone)
    }

    private static func isBelowHead(_ mark: Mark) -> Bool {
        switch mark {
        case .part(.byline, _), .part(.leftOut(.authorNote), _), .part(.leftOut(.shareBar), _),
            .part(.leftOut(.sourceLine), _), .part(.leftOut(.commentCount), _):
            true
        default: false
        }
    }
}
