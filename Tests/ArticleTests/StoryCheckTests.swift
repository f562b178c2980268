import Testing

@testable import Article

/// Texts of which the rules would leave nothing.
@Suite("Texts that look like parts of one")
struct StoryCheckTests {
    static let brief = """
        A magnitude 5.9 earthquake struck the north of the country on Thursday, officials said, but there were no \
        reports of damage. It hit at a depth of 40 kilometres. © 2019 AFP
        """

    @Test func aBriefThatEndsInASignIsTheStory() throws {
        let reading = try Inputs.read(Self.brief)
        #expect(reading.article.paragraphs == [Self.brief])
        #expect(reading.article.captions.isEmpty && reading.leftOut.isEmpty)
    }

    @Test func aHeadlineAboveABriefIsAHeadline() throws {
        let reading = try Inputs.read("Quake hits the north\n\n\(Self.brief)\n")
        #expect(reading.article.headline == "Quake hits the north")
        #expect(reading.article.paragraphs == [Self.brief])
    }

    @Test func aCaptionAboveAStoryIsACaption() throws {
        let text = "Quake hits the north\n\n\(Self.brief)\n\n\(PartsTests.lead)\n\n\(PartsTests.second)\n"
        let reading = try Inputs.read(text)
        #expect(reading.article.captions.count == 1)
        #expect(reading.article.paragraphs == [PartsTests.lead, PartsTests.second])
    }

    @Test func aStoryFromAStructuredFormatIsNoCaption() {
        var article = Article()
        article.headline = "Quake hits the north"
        let reading = PlainTextReader.read(
            paragraphs: [Self.brief], of: article, settings: ReadingSettings())
        #expect(reading.article.paragraphs == [Self.brief])
    }

    @Test(
        "What belongs around a story is one where it stands alone",
        arguments: [
            "Copyright 2020 AFP. All rights reserved.", "Photo: Ana Ruiz/AFP",
            "Click here to subscribe to our newsletter",
        ])
    func nothingElse(_ line: String) throws {
        let reading = try Inputs.read(line)
        #expect(reading.article.paragraphs == [line])
        #expect(reading.leftOut.isEmpty && reading.article.captions.isEmpty)
    }
}
