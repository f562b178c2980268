extension Comparison {
    /// The comparison as text, laid out in two columns on lines of at most `width` cells.
    public func text(width: Int = 100) -> String {
        let width = max(width, 40)
        var layout = SideBySide(width: width)
        layout.line(verdict)
        layout.blank()
        layout.row("", "this", "other")
        layout.row("headline", newcomer.headline ?? "–", earlier.headline ?? "–")
        if newcomer.outlet != nil || earlier.outlet != nil {
            layout.row("outlet", newcomer.outlet ?? "–", earlier.outlet ?? "–")
        }
        layout.row("words", String(measures.newcomerWords), String(measures.earlierWords))
        layout.row("in the other", Self.percent(measures.ofNewcomer), Self.percent(measures.ofEarlier))
        layout.row("shared", Self.percent(measures.jaccard) + " of all shingles", "")
        if !newcomerNumbers.isEmpty || !earlierNumbers.isEmpty {
            layout.row(
                "numbers only", newcomerNumbers.joined(separator: " "), earlierNumbers.joined(separator: " "))
        }
        for passage in passages {
            layout.blank()
            layout.row("\(passage.words) words", passage.newcomer, passage.earlier)
        }
        return layout.text
    }

    private var verdict: String {
        switch decision {
        case .accepted(nil): "not a copy: too little in common"
        case .accepted(.some(let closest)): "not a copy, though it came close: \(closest.rule.rawValue)"
        case .duplicate(let match): "a copy: \(match.relation.rawValue), by the rule \(match.rule.rawValue)"
        case .revised(let match): "a later version, by the rule \(match.rule.rawValue)"
        case .withdrawn(let match):
            match == nil ? "a withdrawal of something else" : "a withdrawal of the other"
        }
    }

    private static func percent(_ share: Double) -> String {
        let thousandths = Int((share * 1000).rounded())
        return "\(thousandths / 10).\(thousandths % 10) %"
    }
}

/// Lays text out in a narrow column of labels and two wide ones.
private struct SideBySide {
    private(set) var text = ""
    private let labelWidth = 14
    private let columnWidth: Int

    init(width: Int) { columnWidth = (width - labelWidth - 2) / 2 }

    mutating func blank() { text += "\n" }

    mutating func line(_ line: String) { text += line + "\n" }

    mutating func row(_ label: String, _ left: String, _ right: String) {
        let (left, right) = (wrapped(left), wrapped(right))
        for index in 0..<max(left.count, right.count, 1) {
            var line = Self.padded(index == 0 ? label : "", to: labelWidth)
            line += Self.padded(index < left.count ? left[index] : "", to: columnWidth) + "  "
            line += index < right.count ? right[index] : ""
            while line.last == " " { line.removeLast() }
            text += line + "\n"
        }
    }

    private func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, Self.cells(last) + 1 + Self.cells(word) <= columnWidth {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines += broken(word)
            }
        }
        return lines
    }

    /// A word that is longer than a line, as those of scripts without spaces are.
    private func broken(_ word: Substring) -> [String] {
        guard Self.cells(word) > columnWidth else { return [String(word)] }
        var lines: [String] = []
        var line = ""
        var width = 0
        for character in word {
            let cells = Self.cells(String(character))
            if width + cells > columnWidth {
                lines.append(line)
                (line, width) = ("", 0)
            }
            line.append(character)
            width += cells
        }
        return line.isEmpty ? lines : lines + [line]
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - cells(text)))
    }

    /// Cells of a terminal that `text` takes: two for an ideograph, none for a mark on another letter.
    private static func cells(_ text: some StringProtocol) -> Int {
        var cells = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: break
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
                0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFF:
                cells += 2
            default: cells += 1
            }
        }
        return cells
    }
}
