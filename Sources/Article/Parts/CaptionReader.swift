/// Knows the text below a picture by its credit or its label.
enum CaptionReader {
    /// The longest caption, in bytes.
    static let longest = 1_000
    /// The longest credit, in bytes.
    static let longestCredit = 110

    /// Whether the last byte of a paragraph lets a credit stand before it, as a cheap first question.
    static func mayEndInCredit(_ last: UInt8) -> Bool {
        last == UInt8(ascii: ")") || last == UInt8(ascii: "]") || last >= 0x80
    }

    /// Whether a credit could stand in `range`: a colon, a bar, or a slash before a name.
    static func mayHoldCredit(_ text: RawBytes, _ range: Range<Int>) -> Bool {
        if range.count > 8, text[range.upperBound - 1].isUpper || text[range.upperBound - 1].isLower {
            // A dash and an agency end no sentence but a caption.
            for index in max(range.lowerBound, range.upperBound - 40)..<range.upperBound
            where text[index] >= 0xC2 && text[index] <= 0xE2 || isSpacedDash(text, index) { return true }
        }
        for index in range.lowerBound..<max(range.lowerBound, range.upperBound - 1) {
            let byte = text[index]
            guard Marks.creditMarks.contains(byte) else { continue }
            if byte == UInt8(ascii: "|") { return true }
            guard index > range.lowerBound, text[index - 1].isLetter || text[index - 1] >= 0x80 else {
                continue
            }
            if byte == UInt8(ascii: ":") || text[index + 1].isUpper || text[index + 1] >= 0x80 { return true }
        }
        return false
    }

    private static func isSpacedDash(_ text: RawBytes, _ index: Int) -> Bool {
        text[index] == UInt8(ascii: "-") && index > 0 && text[index - 1] == 0x20
    }

    /// Whether three dots stand in `range`: "… on Thursday.Credit...Ana Ruiz".
    static func hasDots(_ text: RawBytes, _ range: Range<Int>) -> Bool {
        for index in range.dropLast(2)
        where text[index] == UInt8(ascii: ".") && text.areEqual(index..<index + 2, index + 1..<index + 3) {
            return true
        }
        return false
    }

    /// Whether a label could begin `range`.
    static func mayBeLabelled(_ text: RawBytes, _ range: Range<Int>, _ labels: PhraseTable<Bool>) -> Bool {
        guard range.count > 4 else { return false }
        let start = range.lowerBound
        let first = text[start]
        if first >= 0x80 { return true }
        return labels.begins(text, at: start, end: range.upperBound)
    }

    /// Reads `text`, a whole paragraph, as a caption; `nil` when it is none.
    static func read(
        _ text: Snippet, settings: ReadingSettings, isHead: Bool, isTop: Bool, isBeforeStory: Bool
    ) -> (Caption, Rule)? {
        guard text.count <= longest else { return nil }
        let label = label(text)
        if let credit = CreditLine.read(text, settings: settings) {
            return (Caption(text: "", credit: credit.name, agency: credit.agency), .creditAlone)
        }
        if let found = bracketCredit(text, settings, isAlone: isBeforeStory)
            ?? trailingCredit(text, from: label ?? 0, settings) ?? dashedCredit(text, settings, isBeforeStory)
            ?? (isTop ? barredCredit(text, settings) : nil) ?? signCredit(text, settings)
            ?? chineseCredit(text, settings)
        {
            let start = label ?? 0
            let body = text.trimmedRange(start..<max(start, found.start), edges: StaticSet("|"))
            let caption = Caption(
                text: text.string(body), credit: found.credit, agency: found.agency)
            if body.isEmpty { return isHead || label != nil ? (caption, .credited) : nil }
            return (caption, .credited)
        }
        guard let label else { return nil }
        let body = text.trimmedRange(label..<text.count)
        guard !body.isEmpty, text.count <= 400 else { return nil }
        return (Caption(text: text.string(body)), .captionLabel)
    }

    private struct Credit {
        let start: Int
        let credit: String?
        let agency: String?
    }

    /// "(Xinhua/Huang Jingwen)", "[Photo/Agencies]", "(AP Photo/J. Doe)", "(Photo by A B/Getty Images)".
    private static func bracketCredit(
        _ text: Snippet, _ settings: ReadingSettings, isAlone: Bool
    ) -> Credit? {
        var end = text.trimmedRange(0..<text.count, edges: StaticSet(".")).upperBound
        while end > 0, text.folded[end - 1] == Folding.filler { end -= 1 }
        guard end > 2, text.folded[end - 1] == UInt8(ascii: ")") || text.folded[end - 1] == UInt8(ascii: "]")
        else { return nil }
        var open = end - 2
        while open > 0, end - open < longestCredit, !StaticSet("([").contains(text.folded[open]) { open -= 1 }
        guard StaticSet("([").contains(text.folded[open]) else { return nil }
        let inner = text.trimmedRange(open + 1..<end - 1)
        // Before the story an agency alone says whose picture it is; behind it, whose story.
        if isAlone, open > 20, let agency = settings.knownAgencies.match(text, at: inner.lowerBound),
            agency.end == inner.upperBound
        {
            return Credit(start: open, credit: text.string(inner), agency: agency.value.name)
        }
        return credit(text, inner, start: open, settings, needsWord: true)
    }

