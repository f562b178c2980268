/// How a text is laid out: whether its lines were broken to a width, and what parts its paragraphs.
struct Layout {
    /// The widest that lines are broken to; a longer line is a paragraph that nobody broke.
    static let widestBreak = 132
    /// The deepest step that makes an indent one.
    static let indentStep = 2

    /// Whether lines were broken to a width.
    let isWrapped: Bool
    /// Whether an indent begins a paragraph.
    let isIndented: Bool
    /// Whether blank lines part the paragraphs.
    let isBlankParted: Bool
    /// The indent of lines that go on a paragraph.
    let baseIndent: Int
    /// The columns of the widest line that may have been broken.
    private let widestLine: Int

    /// Looks at the lines that were not marked by their looks.
    init(_ text: RawBytes, _ lines: [Line]) {
        var (pairs, full, flowing, blanks, count, deep) = (0, 0, 0, 0, 0, 0)
        var (least, widest, widestLine) = (Int.max, 0, 0)
        for index in lines.indices {
            let (width, indent) = (lines[index].count, lines[index].indent)
            if width <= Self.widestBreak { widest = max(widest, width) }
            if width + indent <= Self.widestBreak { widestLine = max(widestLine, width + indent) }
            if !lines[index].isPart { least = min(least, indent) }
        }
        baseIndent = least == Int.max ? 0 : least
        let deepest = baseIndent + Self.indentStep
        for index in lines.indices where !lines[index].isPart {
            count += 1
            if lines[index].blanksBefore > 0 { blanks += 1 }
            if lines[index].indent >= deepest { deep += 1 }
            guard index + 1 < lines.count, lines[index + 1].blanksBefore == 0, !lines[index + 1].isMarked,
                lines[index + 1].indent < deepest || deep == count
            else { continue }
            pairs += 1
            let ends = Self.endsSentence(text, lines[index])
            // Lines that all end sentences are paragraphs, however alike their lengths are.
            if !ends, lines[index].count <= Self.widestBreak,
                Self.isFull(text, lines[index], lines[index + 1], width: widest)
            {
                full += 1
            }
            if Self.flows(text, lines[index], lines[index + 1], ends: ends) { flowing += 1 }
        }
        self.widestLine = widestLine
        isWrapped = pairs > 0 && widest >= 20 && (flowing * 3 >= pairs || full * 3 >= pairs * 2)
        isIndented = deep > 0 && deep < count
        isBlankParted = blanks * 12 >= count
    }

    /// Whether line `index` goes on the paragraph of the line before it.
    func joins(_ text: RawBytes, _ lines: [Line], _ index: Int) -> Bool {
        guard isWrapped, lines[index].blanksBefore == 0, !lines[index].isMarked, !lines[index - 1].isPart
        else { return false }
        let (width, widthBefore) = (lines[index].count, lines[index - 1].count)
        // The same line twice is a picture's two texts or a table's rule, not a sentence.
        if width == widthBefore, text.areEqual(lines[index].range, lines[index - 1].range) { return false }
        if width > Self.widestBreak || widthBefore > Self.widestBreak { return false }
        let (indent, indentBefore) = (lines[index].indent, lines[index - 1].indent)
        if isIndented,
            indent >= max(baseIndent, indentBefore > baseIndent + 8 ? indentBefore : 0) + Self.indentStep
        {
            return false
        }
        let isHead = index < 8 && isHead(lines, index)
        if isIndented || isBlankParted, !isHead || isIndented && indent > 0 { return true }
        // A short line that ends a sentence ends its paragraph where nothing else parts paragraphs.
        return Self.flows(text, lines[index - 1], lines[index])
            || Self.isFull(
                text, lines[index - 1], lines[index], width: min(widestLine, blockWidth(lines, index) + 6))
    }

    /// Above the first blank line headline, dek and labels stand each on a line, however short it is.
    private func isHead(_ lines: [Line], _ index: Int) -> Bool {
        guard lines[index - 1].count * 3 < widestLine * 2 else { return false }
        for above in 1...index where lines[above].blanksBefore > 0 { return false }
        return true
    }

    /// The widest of a few lines around `index` in its block: what its own writer broke lines to.
    private func blockWidth(_ lines: [Line], _ index: Int) -> Int {
        var widest = 0
        for near in max(0, index - 3)...min(lines.count - 1, index + 3) {
            let count = lines[near].count + lines[near].indent
            if count <= Self.widestBreak { widest = max(widest, count) }
        }
        return widest
    }

    /// Whether the sentence of one line goes on in the next.
    static func flows(_ text: RawBytes, _ line: Line, _ next: Line) -> Bool {
        flows(text, line, next, ends: endsSentence(text, line))
    }

    /// The same where it is known whether the line ends a sentence.
    private static func flows(_ text: RawBytes, _ line: Line, _ next: Line, ends: Bool) -> Bool {
        let (last, first) = (text[line.end - 1], text[next.start])
        if last == UInt8(ascii: ",") || first == UInt8(ascii: ",") { return line.count > 20 }
        guard first.isLower || first == UInt8(ascii: ")") else { return false }
        return !ends
    }

    /// Whether the next line's first word would not have fitted on this one.
    static func isFull(_ text: RawBytes, _ line: Line, _ next: Line, width: Int) -> Bool {
        // So many bytes were free behind a blank: the word is looked at no farther.
        let free = width - line.count - line.indent - 1
        guard free >= 0 else { return true }
        guard next.count > free else { return false }
        return !text.hasBlank(next.start, count: free + 1)
    }

    /// Whether a line ends in a mark that ends sentences, quotes and brackets behind it aside.
    @inline(__always)
    static func endsSentence(_ text: RawBytes, _ line: Line) -> Bool {
        // So most lines end that are broken.
        text[line.end - 1].isLower ? false : endsInMark(text, line)
    }

    @inline(never)
    private static func endsInMark(_ text: RawBytes, _ line: Line) -> Bool {
        var index = line.end - 1
        while index > line.start, Marks.closing.contains(text[index]) || isClosingQuote(text, index) {
            index -= text[index] >= 0x80 ? min(3, index - line.start) : 1
        }
        if Marks.sentenceEnds.contains(text[index]) { return true }
        // The ideographic full stop and its companions, the danda, and the Arabic full stop and question mark.
        guard index >= line.start + 2 else { return false }
        switch (text[index - 2], text[index - 1], text[index]) {
        case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xE0, 0xA5, 0xA4),
            (0xE2, 0x80, 0xA6):
            return true
        case (_, 0xDB, 0x94), (_, 0xD8, 0x9F): return true
        default: return false
        }
    }

    /// Whether the character that ends at `index` is ’ or ” or ».
    private static func isClosingQuote(_ text: RawBytes, _ index: Int) -> Bool {
        guard index >= 2 else { return false }
        return text[index - 2] == 0xE2 && text[index - 1] == 0x80
            && (text[index] == 0x99 || text[index] == 0x9D)
    }
}
