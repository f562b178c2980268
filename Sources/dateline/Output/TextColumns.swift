import CUTF8Proc

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

    /// The columns of one character as a reader sees it.
    ///
    /// Terminals differ in what they make of several emoji joined to one, and of those that are so by a selector.
    /// They are taken to need the most, since a line that is too long breaks the screen.
    private static func width(of character: Character) -> Int {
        if character.isASCII { return 1 }
        return character.unicodeScalars.reduce(0) { width, scalar in
            if scalar.value == emojiSelector { return max(width, 2) }
            return width + max(0, Int(utf8proc_charwidth(Int32(bitPattern: scalar.value))))
        }
    }

    private static let emojiSelector: UInt32 = 0xFE0F
}