    /// "… 2023. REUTERS/Jane Doe", "… | Photo Credit: PTI", "… Photo: AFP".
    private static func trailingCredit(
        _ text: Snippet, from start: Int, _ settings: ReadingSettings
    ) -> Credit? {
        let last = text.trimmedRange(0..<text.count)
        guard !last.isEmpty else { return nil }
        var index = max(start, last.lowerBound, last.upperBound - longestCredit)
        while index < last.upperBound {
            defer { index += 1 }
            guard text.isWordStart(index) else { continue }
            if let word = CreditWords.labels.match(text, at: index), index > 0 || word.value {
                let next = text.skipBlanks(word.end)
                // "Credit...Jane Doe" is the New York Times's way.
                let isDotted =
                    text.has("credit", at: index) && next + 1 < last.upperBound && next == word.end
                    && text.folded[next] == UInt8(ascii: ".")
                guard next < last.upperBound,
                    text.folded[next] == UInt8(ascii: ":") || text.folded[next] == UInt8(ascii: "|")
                        || isDotted
                else { continue }
                let inner = text.trimmedRange(next + 1..<last.upperBound, edges: StaticSet("."))
                // A small word in the middle of a sentence makes a credit only of names.
                guard index > 0, inner.count <= 60, !inner.isEmpty,
                    text.isCapital(index) || isAfterSentence(text, index) || CreditLine.isNames(text, inner)
                else { continue }
                return credit(text, inner, start: index, settings, needsWord: false)
            }
            if index > 0, let agency = settings.knownAgencies.match(text, at: index),
                agency.end < last.upperBound, text.raw[agency.end] == UInt8(ascii: "/"),
                text.raw[index].isUpper, agency.end + 1 < last.upperBound, text.isCapital(agency.end + 1),
                last.upperBound - index <= 60, isAfterSentence(text, index)
            {
                return credit(text, index..<last.upperBound, start: index, settings, needsWord: true)
            }
        }
        return nil
    }

    /// "… in Sendai on Thursday. — AFP", "… in Rome. – Reuters/File".
    private static func dashedCredit(
        _ text: Snippet, _ settings: ReadingSettings, _ isBeforeStory: Bool
    ) -> Credit? {
        let last = text.trimmedRange(0..<text.count)
        var index = max(last.lowerBound + 20, last.upperBound - 40)
        while index < last.upperBound {
            defer { index += 1 }
            let isBar = text.folded[index] == UInt8(ascii: "|")
            guard text.folded[index] == UInt8(ascii: "-") || isBar, text.isSpace(index - 1),
                text.raw[index] >= 0x80 || isBeforeStory || isBar
            else { continue }
            let start = text.skipBlanks(index + 1)
            guard let agency = settings.knownAgencies.match(text, at: start), text.isCapital(start),
                agency.end == last.upperBound || text.raw[agency.end] == UInt8(ascii: "/"),
                isAfterSentence(text, index) || isBar && isBeforeStory
            else { continue }
            return Credit(
                start: index, credit: text.string(start..<last.upperBound), agency: agency.value.name)
        }
        return nil
    }

    /// "Delegates outside the hotel on Thursday. | John Roe/AP", "Delegates outside the hotel | KYODO", between
    /// headline and story.
    private static func barredCredit(_ text: Snippet, _ settings: ReadingSettings) -> Credit? {
        let last = text.trimmedRange(0..<text.count)
        guard let bar = last.last(where: { text.raw[$0] == UInt8(ascii: "|") }), bar > 20 else { return nil }
        let rest = Snippet(text, text.trimmedRange(bar + 1..<last.upperBound))
        if rest.count >= 2, CreditLine.isHouse(rest, settings: settings) {
            let name = rest.string(0..<rest.count)
            return Credit(
                start: bar, credit: name, agency: settings.knownAgencies.match(rest, at: 0)?.value.name)
        }
        return CreditLine.read(rest, settings: settings).map {
            Credit(start: bar, credit: $0.name, agency: $0.agency)
        }
    }

