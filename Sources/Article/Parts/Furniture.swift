/// Knows the lines around a story that are on every page: buttons, counts, notices, labels.
enum Furniture {
    /// Where in the text a line stands.
    enum Position {
        case head, middle, tail
    }

    /// A cheap first question: whether a line in the middle of a text could be any of this.
    ///
    /// The tables are handed in, for a stage asks of every line.
    static func mayBeFurniture(
        _ text: RawBytes, _ range: Range<Int>,
        phrases: PhraseTable<LinePhrases.Meaning> = LinePhrases.table,
        shortLines: PhraseTable<Bool> = Furniture.shortLines
    ) -> Bool {
        var start = range.lowerBound
        while start < range.upperBound, Marks.decoration.contains(text[start]) { start += 1 }
        guard start + 2 < range.upperBound else { return true }
        let first = text[start]
        if first >= 0x80 { return true }
        if range.count <= 60 {
            if first.isDigit || text[range.upperBound - 1] == UInt8(ascii: "o") { return true }
            if shortLines.begins(text, at: start, end: range.upperBound) { return true }
        }
        return phrases.begins(text, at: start, end: range.upperBound)
    }

    /// The kinds of the bytes that ``isMark`` knows.
    private static let marks =
        ByteKinds.at | ByteKinds.angle | ByteKinds.high | ByteKinds.credit | ByteKinds.period

