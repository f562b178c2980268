/// Finds the lines of a text.
enum LineTable {
    /// The lines of `text` that are not blank. The text has line feeds only, as ``TextDecoder`` leaves it.
    static func lines(of text: [UInt8]) -> [Line] {
        var lines: [Line] = []
        lines.reserveCapacity(text.count / 48 + 4)
        var (start, number, blanks) = (0, 0, 0)
        let bytes = text.span
        let end = bytes.count
        while start < end {
            number += 1
            // One look at each byte finds the line's end and whether blanks come in runs.
            var (lineEnd, runs, before) = (start, false, UInt8(0x0A))
            while lineEnd < end {
                let byte = bytes[lineEnd]
                if byte <= 0x20 {
                    if byte == 0x0A { break }
                    if before == 0x20 || byte == 0x09 { runs = true }
                }
                before = byte
                lineEnd += 1
            }
            if var line = line(text, start..<lineEnd, blanksBefore: blanks, number: number) {
                line.hasRuns = runs
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