    /// "Ministers arrive in Geneva © AFP", "… © John Roe, AFP".
    private static func signCredit(_ text: Snippet, _ settings: ReadingSettings) -> Credit? {
        let last = text.trimmedRange(0..<text.count)
        for index in max(
            last.lowerBound + 10, last.upperBound - 40)..<max(last.lowerBound + 10, last.upperBound)
        where text.raw[index] == 0xC2 && index + 2 < last.upperBound && text.raw[index + 1] == 0xA9 {
            let inner = text.trimmedRange(index + 2..<last.upperBound)
            guard let agency = lastAgency(text, inner, settings) else { continue }
            return Credit(start: index, credit: text.string(inner), agency: agency)
        }
        return nil
    }

    /// The agency that names and a comma or slash stand before or behind.
    private static func lastAgency(_ text: Snippet, _ inner: Range<Int>, _ settings: ReadingSettings)
        -> String?
    {
        if let agency = settings.knownAgencies.match(text, at: inner.lowerBound),
            agency.end == inner.upperBound
                || StaticSet("/").contains(text.raw[text.skipBlanks(agency.end)])
        {
            return agency.value.name
        }
        guard CreditLine.isNames(text, inner) else { return nil }
        for index in inner where text.isWordStart(index) && index > inner.lowerBound {
            guard let agency = settings.knownAgencies.match(text, at: index), agency.end == inner.upperBound
            else { continue }
            return agency.value.name
        }
        return nil
    }

    /// "10月19日，…。新华社记者 张三 摄".
    private static func chineseCredit(_ text: Snippet, _ settings: ReadingSettings) -> Credit? {
        let last = text.trimmedRange(0..<text.count)
        guard
            [photographed, supplied].contains(where: { text.has($0, at: last.upperBound - $0.count) })
        else { return nil }
        for index in max(last.lowerBound, last.upperBound - 60)..<last.upperBound
        where text.raw[index] >= 0xE3 {
            guard let agency = settings.knownAgencies.match(text, at: index) else { continue }
            var start = agency.end
            for word in [reporter] where text.has(word, at: start) { start += word.count }
            let end = last.upperBound - photographed.count
            let person = text.trimmedRange(start..<max(start, end))
            return Credit(
                start: index, credit: text.string(person.isEmpty ? index..<agency.end : person),
                agency: agency.value.name)
        }
        return nil
    }

    private static let photographed = Array("摄".utf8)
    private static let supplied = Array("供图".utf8)
    private static let reporter = Array("记者".utf8)

    private static func isAfterSentence(_ text: Snippet, _ index: Int) -> Bool {
        var before = index - 1
        while before > 0, text.isSpace(before) { before -= 1 }
        return StaticSet(".|)\"").contains(text.folded[before])
    }

    /// Takes a credit apart; `needsWord` where nothing but the words in it shows that it is one.
    private static func credit(
        _ text: Snippet, _ inner: Range<Int>, start: Int, _ settings: ReadingSettings, needsWord: Bool
    ) -> Credit? {
        guard !inner.isEmpty else { return nil }
        var (hasWord, slash) = (false, Int?.none)
        for index in inner {
            if text.raw[index] == UInt8(ascii: "/"), slash == nil { slash = index }
            if text.isWordStart(index),
                CreditWords.table.match(text, at: index).map({ $0.end <= inner.upperBound }) == true
            {
                hasWord = true
            }
        }
        let agency = settings.knownAgencies.match(text, at: inner.lowerBound).flatMap { found in
            !found.value.needsCapitals
                || AgencyNames.isPrintedRight(text.string(inner.lowerBound..<found.end)) ? found : nil
        }
        if let agency, let slash, agency.end == slash {
            let person = text.trimmedRange(slash + 1..<inner.upperBound)
            guard !person.isEmpty, person.count <= 60, text.isCapital(person.lowerBound) || hasWord else {
                return nil
            }
            return Credit(start: start, credit: text.string(person), agency: agency.value.name)
        }
        let hasAgencyBehind =
            slash.map { settings.knownAgencies.match(text, at: text.skipBlanks($0 + 1)) != nil } ?? false
        guard hasWord || hasAgencyBehind || !needsWord else { return nil }
        return Credit(start: start, credit: text.string(inner), agency: agency?.value.name)
    }

    /// Where the text behind a label such as "FILE PHOTO:" or "Image:" begins.
    private static func label(_ text: Snippet) -> Int? {
        guard let found = CreditWords.labels.match(text, at: 0) else { return nil }
        let next = text.skipBlanks(found.end)
        guard next < text.count else { return nil }
        let mark = text.folded[next]
        guard
            mark == UInt8(ascii: ",") && text.has("image caption", at: 0) || mark == UInt8(ascii: ":")
                || mark == UInt8(ascii: "|") || mark == UInt8(ascii: "-") && found.value
        else { return nil }
        return next + 1
    }
}
