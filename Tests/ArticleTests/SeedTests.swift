import Testing

@testable import Article

/// The five articles that the project started from, field by field.
@Suite("Seeds")
struct SeedTests {
    private func read(_ prefix: String) throws -> Reading {
        try PlainTextReader.read(Inputs.seed(prefix), settings: ReadingSettings())
    }

    @Test("A lead is no headline, and an event's date is no publication time")
    func leadOnly() throws {
        let reading = try read("000")
        let article = reading.article
        #expect(article.headline == nil)
        #expect(article.dek == nil)
        #expect(article.byline == nil)
        #expect(article.located == nil)
        #expect(reading.dateline == nil)
        #expect(article.published == nil)
        #expect(article.firstPublished == nil)
        #expect(article.sources.isEmpty)
        #expect(article.captions.isEmpty)
        #expect(reading.leftOut.isEmpty)
        #expect(article.paragraphs.count == 12)
        #expect(article.paragraphs[0].hasPrefix("Prime Minister Imran Khan has called for deepening"))
        #expect(article.paragraphs[11].hasSuffix("were also present in the high-level meeting."))
    }

    @Test("Headline, dek, dateline with a colon, and a list of related headlines")
    func relatedHeadlines() throws {
        let reading = try read("001")
        let article = reading.article
        #expect(
            article.headline
                == "Pakistan, China vow to further strengthen their Strategic Cooperative Partnership")
        #expect(
            article.dek == """
                Both sides emphasized the need to further advance and deepen bilateral cooperation in the areas \
                of trade, economy, culture and defence for the mutual benefit of the two countries.
                """)
        #expect(reading.dateline == Dateline(raw: "Islamabad:", place: "Islamabad"))
        #expect(article.located == "Islamabad")
        #expect(article.published == nil)
        #expect(article.byline == nil)
        #expect(article.sources.isEmpty)
        #expect(article.paragraphs.count == 14)
        #expect(article.paragraphs[0].hasPrefix("Pakistan and China on Friday reaffirmed"))
        #expect(article.paragraphs[2].hasPrefix("Both sides emphasized the need"))
        #expect(article.paragraphs[13].hasSuffix("during the COVID-19 pandemic."))
        #expect(
            reading.leftOut.map(\.kind)
                == Array(repeating: [.relatedLink, .relativeAge], count: 12).flatMap(\.self))
        #expect(reading.leftOut[0].text == "PIA to gain new heights under Arif Habib Consortium: PM Shehbaz")
        #expect(reading.leftOut[1].text == "- 6 hours ago")
    }

    @Test("A date glued to the lead, and the notice of a distributor")
    func gluedDate() throws {
        let reading = try read("002")
        let article = reading.article
        #expect(article.headline == nil)
        #expect(article.dek == nil)
        #expect(reading.dateline == nil)
        #expect(
            article.published
                == StatedTime(
                    value: "2022-05-12T00:00:00Z", secondsSinceEpoch: 1_652_313_600, precision: .day,
                    zone: .unknown, from: "2022-05-12"))
        #expect(article.sources == [InfoSource(name: "Devdiscourse", role: .distributor)])
        #expect(article.paragraphs.count == 20)
        #expect(article.paragraphs[0].hasPrefix("All-weather friends China and Pakistan"))
        #expect(article.paragraphs[19].hasSuffix("people-centered development, he said."))
        #expect(reading.leftOut.map(\.kind) == [.datePrefix, .syndicationNotice])
        #expect(reading.leftOut[0].text == "date 2022-05-12")
        #expect(reading.leftOut[1].text.hasPrefix("(This story has not been edited by Devdiscourse staff"))
    }

    @Test("A damaged source line, a wire dateline and two captions")
    func xinhua() throws {
        let reading = try read("003")
        let article = reading.article
        #expect(article.headline == "Xi meets Pakistan's prime minister")
        #expect(article.dek == nil)
        var dateline = Dateline(raw: "BEIJING, Oct. 19 (Xinhua) --", place: "BEIJING")
        (dateline.month, dateline.day, dateline.year) = (10, 19, 2023)
        (dateline.yearFrom, dateline.agency) = (.published, "Xinhua")
        #expect(reading.dateline == dateline)
        #expect(article.located == "BEIJING")
        #expect(
            article.published
                == StatedTime(
                    value: "2023-10-20T13:32:00Z", secondsSinceEpoch: 1_697_808_720, precision: .minute,
                    zone: .unknown, from: "13:32, October 20, 2023"))
        #expect(article.sources == [InfoSource(name: "Xinhua", role: .agency)])
        #expect(article.paragraphs.count == 11)
        #expect(article.paragraphs[0].hasPrefix("Chinese President Xi Jinping on Thursday met with"))
        #expect(article.paragraphs[10].hasSuffix("Cai Qi and Wang Yi attended the meeting."))
        #expect(article.captions.map(\.credit) == ["Huang Jingwen", "Yin Bogu"])
        #expect(article.captions.allSatisfy { $0.agency == "Xinhua" && $0.text.hasSuffix("Oct. 19, 2023.") })
        #expect(
            reading.leftOut == [
                LeftOut(kind: .sourceLine, text: "Xinhua) 13:32, October 20, 2023"),
                LeftOut(kind: .caption, text: "#caption-1"), LeftOut(kind: .caption, text: "#caption-2"),
            ])
    }

    @Test("Broken and unbroken lines in one file, a comment count and a caption printed twice")
    func mixedLayout() throws {
        let reading = try read("004")
        let article = reading.article
        #expect(article.headline == "Pak-China relations: Strengthening and reassuring the ties")
        #expect(article.dek == nil)
        #expect(reading.dateline == nil)
        #expect(article.published == nil)
        #expect(article.sources.isEmpty)
        #expect(article.paragraphs.count == 11)
        #expect(article.paragraphs[2].hasSuffix("visited China from June 9-June 12, 2022."))
        #expect(article.paragraphs[3].contains("General Zhang Youxia. According to the statement"))
        #expect(article.paragraphs[6].hasPrefix("As a result, the Pakistani Prime Minister"))
        #expect(article.paragraphs[7].hasPrefix("Similarly, during the talks"))
        #expect(article.paragraphs.allSatisfy { !$0.contains("\n") })
        #expect(article.captions == Array(repeating: Caption(text: "China Pakistan Relations"), count: 2))
        #expect(
            reading.leftOut == [
                LeftOut(kind: .commentCount, text: "0"), LeftOut(kind: .caption, text: "#caption-1"),
                LeftOut(kind: .caption, text: "#caption-2"),
            ])
    }
}
