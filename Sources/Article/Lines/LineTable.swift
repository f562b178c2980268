internal import Glibc

/// Finds the lines of a text.
enum LineTable {
    /// The lines of `text` that are not blank. The text has line feeds only, as ``TextDecoder`` leaves it;
    /// `kinds` says of each byte what it is.
    static func lines(of text: [UInt8], kinds: [UInt8]) -> [Line] {
        var lines: [Line] = []
        lines.reserveCapacity(text.count / 48 + 4)
        var (start, number, blanks) = (0, 0, 0)
        while start < text.count {
            number += 1
            let lineEnd = lineEnd(text, from: start)
            if let line = line(text, kinds, start..<lineEnd, blanksBefore: blanks, number: number) {
                lines.append(line)
                blanks = 0
            } else {
                blanks += 1
            }
            start = lineEnd + 1
        }
        return lines
    }

    /// The position of the next line feed, or the end.
    private static func lineEnd(_ text: [UInt8], from start: Int) -> Int {
        unsafe text.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress,
                let found = unsafe memchr(base + start, 0x0A, bytes.count - start)
            else { return bytes.count }
            return unsafe UnsafeRawPointer(found) - base
        }
    }

    private static func line(
        _ text: [UInt8], _ kinds: [UInt8], _ range: Range<Int>, blanksBefore: Int, number: Int
    ) -> Line? {
        var (start, end, indent) = (range.lowerBound, range.upperBound, 0)
        while start < end, text[start].isBlank {
            indent += text[start] == 0x09 ? 8 - indent % 8 : 1
            start += 1
        }
        while end > start, text[end - 1].isBlank { end -= 1 }
        guard start < end else { return nil }
        return Line(
            start: start, end: end, indent: indent, blanksBefore: blanksBefore, number: number,
            kinds: ByteKinds.all(kinds, start..<end))
    }
}
