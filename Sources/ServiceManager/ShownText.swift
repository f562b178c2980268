/// Text in which strangers may have a say, such as the names of their files, made fit to be shown: it may
/// neither begin a line of its own, nor drive a terminal, nor look like another text.
public enum ShownText {
    /// The text on one line: ends of lines become spaces, control characters their pictures (␛), and others
    /// that do not show themselves �. No backslash stands for them: systemd takes those out of a status.
    public static func line(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { !isShown($0) }) else { return text }
        var shown = String.UnicodeScalarView()
        for character in text {
            if character.isNewline {
                shown.append(" ")
            } else {
                for scalar in character.unicodeScalars {
                    shown.append(isShown(scalar) ? scalar : picture(of: scalar))
                }
            }
        }
        return String(shown)
    }

    /// The same, cut before the character that would make it longer than so many bytes.
    static func line(_ text: String, atMost bytes: Int) -> String {
        let whole = line(text)
        guard whole.utf8.count > bytes else { return whole }
        let mark = "…"
        var cut = ""
        for character in whole {
            guard cut.utf8.count + character.utf8.count + mark.utf8.count <= bytes else { break }
            cut.append(character)
        }
        return cut + mark
    }

    private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        default: "\u{FFFD}"
        }
    }

    /// Whether a character shows itself and nothing else: controls do not, nor do those that turn the
    /// direction of what follows.
    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: true
        case ..<0xA0: false
        // Joiners are part of words in many scripts.
        case 0x200C, 0x200D: true
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
    }
}
