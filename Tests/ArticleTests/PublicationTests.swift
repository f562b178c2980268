import Testing

@testable import Article

/// When a story was published, as its text states it.
@Suite("Times of publication")
struct PublicationTests {
    @Test(
        "Times that are stated",
        arguments: [
            ("October 20, 2023", "2023-10-20T00:00:00Z", StatedTime.Precision.day, StatedTime.Zone.unknown),
            ("Friday, January 4, 2019", "2019-01-04T00:00:00Z", .day, .unknown),
            ("20 October 2023", "2023-10-20T00:00:00Z", .day, .unknown),
            ("Published: 20 Oct 2023 10:15 GMT", "2023-10-20T10:15:00Z", .minute, .stated),
            ("Posted on October 20th, 2023 at 10:15 pm IST", "2023-10-20T22:15:00Z", .minute, .unknown),
            ("2023-10-20T10:15:30+05:30", "2023-10-20T10:15:30+05:30", .second, .stated),
            ("2023-10-20 10:15", "2023-10-20T10:15:00Z", .minute, .unknown),
            ("Oct. 20, 2023, 10:15 a.m. ET", "2023-10-20T10:15:00-04:00", .minute, .stated),
            ("Dec. 20, 2023, 10:15 a.m. ET", "2023-12-20T10:15:00-05:00", .minute, .stated),
            ("20.10.2023, 18.30 Uhr", "2023-10-20T18:30:00Z", .minute, .unknown),
            ("20 de octubre de 2023 18:30", "2023-10-20T18:30:00Z", .minute, .unknown),
            ("Publié le 20 octobre 2023 à 18h30", "2023-10-20T18:30:00Z", .minute, .unknown),
            ("13/10/2023", "2023-10-13T00:00:00Z", .day, .unknown),
            ("2023年10月20日 10:15", "2023-10-20T10:15:00Z", .minute, .unknown),
            ("20 октября 2023, 10:15 MSK", "2023-10-20T10:15:00+03:00", .minute, .stated),
        ] as [(String, String, StatedTime.Precision, StatedTime.Zone)])
    func times(_ line: String, _ value: String, _ precision: StatedTime.Precision, _ zone: StatedTime.Zone)
        throws
    {
        let reading = try Inputs.read(
            "Ministers agree on more talks\n\n\(line)\n\n\(PartsTests.lead)\n\n\(PartsTests.second)\n")
        #expect(reading.article.published?.value == value)
        #expect(reading.article.published?.precision == precision)
        #expect(reading.article.published?.zone == zone)
        #expect(reading.leftOut.map(\.kind) == [.sourceLine])
    }

    @Test("The zone and the order of the source's settings")
    func settings() throws {
        let text =
            "Ministers agree on more talks\n\n05/06/2023 10:15\n\n\(PartsTests.lead)\n\n\(PartsTests.second)\n\nOur own footer line\n"
        #expect(try Inputs.read(text).article.published == nil)
        let settings = ReadingSettings(
            agency: "Acme", zone: "Asia/Karachi", dateOrder: .dayFirst, drop: ["our * footer*"],
            agencies: ["Acme"])
        let reading = try Inputs.read(text, settings: settings)
        #expect(reading.article.published?.value == "2023-06-05T10:15:00+05:00")
        #expect(reading.article.published?.zone == .assumed)
        #expect(reading.article.sources == [InfoSource(name: "Acme", role: .agency)])
        #expect(reading.leftOut.last == LeftOut(kind: .droppedBySettings, text: "Our own footer line"))
        let wire = try Inputs.read(
            "Talks go on\n\nROME, June 5 (Acme) - \(PartsTests.lead)\n\n\(PartsTests.second)\n",
            settings: settings)
        #expect(wire.dateline?.agency == "Acme")
    }

    @Test("An update beside the first publication")
    func updated() throws {
        let reading = try Inputs.read(
            "Talks go on\n\nPublished October 20, 2023 | Updated October 21, 2023\n\n\(PartsTests.lead)\n\n\(PartsTests.second)\n"
        )
        #expect(reading.article.published?.value == "2023-10-21T00:00:00Z")
        #expect(reading.article.firstPublished?.value == "2023-10-20T00:00:00Z")
    }

    @Test("A chronicle's dates are not its publication")
    func chronicle() throws {
        let reading = try Inputs.read(
            "How the talks went\n\nMarch 5, 2020\n\n\(PartsTests.lead)\n\nMarch 9, 2020\n\n\(PartsTests.second)\n"
        )
        #expect(reading.article.published == nil)
    }
}
