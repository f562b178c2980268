/// Knows the lines that say whom to ask, and those that name a source and nothing else.
enum Contact {
    /// Whether `text`, a line at the bottom or beside a byline, is an address with a few words around it:
    /// "((jane.doe@example.com; +41 22 555 0100))", "Write to Jane Doe at jane.doe@example.com".
    static func matches(_ text: Snippet, _ range: Range<Int>, isTail: Bool) -> Bool {
        guard range.count <= 160, text.mayHave(ByteKinds.at),
            range.contains(where: { text.raw[$0] == UInt8(ascii: "@") })
        else {
            return false
        }
        let isBracketed = text.has("((", at: 0) || text.has("(", at: 0) && text.raw[text.count - 1] == 0x29
        if isTail, text.has("by ", at: range.lowerBound), range.count <= 100 { return true }
        if isBracketed || fronts.match(text, at: range.lowerBound) != nil { return true }
        // Nothing but addresses, numbers and handles.
        var words = 0
        for index in range where text.isWordStart(index) {
            var (end, isAddress) = (index, false)
            while end < range.upperBound, !text.isSpace(end) {
                if StaticSet("@+./").contains(text.raw[end]) { isAddress = true }
                end += 1
            }
            var start = index
            while start > range.lowerBound, !text.isSpace(start - 1) { start -= 1 }
            if text.raw[start..<end].contains(UInt8(ascii: "@")) { isAddress = true }
            if !isAddress, !text.raw[index].isDigit { words += 1 }
        }
        return words == 0
    }

    private static let fronts = PhraseTable<Bool>(
        PhraseTable.entries(
            """
            write to, contact, contacts, contact us, email, e-mail, email us, mail, reach, reach out, follow, on twitter,
            twitter, media contact, press contact, media contacts, for more information, for further information,
            have a tip, got a tip, send tips, tips, to contact the, to contact, questions, feedback, kontakt, contacto
            """, true))

    /// Whether a line names its source behind a label: "Source: Al Jazeera and news agencies".
    static func isSource(_ text: Snippet, _ range: Range<Int>) -> Bool {
        guard range.count <= 120, let label = labels.match(text, at: range.lowerBound) else { return false }
        let next = text.skipBlanks(label.end)
        guard next < range.upperBound else { return false }
        if text.folded[next] == UInt8(ascii: ":") { return !isSentence(text, next + 1, range) }
        // Companies' releases end in "SOURCE Acme Inc."
        return text.has("source", at: range.lowerBound) && text.raw[range.lowerBound + 1].isUpper
            && text.isCapital(next)
    }

    /// Whether what stands behind a label goes on in small letters and ends in a period.
    static func isSentence(_ text: Snippet, _ index: Int, _ range: Range<Int>) -> Bool {
        let start = text.skipBlanks(index)
        return start < range.upperBound && text.raw[start].isLower
            && text.raw[text.count - 1] == UInt8(ascii: ".")
    }

    private static let labels = PhraseTable<Bool>(
        PhraseTable.entries(
            "source, sources, quelle, quellen, fuente, fuentes, fonte, fonti, источник, 来源, 稿源, المصدر, ماخذ, स्रोत",
            true))
}
