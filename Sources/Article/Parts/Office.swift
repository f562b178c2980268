/// Knows the office or the house of a writer on a line of its own below the byline: "Chief international
/// correspondent", "Political reporter, Leeds", "BBC News".
enum Office {
    private static let longest = 70

    /// What `text` is below a byline; `nil` when it may be anything else.
    static func recognise(_ text: Snippet) -> (LeftOut.Kind, Rule)? {
        guard text.count <= longest, text.count >= 3, text.isCapital(0) || text.has("the ", at: 0) else {
            return nil
        }
        var end = 0
        while end < text.count, !StaticSet(",|(").contains(text.folded[end]) { end += 1 }
        let front = text.trimmedRange(0..<end)
        if Outlets.table.exact(text, front) != nil { return (.sourceLine, .agencyAlone) }
        guard let last = text.raw.last, !StaticSet(".!?:;").contains(last) else { return nil }
        if let role = BylineWords.roles.match(text, at: 0), role.end == front.upperBound {
            return (.authorNote, .belowByline)
        }
        return namesOffice(text, front) ? (.authorNote, .belowByline) : nil
    }

    /// Whether a word of the trade ends the phrase, or begins it before "of" and the like; no verb does either.
    private static func namesOffice(_ text: Snippet, _ range: Range<Int>) -> Bool {
        var (words, first, last): (Int, Bool, Bool) = (0, false, false)
        for index in range where text.isWordStart(index) {
            let end = text.wordEnd(index)
            last = words < 7 && BylineWords.offices.exact(text, index..<end) != nil
            if words == 0 { first = last }
            if last, let joint = joint(text, text.skipBlanks(end)), joint { return words <= 4 }
            words += 1
        }
        return words <= 7 && (last || first && words == 1)
    }

    /// Whether "of", "for", "at" or "in" follows.
    private static func joint(_ text: Snippet, _ index: Int) -> Bool? {
        for word in ["of ", "for ", "at ", "in ", "de ", "für ", "bei "] as [StaticString]
        where text.has(word, at: index) {
            return true
        }
        return nil
    }
}
