/// Texts of wire stories with invented words: sentences are made anew for each, so that two stories share no more
/// than stories do.
struct WireText {
    private let words: [String]

    /// Words that stand between the invented ones, and how often of a hundred.
    private static let common = Array(
        "the of and to in a for on with said by from at was that is as it has were an be".split(
            separator: " "
        )
        .map(String.init))
    private static let commonShare = 40
    private static let places = ["PARIS", "NAIROBI", "LIMA", "OSAKA", "BEIJING", "LONDON", "CAIRO", "OSLO"]

    /// A vocabulary of twenty thousand words.
    init() {
        let syllables = [
            "ba", "ko", "ri", "su", "te", "mo", "la", "ne", "vi", "du", "pa", "xi", "ger", "tan", "er", "in",
            "on", "al", "st", "or", "de", "re",
        ]
        var random = Numbers(seed: 3)
        words = (0..<20_000).map { _ in
            (0..<1 + random.below(4)).map { _ in syllables[random.below(syllables.count)] }.joined()
        }
    }

    /// The story with this number, of about `size` bytes: headline, byline, dateline and paragraphs.
    func story(_ number: Int, size: Int) -> [UInt8] {
        var random = Numbers(seed: number &+ 1)
        var text = sentence(8, &random) + "\n\nBy John Smith\n\n"
        text += Self.places[random.below(Self.places.count)] + ", Nov. \(1 + random.below(30)) (Xinhua) -- "
        while text.utf8.count < size {
            text += sentence(8 + random.below(22), &random) + "."
            text += random.below(3) == 0 ? "\n\n" : " "
        }
        return Array((text + "\n").utf8)
    }

    /// The same as a JSON object on one line.
    func record(_ number: Int, size: Int) -> [UInt8] {
        var random = Numbers(seed: number &+ 1)
        let headline = sentence(8, &random)
        var body = ""
        while body.utf8.count < size - 200 {
            body += (body.isEmpty ? "" : " ") + sentence(8 + random.below(22), &random) + "."
        }
        let day = 10 + random.below(20)
        return Array(
            """
            {"id": "story-\(number)", "headline": "\(headline)", "published": "2026-11-\(day)T10:00:00Z", \
            "source": "wire", "body": "\(body)"}\n
            """.utf8)
    }

    private func sentence(_ count: Int, _ random: inout Numbers) -> String {
        var text = ""
        for position in 0..<count {
            // Some words are far more frequent than others.
            let word =
                random.below(100) < Self.commonShare
                ? Self.common[random.below(Self.common.count)]
                : words[random.below(1 + random.below(1 + random.below(words.count)))]
            text += position == 0 ? word.prefix(1).uppercased() + word.dropFirst() : " " + word
        }
        return text
    }
}
