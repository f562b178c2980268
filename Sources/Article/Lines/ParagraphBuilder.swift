/// Makes a paragraph of its lines.
enum ParagraphBuilder {
    /// The bytes of the lines `first` to `last`, joined, with runs of blanks made one.
    static func join(
        _ text: RawBytes, _ lines: [Line], _ first: Int, _ last: Int, in store: TextStore
    ) -> RawBytes {
        store.add(capacity: capacity(lines, first, last)) { write(text, lines, first, last, &$0) }
    }

    /// The same as a string.
    static func string(
        _ text: RawBytes, _ lines: [Line], _ first: Int, _ last: Int, in store: TextStore
    ) -> String {
        if first == last, lines[first].kinds & ByteKinds.run == 0 {
            return text.string(lines[first].range)
        }
        return store.string(capacity: capacity(lines, first, last)) { write(text, lines, first, last, &$0) }
    }

    /// The most bytes that lines have when they are joined.
    private static func capacity(_ lines: [Line], _ first: Int, _ last: Int) -> Int {
        var capacity = last - first
        for index in first...last { capacity += lines[index].count }
        return capacity
    }

    private static func write(
        _ text: RawBytes, _ lines: [Line], _ first: Int, _ last: Int, _ joined: inout TextStore.Writer
    ) {
        for index in first...last {
            let range = lines[index].range
            if index > first {
                let end = text[lines[index - 1].end - 1]
                if end == UInt8(ascii: "-") || end >= 0x80 {
                    addBreak(&joined, text, lines[index])
                } else {
                    joined.append(0x20)
                }
            }
            if lines[index].kinds & ByteKinds.run != 0 {
                append(text, range, to: &joined)
            } else {
                joined.append(text.part(range))
            }
        }
    }

    /// Appends a line, runs of blanks made one.
    private static func append(_ text: RawBytes, _ range: Range<Int>, to joined: inout TextStore.Writer) {
        var start = range.lowerBound
        while let index = BlankRuns.first(in: text, start..<range.upperBound) {
            joined.append(text.part(start..<index))
            start = index + 1
            if !text[index + 1].isBlank { joined.append(0x20) }
        }
        joined.append(text.part(start..<range.upperBound))
    }

    /// Parts two lines by a blank, unless a word was broken or the script parts no words.
    private static func addBreak(_ writer: inout TextStore.Writer, _ text: RawBytes, _ next: Line) {
        let (first, joined) = (text[next.start], writer.written)
        if joined.count >= 2, joined[joined.count - 1] == UInt8(ascii: "-"),
            joined[joined.count - 2].isLetter,
            first.isLower, !isSuspended(text, next)
        {
            if Hyphens.isBrokenWord(joined, text, next) { writer.removeLast() }
            return
        }
        if joined.count >= 3, isWide(joined[joined.count - 3]), first >= 0xE3, first <= 0xEF { return }
        writer.append(0x20)
    }

    /// Whether the hyphen before `next` stands for a word still to come: "three- and seven-day".
    private static func isSuspended(_ text: RawBytes, _ next: Line) -> Bool {
        var end = next.start
        while end < next.end, text[end].isLower { end += 1 }
        return suspending.contains {
            $0.count == end - next.start && text[next.start..<end].elementsEqual($0)
        }
    }

    private static let suspending = [
        "and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of",
    ]
    .map { Array($0.utf8) }

    /// Whether a byte begins a Chinese or Japanese character or its punctuation.
    private static func isWide(_ byte: UInt8) -> Bool { byte >= 0xE3 && byte <= 0xE9 || byte == 0xEF }
}
