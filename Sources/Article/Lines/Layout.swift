/// How a text is laid out: whether its lines were broken to a width, and what parts its paragraphs.
struct Layout {
    /// The widest that lines are broken to; a longer line is a paragraph that nobody broke.
    static let widestBreak = 132
    /// The deepest step that makes an indent one.
    static let indentStep = 2

    /// Whether lines were broken to a width.
    private(set) var isWrapped = false
    /// Whether an indent begins a paragraph.
    private(set) var isIndented = false
    /// Whether blank lines part the paragraphs.
    private(set) var isBlankParted = false
    /// The indent of lines that go on a paragraph.
    private(set) var baseIndent = 0
    /// The columns of the widest line that may have been broken.
    private var widestLine = 0

    /// Looks at the lines that were not marked by their looks.
    init(_ text: [UInt8], _ lines: [Line]) {
        var (pairs, full, flowing, blanks, count, deep) = (0, 0, 0, 0, 0, 0)
        var (least, widest) = (Int.max, 0)
        for line in lines {
            if line.count <= Self.widestBreak { widest = max(widest, line.count) }
            if line.count + line.indent <= Self.widestBreak {
                widestLine = max(widestLine, line.count + line.indent)
            }
            if case .part = line.mark { continue }
            least = min(least, line.indent)
        }
        baseIndent = least == Int.max ? 0 : least
        for index in lines.indices {
            let line = lines[index]
            if case .part = line.mark { continue }
            count += 1
            if line.blanksBefore > 0 { blanks += 1 }
            if line.indent >= baseIndent + Self.indentStep { deep += 1 }
            guard index + 1 < lines.count, lines[index + 1].blanksBefore == 0,
                !lines[index + 1].isMarked,
                lines[index + 1].indent < baseIndent + Self.indentStep || deep == count
            else { continue }
            pairs += 1
            // Lines that all end sentences are paragraphs, however alike their lengths are.
            if line.count <= Self.widestBreak, !Self.endsSentence(text, line),
                Self.isFull(text, line, lines[index + 1], width: widest)
            {
                full += 1
            }
            if Self.flows(text, line, lines[index + 1]) { flowing += 1 }
        }
        isWrapped = pairs > 0 && widest >= 20 && (flowing * 3 >= pairs || full * 3 >= pairs * 2)
        isIndented = deep > 0 && deep < count
        isBlankParted = blanks * 12 >= count
    }

    /// Whether line `index` goes on the paragraph of the line before it.
    func joins(_ text: [UInt8], _ lines: [Line], _ index: Int) -> Bool {
        let (line, before) = (lines[index], lines[index - 1])
        guard isWrapped, line.blanksBefore == 0, !line.isMarked else { return false }
        if case .part = before.mark { return false }
        // The same line twice is a picture's two texts or a table's rule, not a sentence.
        if line.count == before.count, text[line.range].elementsEqual(text[before.range]) { return false }
        if line.count > Self.widestBreak || before.count > Self.widestBreak { return false }
        if isIndented,
            line.indent >= max(baseIndent, before.indent > baseIndent + 8 ? before.indent : 0)
                + Self.indentStep
        {
            return false
        }
        // Above the first blank line headline, dek and labels stand each on a line, however short it is.
        let isHead =
            index < 8 && before.count * 3 < widestLine * 2
            && !lines[1...index].contains(where: { $0.blanksBefore > 0 })
        if isIndented || isBlankParted, !isHead || isIndented && line.indent > 0 { return true }
        // A short line that ends a sentence ends its paragraph where nothing else parts paragraphs.
        return Self.flows(text, before, line)
            || Self.isFull(text, before, line, width: min(widestLine, blockWidth(lines, index) + 6))
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
    static func flows(_ text: [UInt8], _ line: Line, _ next: Line) -> Bool {
        let (last, first) = (text[line.end - 1], text[next.start])
        if last == UInt8(ascii: ",") || first == UInt8(ascii: ",") { return line.count > 20 }
        guard first.isLower || first == UInt8(ascii: ")") else { return false }
        return !endsSentence(text, line)
    }

    /// Whether the next line's first word would not have fitted on this one.
    static func isFull(_ text: [UInt8], _ line: Line, _ next: Line, width: Int) -> Bool {
        // So many bytes were free behind a blank: the word is looked at no farther.
        let free = width - line.count - line.indent - 1
        guard free >= 0 else { return true }
        guard next.count > free else { return false }
        for index in next.start...next.start + free where text[index].isBlank { return false }
        return true
    }

    /// Whether a line ends in a mark that ends sentences, quotes and brackets behind it aside.
    static func endsSentence(_ text: [UInt8], _ line: Line) -> Bool {
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
    private static func isClosingQuote(_ text: [UInt8], _ index: Int) -> Bool {
        guard index >= 2 else { return false }
        return text[index - 2] == 0xE2 && text[index - 1] == 0x80
            && (text[index] == 0x99 || text[index] == 0x9D)
    }
}
