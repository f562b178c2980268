import TestSupport

/// The ways in which a story changes on its way from hand to hand, done to a text.
enum Edits {
    /// Words of the text, white space gone.
    static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// The same words on lines of another width.
    static func rewrap(_ text: String, width: Int = 50) -> String {
        var lines: [String] = []
        for word in words(text) {
            if let last = lines.last, last.count + word.count < width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(word)
            }
        }
        return lines.joined(separator: "\n")
    }

    /// The first part of the text.
    static func truncate(_ text: String, to share: Double) -> String {
        let words = words(text)
        return words.prefix(Int(Double(words.count) * share)).joined(separator: " ")
    }

    /// The text within others.
    static func embed(_ text: String, in host: String) -> String { host + "\n\n" + text + "\n\n" + host }

    /// Words here and there replaced by others.
    static func substitute(_ text: String, share: Double, using generator: inout SeededGenerator) -> String {
        let words = words(text)
        let others = invented(64, using: &generator)
        return words.map { word in
            Double.random(in: 0..<1, using: &generator) < share
                ? others.randomElement(using: &generator) ?? word : word
        }.joined(separator: " ")
    }

    /// Letters here and there misread.
    static func misread(_ text: String, share: Double, using generator: inout SeededGenerator) -> String {
        let letters = Array("etaoinshrdlu")
        return String(
            text.map { letter in
                guard letter.isLetter, Double.random(in: 0..<1, using: &generator) < share else {
                    return letter
                }
                return letters.randomElement(using: &generator) ?? letter
            })
    }

    /// A new beginning.
    static func newLead(_ text: String, using generator: inout SeededGenerator) -> String {
        let words = words(text)
        return (invented(20, using: &generator) + words.dropFirst(words.count / 10)).joined(separator: " ")
    }

    /// The first part of the text under an agency's mark, a few words replaced.
    static func mix(_ text: String, share: Double, using generator: inout SeededGenerator) -> String {
        dress(substitute(truncate(text, to: share), share: 0.02, using: &generator))
    }

    /// Every fifth sentence replaced by one of another story.
    static func update(_ text: String, with other: String) -> String {
        let others = other.split(separator: ". ")
        return text.split(separator: ". ").enumerated().map { place, sentence in
            place % 5 == 2 ? others[place % others.count] : sentence
        }.joined(separator: ". ")
    }

    /// Paragraphs in another order.
    static func reorder(_ text: String, using generator: inout SeededGenerator) -> String {
        text.split(separator: "\n").map(String.init).shuffled(using: &generator).joined(separator: "\n")
    }

    /// An agency's mark before, and a site's lines around.
    static func dress(_ text: String) -> String {
        "(This story has not been edited by our staff.)\n\nBERLIN (AP) - " + text
            + "\n\nRead more: the week in pictures\n\nCopyright. All rights reserved."
    }

    /// A story of made-up words, `count` of them, in sentences and paragraphs.
    static func story(_ count: Int, using generator: inout SeededGenerator) -> String {
        var text = ""
        for (position, word) in invented(count, using: &generator).enumerated() {
            text +=
                position == 0
                ? "" : position.isMultiple(of: 60) ? ".\n\n" : position.isMultiple(of: 12) ? ". " : " "
            text += word
        }
        return text + "."
    }

    /// Words that no language has.
    static func invented(_ count: Int, using generator: inout SeededGenerator) -> [String] {
        let syllables = [
            "ba", "ko", "ri", "su", "te", "mo", "la", "ne", "vi", "du", "pa", "xi", "ger", "tan", "lor",
        ]
        return (0..<count).map { _ in
            (0..<Int.random(in: 2...4, using: &generator)).map { _ in
                syllables.randomElement(using: &generator) ?? ""
            }.joined()
        }
    }
}
