/// Weighs what was read at the front of a paragraph: dateline or look-alike.
struct DatelineEvidence {
    let text: Snippet
    let place: Range<Int>
    let words: Int
    /// Words of the place that are neither capitalised nor a part of names.
    let smallWords: Int
    let hasDate: Bool
    let hasAgency: Bool
    /// Whether a bracket holds a name that may be an agency's and is not in the table.
    let hasUnknownAgency: Bool
    let hadAgencyInFront: Bool
    let isClosed: Bool
    let isColon: Bool
    let isLongDash: Bool
    let storyStart: Int

    /// How sure it is; `nil` when it is none.
    var strength: DatelineMatch.Strength? {
        guard isClosed || hasAgency || hasUnknownAgency else { return nil }
        if words == 0 { return hasDate && hasAgency && isClosed ? .certain : nil }
        let first = firstSegment
        let kind = PlaceNames.table.exact(text, first)
        if kind == nil, LookAlikes.labels.exact(text, first) != nil || isOpener(first), !hasRegion {
            return nil
        }
        if hasDate || hasAgency { return certain(first, isKnown: kind != nil) }
        if hasUnknownAgency {
            // Urdu newspapers close their desk's bracket with nothing.
            if kind != nil, !first.isEmpty, text.raw[first.lowerBound] >= 0xD8 { return .certain }
            return isClosed && (kind != nil || isCapitals(first)) ? .certain : nil
        }
        guard smallWords == 0, storyStart < text.count else { return nil }
        return byPlace(first, kind)
    }

    private func certain(_ first: Range<Int>, isKnown: Bool) -> DatelineMatch.Strength? {
        if isKnown { return .certain }
        let mostSmall = hasDate && words <= 4 ? 2 : 0
        guard smallWords <= mostSmall else { return nil }
        // A phrase with an agency alone may be a sentence that begins with a name: "Speaking to AFP, ...".
        if !hasDate, !hadAgencyInFront, !isClosed { return isCapitals(first) || hasRegion ? .certain : nil }
        return words <= 8 ? .certain : nil
    }

    private func byPlace(_ first: Range<Int>, _ kind: PlaceNames.Kind?) -> DatelineMatch.Strength? {
        let beginsSentence =
            text.isCapital(storyStart) || StaticSet("\"'<$([0123456789").contains(text.folded[storyStart])
        guard beginsSentence else { return nil }
        switch kind {
        case .city where words <= 6: return allSegmentsKnown || hasRegion || words <= 3 ? .likely : nil
        case .region where isCapitals(first) && !isColon: return .likely
        case .region: return nil
        default: break
        }
        if hasRegion { return .likely }
        guard isCapitals(first), words <= 3, !isColon, first.count >= 4, hasSmallLettersAhead else {
            return nil
        }
        return .possible
    }

    /// Whether what follows is prose: a word in small letters among the first few.
    private var hasSmallLettersAhead: Bool {
        var (index, seen) = (storyStart, 0)
        while index < text.count, seen < 4 {
            if text.isWordStart(index) {
                seen += 1
                if text.raw[index].isLower { return true }
            }
            index += 1
        }
        return false
    }

    /// The place up to its first comma, slash or bracket.
    private var firstSegment: Range<Int> {
        var end = place.lowerBound
        while end < place.upperBound, !StaticSet(",/([|").contains(text.folded[end]) { end += 1 }
        return text.trimmedRange(place.lowerBound..<end, edges: StaticSet("."))
    }

    /// The part of the place that begins at `start`, and where the next one does.
    private func segment(from start: Int) -> (range: Range<Int>, next: Int) {
        var end = start
        while end < place.upperBound, !StaticSet(",/([|])").contains(text.folded[end]) { end += 1 }
        return (text.trimmedRange(start..<end), end + 1)
    }

    private var allSegmentsKnown: Bool {
        var start = place.lowerBound
        while start < place.upperBound {
            let (range, next) = segment(from: start)
            if !range.isEmpty, !isKnown(range) { return false }
            start = next
        }
        return true
    }

    /// Whether a state or country stands behind the first place.
    private var hasRegion: Bool {
        var (start, isFirst) = (place.lowerBound, true)
        while start < place.upperBound {
            let (range, next) = segment(from: start)
            if !range.isEmpty {
                if !isFirst, isKnown(range) { return true }
                isFirst = false
            }
            start = next
        }
        return false
    }

    private func isKnown(_ segment: Range<Int>) -> Bool {
        if PlaceNames.table.exact(text, segment) != nil { return true }
        let bare = text.trimmedRange(segment, edges: StaticSet("."))
        return PlaceNames.table.exact(text, bare) != nil
    }

    private func isOpener(_ first: Range<Int>) -> Bool {
        guard let match = LookAlikes.openers.match(text, at: first.lowerBound) else { return false }
        return match.end <= first.upperBound
    }

    /// Whether every letter of the first place is a capital.
    private func isCapitals(_ first: Range<Int>) -> Bool {
        var letters = 0
        for index in first {
            if text.raw[index].isLower { return false }
            if text.raw[index] >= 0x80, !text.raw[index].isContinuation, !text.isCapital(index) {
                return false
            }
            if text.raw[index].isUpper || text.raw[index] >= 0xC3 { letters += 1 }
        }
        return letters >= 2
    }
}
