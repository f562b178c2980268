/// How many columns of a terminal text takes.
enum TextColumns {
    /// Columns that `text` takes.
    static func width(of text: String) -> Int { text.reduce(0) { $0 + width(of: $1) } }

    /// `text` cut to `columns`, with an ellipsis where something is missing.
    static func cut(_ text: String, _ columns: Int) -> String {
        guard width(of: text) > columns else { return text }
        var cut = ""
        var used = 1
        for character in text {
            used += width(of: character)
            if used > columns { break }
            cut.append(character)
        }
        return cut + "…"
    }

    /// `text` cut or filled up with spaces to exactly `columns`.
    static func fit(_ text: String, _ columns: Int) -> String {
        let cut = cut(text, columns)
        return cut + String(repeating: " ", count: columns - width(of: cut))
    }

    /// `text` in lines of at most `columns`, broken at spaces, or anywhere in a word that is longer.
    static func wrap(_ text: String, _ columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(separator: " ") {
            let length = width(of: String(word))
            if used > 0, used + 1 + length > columns {
                lines.append(line)
                (line, used) = ("", 0)
            }
            if used > 0 {
                line += " "
                used += 1
            }
            guard used + length > columns else {
                line += word
                used += length
                continue
            }
            for character in word {
                let taken = width(of: character)
                if used + taken > columns, used > 0 {
                    lines.append(line)
                    (line, used) = ("", 0)
                }
                line.append(character)
                used += taken
            }
        }
        return lines + [line]
    }

    /// East Asian wide characters and emoji take two columns (Unicode Standard Annex 11).
    private static func width(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0..<0x300: return 1
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default:
            return scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
        }
    }
}
