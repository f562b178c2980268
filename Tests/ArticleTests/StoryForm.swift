import Testing

@testable import Article

/// A whole story as somebody prints it, with the record that is to be read from it.
///
/// In `text` a pilcrow stands for a line end, and `{1}`, `{2}`, `{3}` for sentences of prose.
struct StoryForm: Sendable, CustomTestStringConvertible {
    static let prose = [
        "The ministers agreed on Friday to hold another round of talks before the end of the year.",
        "\"We have made progress,\" one of them told reporters after the meeting, which lasted four hours.",
        "They will meet again in June, officials said.",
    ]

    var name: String
    var text: String
    var headline: String?
    var dek: String?
    var byline: String?
    var place: String?
    /// Month and day of the dateline.
    var day: String?
    var sources: [String]
    var published: String?
    var paragraphs: Int
    var leftOut: [LeftOut.Kind]

    init(
        _ name: String, _ text: String, headline: String? = "Ministers agree on more talks",
        dek: String? = nil, byline: String? = nil, place: String? = nil, day: String? = nil,
        sources: [String] = [], published: String? = nil, paragraphs: Int = 2, leftOut: [LeftOut.Kind] = []
    ) {
        (self.name, self.text, self.headline, self.dek, self.byline) = (name, text, headline, dek, byline)
        (self.place, self.day, self.sources, self.published) = (place, day, sources, published)
        (self.paragraphs, self.leftOut) = (paragraphs, leftOut)
    }

    var testDescription: String { name }

    /// The text itself.
    var input: String {
        var input = text.replacing("¶", with: "\n")
        for (index, sentence) in Self.prose.enumerated() {
            input = input.replacing("{\(index + 1)}", with: sentence)
        }
        return input
    }

    /// Reads the story and compares.
    func check() throws {
        let reading = try Inputs.read(input)
        let (article, dateline) = (reading.article, reading.dateline)
        #expect(article.headline == headline)
        #expect(article.dek == dek)
        #expect(article.byline == byline)
        #expect(dateline?.place == place)
        #expect(dateline.flatMap { line in line.month.map { "\($0)/\(line.day ?? 0)" } } == day)
        #expect(article.sources.map(\.name) == sources)
        #expect(article.published?.value == published)
        #expect(article.paragraphs.count == paragraphs)
        #expect(reading.leftOut.map(\.kind) == leftOut)
    }
}
