/// Lines that count something: pages, comments, minutes to read, hours gone by.
extension Furniture {
    /// A whole number and nothing else.
    static func number(_ text: Snippet, _ range: Range<Int>) -> Rule? {
        guard range.count <= 5, range.allSatisfy({ text.raw[$0].isDigit }) else { return nil }
        return .page
    }

    /// "-2-", "- 14 -": where copy of a wire or a typewriter goes on with the next page. "-30-" ends it.
    static func isTurn(_ text: Snippet, _ range: Range<Int>) -> Bool {
        guard number(text, range) != nil, range.count <= 2, !text.has("30", at: range.lowerBound) else {
            return false
        }
        let dash = UInt8(ascii: "-")
        let around = text.raw.filter { !$0.isBlank }
        return around.count == range.count + 2 && around.first == dash && around.last == dash
    }

    /// "Page 1 of 3", "1/3".
    static func isPage(_ text: Snippet, _ range: Range<Int>) -> Bool {
        for word in ["page ", "seite ", "página ", "pagina ", "стр. "] as [StaticString]
        where text.has(word, at: range.lowerBound) {
            let start = range.lowerBound + word.utf8CodeUnitCount
            guard let first = NumberScanner.number(text, at: start, most: 4) else { return false }
            if first.end == range.upperBound { return true }
            var index = text.skipBlanks(first.end)
            for joint in ["of ", "/", "von ", "sur ", "de ", "di ", "из "] as [StaticString]
            where text.has(joint, at: index) {
                index = text.skipBlanks(index + joint.utf8CodeUnitCount)
                return NumberScanner.number(text, at: index, most: 4)?.end == range.upperBound
            }
            return false
        }
        return false
    }

    /// Whether a line without a number may be an age: "an hour ago", "Published an hour ago".
    static func mayBeAge(_ text: Snippet, _ range: Range<Int>) -> Bool {
        text.folded[range.lowerBound] == UInt8(ascii: "a")
            || TimeLabels.table.mayMatch(text, at: range.lowerBound)
    }

    /// "6 hours ago", "- 12 hours ago", "yesterday", "an hour ago", "vor 3 Stunden", "il y a 2 heures".
    static func isRelativeAge(_ text: Snippet, _ range: Range<Int>) -> Bool {
        guard range.count >= 4, range.count <= 48 else { return false }
        if let label = TimeLabels.table.match(text, at: range.lowerBound),
            label.value == .published || label.value == .updated
        {
            let rest = text.trimmedRange(label.end..<max(label.end, range.upperBound), edges: StaticSet(":"))
            return !rest.isEmpty && isRelativeAge(text, rest)
        }
        for front in AgeWords.fronts where text.has(front, at: range.lowerBound) {
            let start = text.skipBlanks(range.lowerBound + front.count)
            guard let number = NumberScanner.number(text, at: start, most: 3) else { return false }
            return AgeWords.units.match(text, at: text.skipBlanks(number.end))?.end == range.upperBound
        }
        var next: Int
        if let number = NumberScanner.number(text, at: range.lowerBound, most: 3) {
            next = text.skipBlanks(number.end)
        } else if text.has("an ", at: range.lowerBound)
            || text.has("a ", at: range.lowerBound)
        {
            next = text.skipBlanks(text.wordEnd(range.lowerBound))
        } else {
            return false
        }
        guard let unit = AgeWords.units.match(text, at: next) else { return false }
        next = text.skipBlanks(unit.end)
        guard let ago = AgeWords.ago.match(text, at: next) else { return false }
        return ago.end == range.upperBound
    }

    /// "12 Comments", "Comments (3)".
    static func isCommentCount(_ text: Snippet, _ range: Range<Int>) -> Bool {
        var start = range.lowerBound
        for word in ["ver ", "voir ", "view ", "read ", "see ", "show ", "all "] as [StaticString]
        where text.has(word, at: start) { start = text.skipBlanks(start + word.utf8CodeUnitCount) }
        if let number = NumberScanner.number(text, at: start, most: 6) {
            return AgeWords.comments.match(text, at: text.skipBlanks(number.end))?.end == range.upperBound
        }
        guard let word = AgeWords.comments.match(text, at: range.lowerBound) else { return false }
        let rest = text.trimmedRange(word.end..<range.upperBound, edges: StaticSet("():[]"))
        return !rest.isEmpty && rest.allSatisfy { text.raw[$0].isDigit }
    }

    /// "3 min read", "Reading time: 4 minutes".
    static func isReadingTime(_ text: Snippet, _ range: Range<Int>, at position: Position) -> Bool {
        var start = range.lowerBound
        if let label = AgeWords.readingLabels.match(text, at: start) {
            start = text.skipBlanks(label.end)
            if start < range.upperBound, text.folded[start] == UInt8(ascii: ":") {
                start = text.skipBlanks(start + 1)
            }
            guard let number = NumberScanner.number(text, at: start, most: 3) else { return false }
            return range.upperBound - number.end <= 12
        }
        guard let number = NumberScanner.number(text, at: start, most: 3) else { return false }
        start = text.skipBlanks(number.end)
        if start < range.upperBound, text.folded[start] == UInt8(ascii: "-") { start += 1 }
        if AgeWords.reading.match(text, at: start)?.end == range.upperBound { return true }
        // "5 min" between headline and story.
        return position == .head && text.has("min", at: start) && range.upperBound - start <= 4
    }
}
