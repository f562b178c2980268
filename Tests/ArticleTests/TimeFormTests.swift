import Testing

@testable import Article

/// Times in the forms that newsrooms print, and labels that are no datelines.
@Suite("Times and labels")
struct TimeFormTests {
    /// A line below the headline, and the time that it states; a zone that several share is not known, and a
    /// day that could be a month is no date.
    static let times: [(String, String?)] = [
        ("Published: 19/10/2023 10:32", "2023-10-19T10:32:00Z"),
        ("Published: 05/06/2023", nil),
        ("Published 2023-10-19T10:32:15+05:30", "2023-10-19T10:32:15+05:30"),
        ("October 19, 2023 1:05 pm PKT", "2023-10-19T13:05:00+05:00"),
        ("19 Oct 2023, 09:05 JST", "2023-10-19T09:05:00+09:00"),
        ("Thursday, October 19, 2023, 9:05 PM GMT+8", "2023-10-19T21:05:00+08:00"),
        ("Updated: Oct. 19, 2023, 6:00 a.m. ET", "2023-10-19T06:00:00-04:00"),
        ("Jan. 19, 2023 6:00 a.m. ET", "2023-01-19T06:00:00-05:00"),
        ("Oct 19, 2023 10:32 BST", "2023-10-19T10:32:00Z"),
        ("2023-10-19 10:32:15 UTC", "2023-10-19T10:32:15Z"),
        ("10:32 GMT, 19 October 2023", "2023-10-19T10:32:00Z"),
        ("19.10.2023 10:32 Uhr", "2023-10-19T10:32:00Z"),
        ("Publié le 19 octobre 2023 à 10h32", "2023-10-19T10:32:00Z"),
        ("Veröffentlicht am 19. Oktober 2023 um 10:32 Uhr", "2023-10-19T10:32:00Z"),
        ("19 de octubre de 2023 - 10:32", "2023-10-19T10:32:00Z"),
        ("Publicado em 19/10/2023 às 10h32", "2023-10-19T10:32:00Z"),
        ("2023年10月19日 10:32", "2023-10-19T10:32:00Z"),
        ("19 октября 2023, 10:32", "2023-10-19T10:32:00Z"),
        ("Oct 19, 2023, 10:32 AM CST", "2023-10-19T10:32:00Z"),
        ("Thu, 19 Oct 2023 10:32:15 +0100", "2023-10-19T10:32:15+01:00"),
        ("First published on Thu 19 Oct 2023 10.32 EDT", "2023-10-19T10:32:00-04:00"),
        ("Last updated at 10:32 on 19 October 2023", "2023-10-19T10:32:00Z"),
        ("Posted Oct 19, 2023 at 10:32 PM IST", "2023-10-19T22:32:00Z"),
        ("Thursday 19 October 2023 10:32", "2023-10-19T10:32:00Z"),
        ("10:32 AM, Oct 19, 2023", "2023-10-19T10:32:00Z"),
        ("UPDATED 10:32 EDT, 19 October 2023", "2023-10-19T10:32:00-04:00"),
        ("October 19, 2023 / 10:32 AM / CBS News", "2023-10-19T10:32:00Z"),
        (
            "PUBLISHED: October 19, 2023 at 6:00 a.m. | UPDATED: October 20, 2023 at 7:15 a.m.",
            "2023-10-20T07:15:00Z"
        ),
        ("12:05 a.m. ET Oct. 19, 2023", "2023-10-19T00:05:00-04:00"),
        ("12:05 p.m. ET Oct. 19, 2023", "2023-10-19T12:05:00-04:00"),
        ("Oct. 19th, 2023", "2023-10-19T00:00:00Z"),
        ("19th October 2023", "2023-10-19T00:00:00Z"),
        ("Sept. 5, 2023", "2023-09-05T00:00:00Z"),
        ("Date: 2023/10/19", "2023-10-19T00:00:00Z"),
        ("Oct 32, 2023", nil),
        ("31/02/2023", nil),
        ("Feb. 29, 2023", nil),
        ("Feb. 29, 2024", "2024-02-29T00:00:00Z"),
    ]

    @Test("Stated times", arguments: TimeFormTests.times)
    func time(_ line: String, _ value: String?) throws {
        let prose = StoryForm.prose.joined(separator: "\n\n")
        let reading = try Inputs.read("Ministers agree on more talks\n\n\(line)\n\n\(prose)\n")
        #expect(reading.article.headline == "Ministers agree on more talks")
        #expect(reading.article.published?.value == value)
        #expect(reading.dateline == nil)
    }

