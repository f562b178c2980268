/// Looks for signs that words in capitals before a dash name a place, where no table knows them: a speaker's
/// name, a label or a shout looks just the same.
enum PlaceEvidence {
    /// Whether the place of `match`, read at the front of `text`, has the shape of a place's name, or the
    /// rest of the page speaks of somebody being there.
    static func supports(
        _ match: DatelineMatch, _ text: Snippet, _ line: Line, _ page: borrowing Page
    ) -> Bool {
        var end = match.place.lowerBound
        while end < match.place.upperBound, !StaticSet(",/(").contains(text.folded[end]) { end += 1 }
        let place = text.trimmedRange(match.place.lowerBound..<end)
        guard place.count >= 3 else { return false }
        return hasShape(text, place) || isMentioned(text, place, line, page)
    }

    private static func hasShape(_ text: Snippet, _ place: Range<Int>) -> Bool {
        let firstEnd = text.wordEnd(place.lowerBound)
        var lastStart = place.upperBound
        while lastStart > place.lowerBound, text.isWord(lastStart - 1) { lastStart -= 1 }
        if lastStart > place.lowerBound {
            if PlaceShapes.words.exact(text, place.lowerBound..<firstEnd) != nil { return true }
            return PlaceShapes.words.exact(text, lastStart..<place.upperBound) != nil
        }
        return PlaceShapes.endings.contains {
            place.count >= $0.count + 3 && text.has($0, at: place.upperBound - $0.count)
        }
    }

    /// Whether the place stands behind a preposition somewhere below.
    private static func isMentioned(
        _ text: Snippet, _ place: Range<Int>, _ line: Line, _ page: borrowing Page
    ) -> Bool {
        let name = Array(text.folded.part(place))
        let start = line.start + place.upperBound
        let rest = page.snippet(start..<min(page.text.count, start + 16_384))
        var index = 0
        while index + name.count < rest.count {
            defer { index += 1 }
            guard rest.folded[index] == name[0], rest.isWordStart(index), rest.has(name, at: index),
                !rest.isWord(index + name.count)
            else { continue }
            var before = index
            while before > 0, rest.isSpace(before - 1) { before -= 1 }
            var word = before
            while word > 0, rest.isWord(word - 1) { word -= 1 }
            guard before > word, before < index else { continue }
            if PlaceShapes.prepositions.exact(rest, word..<before) != nil { return true }
        }
        return false
    }
}