    /// Whether a byte is one that every address or breadcrumb has.
    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "@") || byte == UInt8(ascii: ">") || byte >= 0x80 || byte == UInt8(ascii: "/")
            || byte == UInt8(ascii: ".")
    }

    /// What begins the short lines that are known by more than a phrase.
    static let shortLines = PhraseTable<Bool>(
        [
            "page", "seite", "pagina", "reading", "read time", "time to", "temps", "lese", "tiempo de",
            "tempo d",
            "ver ", "view ", "updated ", "posted ", "published ", "vor ", "il y",
            "hace",
            "fa ", "comment", "kommentar", "commenti", "comentario",
        ].map { ($0, true) })

    /// What `text` is by its looks alone; `nil` when it may be part of the story.
    static func recognise(_ text: Snippet, at position: Position) -> (LeftOut.Kind, Rule)? {
        guard
            text.isFurnitureFront || position == .tail && text.count <= 240
                || position != .middle && text.mayHave(marks) && text.raw.contains(where: isMark)
        else {
            return nil
        }
        let range = text.trimmedRange(0..<text.count, edges: StaticSet("*-_>|#=."))
        guard !range.isEmpty, text.folded.contains(where: \.isWord) else { return (.rule, .ornament) }
        if let phrase = phrase(text, range, position) { return phrase }
        if position == .head, range.count <= 100,
            text.mayHave(ByteKinds.credit | ByteKinds.angle | ByteKinds.high), isBreadcrumb(text, range)
        {
            return (.sectionLabel, .section)
        }
        if position == .tail, range.count <= 240 {
            if isLinked(text, range) { return (.relatedLink, .address) }
            if isReporters(text, range) { return (.creditLine, .reporting) }
            if Contact.isSource(text, range) { return (.sourceLine, .agencyAlone) }
        }
        if position != .middle, Contact.matches(text, range, isTail: position == .tail) {
            return (.contact, .address)
        }
        guard range.count <= 60 else { return nil }
        if isTurn(text, range) { return (.pageNumber, .page) }
        if position != .middle, let number = number(text, range) {
            return position == .head ? (.commentCount, .number) : (.pageNumber, number)
        }
        // All but an age of one hour or day have a number.
        let hasNumber = text.mayHave(ByteKinds.digit)
        if hasNumber, isPage(text, range) { return (.pageNumber, .page) }
        if hasNumber || mayBeAge(text, range), isRelativeAge(text, range) { return (.relativeAge, .ago) }
        if hasNumber, isCommentCount(text, range) { return (.commentCount, .comments) }
        if hasNumber, isReadingTime(text, range, at: position) { return (.readingTime, .phrase) }
        if position != .middle, isAddress(text, range) { return (.contact, .address) }
        return nil
    }

    private static func phrase(
        _ text: Snippet, _ range: Range<Int>, _ position: Position
    ) -> (LeftOut.Kind, Rule)? {
        var start = range.lowerBound
        var match = LinePhrases.table.match(text, at: start)
        if match == nil, StaticSet("([").contains(text.folded[start]) {
            start = text.skipBlanks(start + 1)
            match = LinePhrases.table.match(text, at: start)
        }
        guard let found = match else { return nil }
        let kind = found.value.kind
        let rest = text.trimmedRange(
            found.end..<max(found.end, range.upperBound), edges: StaticSet(":|-.!>*"))
        let isWhole = rest.isEmpty
        switch kind {
        case .slugLine, .sectionLabel: guard position == .head, isWhole else { return nil }
        case .creditLine where text.has("reporter:", at: start) || text.has("editor:", at: start):
            guard range.count <= 80, !rest.isEmpty, !text.isAllCapitals(rest),
                CreditLine.isNames(text, rest)
                    || rest.count <= 12 && text.wordEnd(rest.lowerBound) == rest.upperBound
            else { return nil }
        case .copyrightNotice:
            let claim =
                text.raw.contains(where: \.isDigit) || text.raw.contains(0xA9) || isWhole
                || text.raw[start] >= 0xE3
            guard claim, text.count <= 240 else { return nil }
        case .correctionNotice where text.folded[range.lowerBound] != UInt8(ascii: "("):
            guard position != .middle || found.end - range.lowerBound > 10 else { return nil }
        case .correctionNotice where text.count > 500: return nil
        default: break
        }
        switch found.value.extent {
        case .whole: return isWhole ? (kind, rule(kind, isHeading: true)) : nil
        case .edge: return isWhole && position != .middle ? (kind, rule(kind, isHeading: true)) : nil
        case .front:
            return text.count <= 600 && !(position == .middle && text.count > 400) ? (kind, rule(kind)) : nil
        case .label:
            let rule = kind == .relatedLink ? Rule.relatedLabel : rule(kind)
            if isWhole { return (kind, rule) }
            let next = text.skipBlanks(found.end)
            let isMarked =
                next < range.upperBound
                && (StaticSet(":|").contains(text.folded[next]) || text.has("](", at: next))
            return isMarked && text.count <= 240 && !Contact.isSentence(text, next + 1, range)
                ? (kind, rule) : nil
        }
    }

    private static func rule(_ kind: LeftOut.Kind, isHeading: Bool = false) -> Rule {
        switch kind {
        case .correctionNotice: .correction
        case .syndicationNotice: .syndication
        case .creditLine: .reporting
        case .relatedLink where isHeading: .relatedHeading
        case .tagList: .topics
        case .contact: .contact
        default: .phrase
        }
    }

    /// "Home > World > Asia", "Home / India News / …", "JAPAN / POLITICS", "News|Conflict".
    private static func isBreadcrumb(_ text: Snippet, _ range: Range<Int>) -> Bool {
        var marks = 0
        if isSections(text, range) { return true }
        // Tickers stand in angles, too: "ACME <ACM > SETS PAYOUT".
        guard !range.contains(where: { text.raw[$0] == UInt8(ascii: "<") }) else { return false }
        for index in range where text.isSpace(index) {
            let next = index + 1
            guard next + 3 < range.upperBound else { break }
            if text.raw[next] == UInt8(ascii: ">"), text.raw[next + 1] == 0x20 { marks += 1 }
            let isAngle = text.raw[next] == 0xC2 && text.raw[next + 1] == 0xBB
            if isAngle || text.raw[next] == 0xE2 && text.raw[next + 1] == 0x80 && text.raw[next + 2] == 0xBA {
                marks += 1
            }
        }
        return marks >= 1
    }

    /// Whether bars or slashes part names of sections, the first of several or both of two.
    private static func isSections(_ text: Snippet, _ range: Range<Int>) -> Bool {
        var (known, parts, start) = (0, 0, range.lowerBound)
        for index in range.lowerBound...range.upperBound
        where index == range.upperBound || StaticSet("|/").contains(text.folded[index]) {
            let part = text.trimmedRange(start..<index)
            parts += 1
            let isKnown =
                LinePhrases.table.exact(text, part)?.kind == .sectionLabel
                || !part.isEmpty && PlaceNames.table.exact(text, part) != nil
            if isKnown { known += 1 }
            // A breadcrumb begins at the site's front page or at a section.
            if parts == 1, !isKnown { return false }
            start = index + 1
        }
        return parts >= 2 && (known == parts || parts >= 3 && text.raw[range].contains(UInt8(ascii: " ")))
    }

    /// "Roe reported from London.", "Jane Doe contributed to this report."
    private static func isReporters(_ text: Snippet, _ range: Range<Int>) -> Bool {
        if text.has("(by ", at: 0), text.raw[text.count - 1] == UInt8(ascii: ")") {
            return range.count <= 80
        }
        guard text.isCapital(range.lowerBound) else { return false }
        for index in range where text.raw[index] == 0x20 {
            if text.has(" contributed to this report", at: index)
                || text.has(" contributed to this story", at: index)
                || text.has(" contributed reporting", at: index)
            {
                return true
            }
            if text.has(" reported from ", at: index) { return index - range.lowerBound <= 60 }
        }
        return false
    }

    /// A few words, a colon and a web address: "More on the vote: https://…".
    private static func isLinked(_ text: Snippet, _ range: Range<Int>) -> Bool {
        // A text browser's list of links: "12. https://…".
        if let number = NumberScanner.number(text, at: range.lowerBound, most: 3),
            number.end < range.upperBound, text.raw[number.end] == UInt8(ascii: "."),
            text.has("http", at: text.skipBlanks(number.end + 1))
        {
            return true
        }
        guard let last = range.last(where: { text.isSpace($0) }), last > range.lowerBound, range.count <= 120
        else {
            return false
        }
        return text.has("http", at: last + 1) && text.folded[last - 1] == UInt8(ascii: ":")
    }

    /// One mail or web address and nothing else.
    private static func isAddress(_ text: Snippet, _ range: Range<Int>) -> Bool {
        guard !range.contains(where: { text.raw[$0].isBlank }) else { return false }
        let isMail =
            range.contains { text.raw[$0] == UInt8(ascii: "@") }
            && range.contains { text.raw[$0] == UInt8(ascii: ".") }
        return isMail || text.has("http", at: range.lowerBound)
            || text.has("www.", at: range.lowerBound)
    }
}

extension Snippet {
    /// Whether furniture could begin as this does.
    fileprivate var isFurnitureFront: Bool {
        Furniture.mayBeFurniture(raw, 0..<count)
    }
}
