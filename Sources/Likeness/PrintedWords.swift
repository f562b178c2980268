/// The words of a text as it prints them.
struct PrintedWords {
    /// A stretch of the text without white space, and the number of the first word that its normal form gives.
    private struct Part {
        var start: Int
        var end: Int
        var word: Int
    }

    private let bytes: [UInt8]
    private var parts: [Part] = []

    /// Stretches of more words than this are of a script without spaces, or of no language at all.
    private static let longPart = 8

    /// Looks through `body`.
    ///
    /// White space parts words in the text and in its normal form alike, so the normal form of a stretch
    /// without any has as many words as the stretch gives within the text.
    init(_ body: String) {
        bytes = Array(body.utf8)
        parts.reserveCapacity(bytes.count / 5)
        var word = 0
        var start = 0
        while start < bytes.count {
            guard !Self.isSpace(bytes[start]) else {
                start += 1
                continue
            }
            var end = start
            while end < bytes.count, !Self.isSpace(bytes[end]) { end += 1 }
            parts.append(Part(start: start, end: end, word: word))
            word += Self.wordCount(bytes[start..<end])
            start = end
        }
    }

    /// The words `range`, in one line.
    func text(_ range: Range<Int>) -> String {
        var low = parts.partitioningIndex { $0.word > range.lowerBound }
        if low > 0 { low -= 1 }
        // Stretches of punctuation have no word of their own: the passage begins at one that has.
        while low > 0, parts[low].word == range.lowerBound, parts[low - 1].word == range.lowerBound {
            low -= 1
        }
        var text: [UInt8] = []
        for index in low..<parts.count where parts[index].word < range.upperBound {
            let part = parts[index]
            let next = index + 1 < parts.count ? parts[index + 1].word : part.word
            if !text.isEmpty { text.append(0x20) }
            if next - part.word > Self.longPart || (index + 1 == parts.count && part.end - part.start > 64) {
                text += clipped(part, to: range)
            } else {
                text += bytes[part.start..<part.end]
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The characters of a long stretch that about make up the words of `range`.
    private func clipped(_ part: Part, to range: Range<Int>) -> [UInt8] {
        let text = String(decoding: bytes[part.start..<part.end], as: UTF8.self)
        let skipped = max(0, range.lowerBound - part.word)
        return Array(text.dropFirst(skipped).prefix(range.upperBound - max(range.lowerBound, part.word)).utf8)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

    private static func wordCount(_ part: ArraySlice<UInt8>) -> Int {
        var count = 0
        var isInside = false
        for byte in part {
            if byte >= 0x80 { return WordScan([String(decoding: part, as: UTF8.self)]).count }
            let isWord = 0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte
            if isWord, !isInside { count += 1 }
            isInside = isWord
        }
        return count
    }
}

extension Array {
    /// The first place whose element `belongs` to the second part; all before it do not.
    func partitioningIndex(_ belongs: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
