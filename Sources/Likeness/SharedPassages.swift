/// Finds what two texts have word for word, and shows it as it was printed.
enum SharedPassages {
    /// The longest passages of `text` whose shingles `other` has all, the longest first, as ranges of words.
    static func find(in text: TextFeatures, sharedWith other: TextFeatures) -> [Range<Int>] {
        guard text.words.count >= Sampling.shingleWords else { return [] }
        var found: [Range<Int>] = []
        var start: Int?
        for index in 0...text.shingles.count {
            if index < text.shingles.count, other.shingleSet.contains(text.shingles[index]) {
                start = start ?? index
            } else if let first = start {
                add(first..<min(text.words.count, index + Sampling.shingleWords - 1), to: &found)
                start = nil
            }
        }
        return found
    }

    private static func add(_ range: Range<Int>, to found: inout [Range<Int>]) {
        guard range.count >= Evidence.fewestWords else { return }
        let place = found.firstIndex { $0.count < range.count } ?? found.count
        guard place < Evidence.passageLimit else { return }
        found.insert(range, at: place)
        if found.count > Evidence.passageLimit { found.removeLast() }
    }

    /// The words `range` of `body` as it prints them, in one line.
    ///
    /// White space parts words in the text and in its normal form alike, so each stretch without any is
    /// normalised by itself to count the words that it gives.
    static func text(of body: String, words range: Range<Int>) -> String {
        var shown: [Substring] = []
        var position = 0
        for part in body.split(whereSeparator: \.isWhitespace) {
            let count = Words(String(part)).count
            let next = position + count
            if next > range.lowerBound, position < range.upperBound, count > 0 {
                shown.append(isLongRun(count) ? clipped(part, from: range, at: position) : part)
            }
            position = next
            if position >= range.upperBound { break }
        }
        return shown.joined(separator: " ")
    }

    /// Whether a stretch is of a script without spaces, or anything else that goes on and on.
    private static func isLongRun(_ count: Int) -> Bool { count > 8 }

    /// The characters of `part` that about make up the words of `range`.
    private static func clipped(_ part: Substring, from range: Range<Int>, at position: Int) -> Substring {
        let skipped = max(0, range.lowerBound - position)
        return part.dropFirst(skipped).prefix(range.upperBound - max(range.lowerBound, position))
    }
}
