/// Marks the lines at the bottom that are known by their looks.
enum TailMarks {
    /// How many lines from the bottom are looked at.
    static let reach = 40

    static func mark(_ page: inout Page) {
        markLines(&page)
        WireMark.part(&page)
    }

    private static func markLines(_ page: inout Page) {
        var index = page.lines.count - 1
        let stop = max(1, page.lines.count - reach)
        while index >= stop {
            if case .part = page.lines[index].mark {
                index -= 1
                continue
            }
            guard !page.lines[index].isMarked else { return }
            let line = page.lines[index]
            let text = page.snippet(of: line)
            if SignOff.isInitials(text), index > 1,
                endsInAgency(page, index - 1) || isSignOff(page, index + 1)
            {
                page.lines[index].mark = .part(.leftOut(.signOff), .signOff)
                index -= 1
                continue
            }
            guard !goesOn(page, index) else { return splitGlued(&page, index) }
            guard
                let (part, rule) = recognise(text, &page, isWhole: text.count == line.count)
                    ?? timeBelow(text, &page, index)
            else {
                splitGlued(&page, index)
                return
            }
            page.lines[index].mark = .part(part, rule)
            index -= 1
        }
    }

    private static func isSignOff(_ page: borrowing Page, _ index: Int) -> Bool {
        index < page.lines.count && page.lines[index].mark == .part(.leftOut(.signOff), .signOff)
            && page.snippet(of: page.lines[index]).raw.contains(where: \.isLetter)
            && page.snippet(of: page.lines[index - 1]).raw.contains(where: \.isLetter)
    }

    /// Whether a sign-off stands at the end of a line, or is all of it.
    private static func endsInAgency(_ page: borrowing Page, _ index: Int) -> Bool {
        let line = page.lines[index]
        let text = page.snippet(max(line.start, line.end - 48)..<line.end)
        return SignOff.gluedStart(text, settings: page.settings) != nil
            || SignOff.matches(page.snippet(of: line), settings: page.settings)
    }

    /// Parts a sign-off from the end of the story's last line: "total 55.8 (33.7).      REUTER".
    private static func splitGlued(_ page: inout Page, _ index: Int) {
        var line = page.lines[index]
        let from = max(line.start, line.end - 48)
        let text = page.snippet(from..<line.end)
        guard let start = SignOff.gluedStart(text, settings: page.settings), from + start > line.start else {
            return
        }
        var signOff = line
        signOff.start = from + start
        (signOff.blanksBefore, signOff.mark) = (0, .part(.leftOut(.signOff), .signOff))
        line.end = from + start
        while line.end > line.start, page.text[line.end - 1].isBlank { line.end -= 1 }
        guard line.end > line.start else { return }
        page.lines[index] = line
        page.lines.insert(signOff, at: index + 1)
    }

    /// Whether a line is the last of a broken sentence, though it looks like something else: "March 17."
    private static func goesOn(_ page: borrowing Page, _ index: Int) -> Bool {
        let (line, before) = (page.lines[index], page.lines[index - 1])
        guard line.blanksBefore == 0, before.count >= 24, before.count <= Layout.widestBreak,
            line.indent == before.indent || line.indent == 0, !Layout.endsSentence(page.text, before)
        else { return false }
        // A bracket of its own goes on none.
        if page.text[line.start] == UInt8(ascii: "("), page.text[before.end - 1] == UInt8(ascii: ")") {
            return false
        }
        if !page.text[line.start].isLower, let found = LinePhrases.table.match(page.snippet(of: line), at: 0),
            found.value.kind == .copyrightNotice || found.value.kind == .advisory
        {
            return false
        }
        guard
            Layout.flows(page.text, before, line) || Layout.endsSentence(page.text, line)
                || Layout.isFull(page.text, before, line, width: 60)
        else { return false }
        return page.text[line.end - 1] == UInt8(ascii: ".")
            || !SignOff.matches(page.snippet(of: line), settings: page.settings)
    }

    /// A date and a time with its zone alone, right above or below what closes the story: when it was sent.
    private static func timeBelow(_ text: Snippet, _ page: inout Page, _ index: Int) -> (Part, Rule)? {
        guard text.count <= 60, text.count == page.lines[index].count,
            let source = SourceLine.read(text, 0..<text.count, settings: page.settings, tolerance: .nothing),
            source.published?.date.year != nil, let zone = source.published?.clock?.zone, zone != .ambiguous,
            isClosing(page, index + 1)
                || SignOff.matches(page.snippet(of: page.lines[index - 1]), settings: page.settings)
        else { return nil }
        page.times.append(source)
        return (.leftOut(.sourceLine), .besideTime)
    }

    private static func isClosing(_ page: borrowing Page, _ index: Int) -> Bool {
        guard index < page.lines.count, case .part(.leftOut(let kind), _) = page.lines[index].mark else {
            return false
        }
        return kind == .signOff || kind == .copyrightNotice
    }

    private static func recognise(_ text: Snippet, _ page: inout Page, isWhole: Bool) -> (Part, Rule)? {
        if let drop = DropPatterns.match(text, page.settings.drop) { return drop }
        guard isWhole else { return nil }
        if SignOff.matches(text, settings: page.settings) || SignOff.isReference(text) {
            return (.leftOut(.signOff), .signOff)
        }
        if text.raw[0].isUpper, ArchiveFields.matches(text) { return (.leftOut(.headerField), .headerField) }
        if let (kind, rule) = Furniture.recognise(text, at: .tail) {
            return (.leftOut(kind), rule)
        }
        if text.count <= 80, let byline = Byline.read(text, settings: page.settings),
            byline.rule == .nameAndRole
        {
            // Where the top names nobody the line below does.
            guard page.article.byline == nil else { return (.leftOut(.creditLine), .nameAndRole) }
            page.article.byline = byline.names
            return (.byline, .nameAndRole)
        }
        if PrintEdition.matches(text) { return (.leftOut(.sourceLine), .printEdition) }
        guard text.count <= 160,
            let source = SourceLine.read(text, 0..<text.count, settings: page.settings, tolerance: .aName),
            source.isLabelled || !source.agencies.isEmpty
        else { return nil }
        page.times.append(source)
        return (.leftOut(.sourceLine), source.hasDate ? .timeLine : .agencyAlone)
    }
}
