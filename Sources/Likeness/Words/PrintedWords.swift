/// The words of a text as it prints them.
struct PrintedWords {
    private let bytes: [UInt8]
    private let places: [WordPlace]

    /// Stretches of more words than this are of a script without spaces, or of no language at all.
    private static let longStretch = 8

    /// Of a text that was made ready.
    init(_ features: TextFeatures) {
        bytes = Array(features.text.body.utf8)
        places = features.words.places
    }

    /// The words `range` with the punctuation at them, in one line.
    func text(_ range: Range<Int>) -> String {
        let range = range.clamped(to: 0..<places.count)
        guard !range.isEmpty else { return "" }
        let first = stretch(at: places[range.lowerBound].sourceStart)
        let last = stretch(at: places[range.upperBound - 1].sourceStart)
        guard isLong(first) || isLong(last) else {
            return line(first.lowerBound..<last.upperBound)
        }
        var parts: [String] = []
        var word = range.lowerBound
        while word < range.upperBound {
            let here = stretch(at: places[word].sourceStart)
            let words = words(of: here)
            parts.append(isLong(here) ? clipped(here, words, to: word..<range.upperBound) : line(here))
            word = max(word + 1, words.upperBound)
        }
        return parts.joined(separator: " ")
    }

    /// What stands between two spaces, with `place` in it.
    private func stretch(at place: Int) -> Range<Int> {
        var (start, end) = (place, place)
        while start > 0, !Self.isSpace(bytes[start - 1]) { start -= 1 }
        while end < bytes.count, !Self.isSpace(bytes[end]) { end += 1 }
        return start..<end
    }

    /// The words that come from a stretch.
    private func words(of stretch: Range<Int>) -> Range<Int> {
        let first = places.partitioningIndex { $0.sourceStart >= stretch.lowerBound }
        return first..<places.partitioningIndex { $0.sourceStart >= stretch.upperBound }
    }

    private func isLong(_ stretch: Range<Int>) -> Bool { words(of: stretch).count > Self.longStretch }

    /// The characters of a long stretch that about make up the words of `range`.
    private func clipped(_ stretch: Range<Int>, _ words: Range<Int>, to range: Range<Int>) -> String {
        let text = String(decoding: bytes[stretch], as: UTF8.self)
        return String(text.dropFirst(range.lowerBound - words.lowerBound).prefix(range.count))
    }

    private func line(_ range: Range<Int>) -> String {
        var line: [UInt8] = []
        line.reserveCapacity(range.count)
        for byte in bytes[range] {
            if !Self.isSpace(byte) {
                line.append(byte)
            } else if line.last != 0x20 {
                line.append(0x20)
            }
        }
        return String(decoding: line, as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}

extension RandomAccessCollection where Index == Int {
    /// The first place whose element `belongs` to the second part; all before it do not.
    @inline(__always)
    func partitioningIndex(_ belongs: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