    @Test(
        "The source's settings say what a time leaves open",
        arguments: [
            ("Oct 19, 2023 10:32 IST", "Asia/Kolkata", "2023-10-19T10:32:00+05:30", StatedTime.Zone.stated),
            ("Oct 19, 2023 10:32 IST", "Asia/Jerusalem", "2023-10-19T10:32:00+02:00", .stated),
            ("Oct 19, 2023 10:32 IST", "Asia/Tokyo", "2023-10-19T10:32:00+09:00", .assumed),
            ("Oct 19, 2023 10:32 BST", "Europe/London", "2023-10-19T10:32:00+01:00", .stated),
            ("Oct 19, 2023 10:32 BST", "Asia/Dhaka", "2023-10-19T10:32:00+06:00", .stated),
            ("Oct 19, 2023 10:32 CST", "Asia/Shanghai", "2023-10-19T10:32:00+08:00", .stated),
            ("Oct 19, 2023 10:32", "America/New_York", "2023-10-19T10:32:00-04:00", .assumed),
            ("Jan 19, 2023 10:32", "America/New_York", "2023-01-19T10:32:00-05:00", .assumed),
            ("Oct 19, 2023 10:32 JST", "Asia/Shanghai", "2023-10-19T10:32:00+09:00", .stated),
            ("Oct 19, 2023", "Asia/Shanghai", "2023-10-19T00:00:00Z", .unknown),
            ("March 27, 2025 23:59", "Asia/Jerusalem", "2025-03-27T23:59:00+02:00", .assumed),
            ("March 28, 2025 02:00", "Asia/Jerusalem", "2025-03-28T02:00:00+03:00", .assumed),
            ("Oct 26, 2025 02:00", "Asia/Jerusalem", "2025-10-26T02:00:00+02:00", .assumed),
            ("April 24, 2025 23:59", "Africa/Cairo", "2025-04-24T23:59:00+02:00", .assumed),
            ("April 25, 2025 01:00", "Africa/Cairo", "2025-04-25T01:00:00+03:00", .assumed),
            ("Oct 30, 2025 22:00", "Africa/Cairo", "2025-10-30T22:00:00+03:00", .assumed),
            ("Oct 31, 2025 01:00", "Africa/Cairo", "2025-10-31T01:00:00+02:00", .assumed),
            ("July 31, 2020 01:00", "Africa/Cairo", "2020-07-31T01:00:00+02:00", .assumed),
            ("July 1, 2025 10:32", "Pacific/Marquesas", "2025-07-01T10:32:00-09:30", .assumed),
            ("July 1, 2025 10:32", "Australia/Lord_Howe", "2025-07-01T10:32:00+10:30", .assumed),
            ("Jan 1, 2025 10:32", "Australia/LHI", "2025-01-01T10:32:00+11:00", .assumed),
            ("Jan 1, 2025 10:32", "Antarctica/Macquarie", "2025-01-01T10:32:00+11:00", .assumed),
            ("July 1, 2025 10:32", "Antarctica/Vostok", "2025-07-01T10:32:00+05:00", .assumed),
            ("July 1, 2025 10:32", "Antarctica/Palmer", "2025-07-01T10:32:00-03:00", .assumed),
            ("July 1, 2025 10:32", "America/Indiana/Knox", "2025-07-01T10:32:00-05:00", .assumed),
        ] as [(String, String, String, StatedTime.Zone)])
    func zone(_ line: String, _ zone: String, _ value: String, _ known: StatedTime.Zone) throws {
        let prose = StoryForm.prose.joined(separator: "\n\n")
        let reading = try Inputs.read(
            "Ministers agree on more talks\n\n\(line)\n\n\(prose)\n", settings: ReadingSettings(zone: zone))
        #expect(reading.article.published?.value == value)
        #expect(reading.article.published?.zone == known)
    }

    @Test("Day and month by evidence or by the settings, else unknown")
    func dateOrder() throws {
        let text =
            "Ministers agree on more talks\n\nPublished: 05/06/2023\n\n\(StoryForm.prose[0])\n\n\(StoryForm.prose[1])\n"
        #expect(try Inputs.read(text).article.published == nil)
        let dayFirst = try Inputs.read(text, settings: ReadingSettings(dateOrder: .dayFirst))
        #expect(dayFirst.article.published?.value == "2023-06-05T00:00:00Z")
        let monthFirst = try Inputs.read(text, settings: ReadingSettings(dateOrder: .monthFirst))
        #expect(monthFirst.article.published?.value == "2023-05-06T00:00:00Z")
    }

    @Test(
        "Labels in capitals are no datelines, whatever follows them",
        arguments: [
            "DEAR ABBY", "SUMMARY", "Q", "EDITOR'S NOTE", "MR. SMITH", "BLITZER", "NET INCOME", "Ingredients",
            "OPINION", "WHAT WE KNOW", "THE FACTS", "CLAIM", "AP'S ASSESSMENT", "BACKGROUND", "LOTTERY",
            "WEATHER", "Correction", "HOROSCOPE", "ANSWER", "TRUMP", "MAYOR JONES", "ANCHOR", "SECTION 3",
            "STEP ONE", "FIRST HALF", "CAST", "RATING", "BOTTOM LINE",
        ], [": ", " - ", " — "])
    func label(_ label: String, _ mark: String) throws {
        let prose = StoryForm.prose
        let reading = try Inputs.read(
            "A day like any other in town\n\n\(label)\(mark)\(prose[0])\n\n\(prose[1])\n\n\(prose[2])\n")
        #expect(reading.dateline == nil)
        #expect(reading.article.located == nil)
    }

    @Test("An unknown place in capitals needs a sign: its shape, or that somebody is in it")
    func unknownPlace() throws {
        let prose = StoryForm.prose
        func place(_ front: String, _ last: String) throws -> String? {
            try Inputs.read("Council backs bridge\n\n\(front) — \(prose[0])\n\n\(prose[1])\n\n\(last)\n")
                .dateline?.place
        }
        #expect(try place("SMALLVILLE", prose[2]) == "SMALLVILLE")
        #expect(try place("PORT FARRAH", prose[2]) == "PORT FARRAH")
        #expect(try place("TWEEDLE", "The bridge in Tweedle is to be rebuilt.") == "TWEEDLE")
        #expect(try place("TWEEDLE", "The bridge is to be rebuilt, Tweedle said.") == nil)
    }
}
