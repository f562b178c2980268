/// Finds the lines of a text.
enum LineTable {
    /// The lines of `text` that are not blank. The text has line feeds only, as ``TextDecoder`` leaves it.
    static func lines(of text: [UInt8]) -> [Line] {
        var lines: [Line] = []
        lines.reserveCapacity(text.count / 48 + 4)
        var (start, number, blanks) = (0, 0, 0)
        let end = text.count
        while start < end {
            number += 1
            var lineEnd = start
            while lineEnd < end, text[lineEnd] != 0x0A { lineEnd += 1 }
            if let line = line(text, start..<lineEnd, blanksBefore: blanks, number: number) {
                lines.append(line)
                blanks = 0
            } else {
                blanks += 1
            }
            start = lineEnd + 1
        }
        return lines
    }

    private static func line(
        _ text: [UInt8], _ range: Range<Int>, blanksBefore: Int, number: Int
    ) -> Line? {
        var (start, end, indent) = (range.lowerBound, range.upperBound, 0)
        while start < end, text[start].isBlank {
            indent += text[start] == 0x09 ? 8 - indent % 8 : 1
            start += 1
        }
        // The ideographic space indents paragraphs by two columns each.
        while start + 2 < end, text[start] == 0xE3, text[start + 1] == 0x80, text[start + 2] == 0x80 {
            indent += 2
            start += 3
        }
        while end > start, text[end - 1].isBlank { end -= 1 }
        guard start < end else { return nil }
        return Line(start: start, end: end, indent: indent, blanksBefore: blanksBefore, number: number)
    }
}
