/// The wording of messages: what a user wrote, made safe to show, and lists.
enum PlainText {
    /// How much of what a user wrote is shown.
    static let maximumShown = 80

    /// What a user wrote in quotation marks, cut to a length that can be read.
    static func quote(_ text: some StringProtocol) -> String { "\"\(visible(text))\"" }

    /// What a user wrote, cut, with its control characters spelt out.
    static func visible(_ text: some StringProtocol) -> String {
        let kept = text.unicodeScalars.prefix(maximumShown)
        let isCut = kept.endIndex != text.unicodeScalars.endIndex
        return escaped(String(String.UnicodeScalarView(kept))) + (isCut ? "…" : "")
    }

    /// The whole of a text with its control characters spelt out, so that a message can't drive a terminal.
    static func escaped(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars {
            if isControl(scalar) {
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    /// Whether something can't stand in a line of text.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
            || scalar.properties.generalCategory == .lineSeparator
            || scalar.properties.generalCategory == .paragraphSeparator
    }

    /// The items with commas between them, and a word before the last.
    static func list(_ items: [String], last word: String) -> String {
        guard let last = items.last else { return "" }
        guard items.count > 1 else { return last }
        return items.dropLast().joined(separator: ", ") + " \(word) " + last
    }
}
