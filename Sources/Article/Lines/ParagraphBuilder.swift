/// Makes a paragraph of its lines.
enum ParagraphBuilder {
    /// The bytes of the lines `first` to `last`, joined, with runs of blanks made one.
    static func join(_ text: [UInt8], _ lines: [Line], _ first: Int, _ last: Int) -> [UInt8] {
        var joined: [UInt8] = []
        joined.reserveCapacity(lines[last].end - lines[first].start)
        for index in first...last {
            if index > first { addBreak(&joined, text, lines[index]) }
            if lines[index].kinds & ByteKinds.run != 0 {
                append(text, lines[index].range, to: &joined)
            } else {
                joined.append(contentsOf: text[lines[index].range])
            }
        }
        return joined
    }

    /// The same as a string, without the detour over an array where every line goes in as it is.
    static func string(_ text: [UInt8], _ lines: [Line], _ first: Int, _ last: Int) -> String {
        if first == last, lines[first].kinds & ByteKinds.run == 0 {
            return String(decoding: text[lines[first].range], as: UTF8.self)
        }
        guard isPlain(text, lines, first, last) else {
            return String(decoding: join(text, lines, first, last), as: UTF8.self)
        }
        let capacity = lines[last].end - lines[first].start + 1
        return unsafe String(unsafeUninitializedCapacity: capacity) { buffer in
            var count = 0
            for index in first...last {
                if index > first {
                    unsafe buffer[count] = 0x20
                    count += 1
                }
                let range = lines[index].range
                unsafe text.withUnsafeBufferPointer { bytes in
                    let line = unsafe UnsafeBufferPointer(rebasing: bytes[range])
                    _ = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count..<count + range.count])
                        .update(fromContentsOf: line)
                }
                count += range.count
            }
            return count
        }
    }

    /// Whether lines need nothing but a space between them.
    private static func isPlain(_ text: [UInt8], _ lines: [Line], _ first: Int, _ last: Int) -> Bool {
        for index in first...last {
            let line = lines[index]
            if index < last {
                let end = text[line.end - 1]
                if end == UInt8(ascii: "-") || end >= 0x80 { return false }
            }
            if line.kinds & ByteKinds.run != 0 { return false }
        }
        return true
    }

    /// Appends a line, runs of blanks made one.
    private static func append(_ text: [UInt8], _ range: Range<Int>, to joined: inout [UInt8]) {
        var start = range.lowerBound
        for index in range where text[index].isBlank {
            guard text[index] == 0x09 || text[index + 1].isBlank else { continue }
            joined.append(contentsOf: text[start..<index])
            start = index + 1
            if !text[index + 1].isBlank { joined.append(0x20) }
        }
        joined.append(contentsOf: text[start..<range.upperBound])
    }

    /// Parts two lines by a blank, unless a word was broken or the script parts no words.
    private static func addBreak(_ joined: inout [UInt8], _ text: [UInt8], _ next: Line) {
        let first = text[next.start]
        if joined.count >= 2, joined[joined.count - 1] == UInt8(ascii: "-"),
            joined[joined.count - 2].isLetter,
            first.isLower, !isSuspended(text, next)
        {
            if Hyphens.isBrokenWord(joined, text, next) { joined.removeLast() }
            return
        }
        if joined.count >= 3, isWide(joined[joined.count - 3]), first >= 0xE3, first <= 0xEF { return }
        joined.append(0x20)
    }

    /// Whether the hyphen before `next` stands for a word still to come: "three- and seven-day".
    private static func isSuspended(_ text: [UInt8], _ next: Line) -> Bool {
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
