import Testing

@testable import Article

/// A dateline as a test writes it down.
struct ExpectedDateline: Sendable, CustomTestStringConvertible {
    var text: String
    var place: String?
    var month: Int?
    var day: Int?
    var agency: String?

    init(_ text: String, _ place: String?, _ month: Int? = nil, _ day: Int? = nil, _ agency: String? = nil) {
        (self.text, self.place, self.month, self.day, self.agency) = (text, place, month, day, agency)
    }

    var testDescription: String { text }
}

/// Datelines of many wires, and what only looks like one.
@Suite("Datelines")
struct DatelineTests {
    /// Prose enough for a paragraph to be a story's first.
    static let prose =
        "The ministers agreed on Friday to hold another round of talks before the end of the year."

    private func dateline(_ front: String, prose: String = DatelineTests.prose) throws -> (Dateline?, String?)
    {
        let reading = try Inputs.read(
            "Ministers agree on more talks\n\n\(front)\(prose)\n\nThey will meet in June.\n")
        return (reading.dateline, reading.article.paragraphs.first)
    }

    static let english: [ExpectedDateline] = [
        .init("LONDON, March 2 - ", "LONDON", 3, 2),
        .init("LONDON (AP) — ", "LONDON", nil, nil, "AP"),
        .init("NEW YORK (AP) _ ", "NEW YORK", nil, nil, "AP"),
        .init("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", nil, nil, "AP"),
        .init("ST. LOUIS (AP) -- ", "ST. LOUIS", nil, nil, "AP"),
        .init("WASHINGTON (Reuters) - ", "WASHINGTON", nil, nil, "Reuters"),
        .init("WASHINGTON, Oct 19 (Reuters) - ", "WASHINGTON", 10, 19, "Reuters"),
        .init("GAZA/JERUSALEM, Oct 19 (Reuters) - ", "GAZA/JERUSALEM", 10, 19, "Reuters"),
        .init("Oct 19 (Reuters) - ", "", 10, 19, "Reuters"),
        .init("Paris (AFP) – ", "Paris", nil, nil, "AFP"),
        .init("Paris, Oct 19, 2023 (AFP) - ", "Paris", 10, 19, "AFP"),
        .init("BEIJING, Oct. 19 (Xinhua) -- ", "BEIJING", 10, 19, "Xinhua"),
        .init("New Delhi, Oct 19 (PTI) ", "New Delhi", 10, 19, "PTI"),
        .init("New Delhi [India], October 19 (ANI): ", "New Delhi [India]", 10, 19, "ANI"),
        .init("Mumbai, Oct 19 (IANS) ", "Mumbai", 10, 19, "IANS"),
        .init("ISLAMABAD, Oct 19 (APP): ", "ISLAMABAD", 10, 19, "APP"),
        .init("LAHORE: ", "LAHORE"),
        .init("MOSCOW, October 19. /TASS/. ", "MOSCOW", 10, 19, "TASS"),
        .init("TOKYO, Oct. 19, Kyodo - ", "TOKYO", 10, 19, "Kyodo"),
        .init("TOKYO (Kyodo) -- ", "TOKYO", nil, nil, "Kyodo"),
        .init("SEOUL, Oct. 19 (Yonhap) -- ", "SEOUL", 10, 19, "Yonhap"),
        .init("Berlin (dpa) - ", "Berlin", nil, nil, "dpa"),
        .init("ANKARA (AA) – ", "ANKARA", nil, nil, "Anadolu"),
        .init("KUALA LUMPUR, Oct 19 (Bernama) -- ", "KUALA LUMPUR", 10, 19, "Bernama"),
        .init("PORT-AU-PRINCE, Haiti, Oct. 19 (UPI) -- ", "PORT-AU-PRINCE, Haiti", 10, 19, "UPI"),
        .init("(ANSA) - ROME, OCT 19 - ", "ROME", 10, 19, "ANSA"),
        .init("SMALLVILLE, Kan. — ", "SMALLVILLE, Kan."),
        .init("AMSTERDAM, 2 March - ", "AMSTERDAM", 3, 2),
        .init("NEW YORK, Narch 2 - ", "NEW YORK", 3, 2),
        .init("BELGRADE, March 2O - ", "BELGRADE", 3, 20),
        .init("VIENNA, Macrh 31 - ", "VIENNA", 3, 31),
        .init("****LONDON, March 2 - ", "LONDON", 3, 2),
        .init("RPT --BONN, March 30 - ", "BONN", 3, 30),
        .init("MONTREAL, Feb 26- ", "MONTREAL", 2, 26),
        .init("CHEVY CHASE, Md., - March 4 - ", "CHEVY CHASE, Md.", 3, 4),
        .init("SANTO DOMINGO, March 4 - ", "SANTO DOMINGO", 3, 4),
        .init("KING OF PRUSSIA, Pa., March 2 - ", "KING OF PRUSSIA, Pa.", 3, 2),
        .init("Caracas, feb 26 - ", "Caracas", 2, 26),
        .init("SAN FRANCISCO, Oct. 19, 2023 /PRNewswire/ -- ", "SAN FRANCISCO", 10, 19, "PR Newswire"),
        .init("NEW YORK--(BUSINESS WIRE)--", "NEW YORK", nil, nil, "Business Wire"),
        .init("UNITED NATIONS, Oct 19 (IPS) - ", "UNITED NATIONS", 10, 19, "IPS"),
        .init("N'DJAMENA, Chad (AP) — ", "N'DJAMENA, Chad", nil, nil, "AP"),
        .init("WASHINGTON (January 24, 2017) — ", "WASHINGTON", 1, 24),
        .init("Moscow and Kyiv, Oct 19 (AFP) - ", "Moscow and Kyiv", 10, 19, "AFP"),
    ]

    @Test("English wires", arguments: DatelineTests.english)
    func englishWires(_ expected: ExpectedDateline) throws {
        let (dateline, first) = try dateline(expected.text)
        #expect(dateline?.place == expected.place)
        #expect(dateline?.month == expected.month)
        #expect(dateline?.day == expected.day)
        #expect(dateline?.agency == expected.agency)
        #expect(first == Self.prose)
    }

    static let others: [(ExpectedDateline, String)] = [
        (
            .init("Berlin (dpa) - ", "Berlin", nil, nil, "dpa"),
            "Die Minister haben sich am Freitag auf weitere Gespräche geeinigt, wie sie in Berlin mitteilten."
        ),
        (
            .init("Paris, 19 oct 2023 (AFP) - ", "Paris", 10, 19, "AFP"),
            "Les ministres se sont mis d'accord vendredi pour tenir une nouvelle série de pourparlers."
        ),
        (
            .init("Madrid, 19 oct (EFE).- ", "Madrid", 10, 19, "EFE"),
            "Los ministros acordaron este viernes celebrar otra ronda de conversaciones antes de fin de año."
        ),
        (
            .init("(ANSA) - ROMA, 19 OTT - ", "ROMA", 10, 19, "ANSA"),
            "I ministri hanno deciso venerdì di tenere un altro ciclo di colloqui prima della fine dell'anno."
        ),
        (
            .init("Lisboa, 19 out 2023 (Lusa) – ", "Lisboa", 10, 19, "Lusa"),
            "Os ministros acordaram na sexta-feira realizar uma nova ronda de conversações até ao fim do ano."
        ),
        (
            .init("МОСКВА, 19 окт - РИА Новости. ", "МОСКВА", 10, 19, "RIA Novosti"),
            "Министры договорились в пятницу провести новый раунд переговоров до конца года."
        ),
        (
            .init("МОСКВА, 19 октября. /ТАСС/. ", "МОСКВА", 10, 19, "TASS"),
            "Министры договорились в пятницу провести новый раунд переговоров до конца года."
        ),
        (.init("新华社北京10月19日电（记者张三）", "北京", 10, 19, "Xinhua"), "两国部长星期五同意在年底前举行新一轮会谈，双方将继续保持沟通。"),
        (.init("中新网北京10月19日电 ", "北京", 10, 19, "China News Service"), "两国部长星期五同意在年底前举行新一轮会谈，双方将继续保持沟通。"),
        (.init("【北京＝共同】", "北京", nil, nil, "Kyodo"), "両国の閣僚は金曜日、年内に次の協議を開くことで合意した。関係者が明らかにした。"),
        (
            .init("(서울=연합뉴스) 김철수 기자 = ", "서울", nil, nil, "Yonhap"),
            "양국 장관은 금요일 올해 안에 회담을 한 차례 더 열기로 합의했다고 밝혔다."
        ),
        (
            .init("القاهرة 19 أكتوبر (رويترز) - ", "القاهرة", 10, 19, "Reuters"),
            "اتفق الوزراء يوم الجمعة على عقد جولة أخرى من المحادثات قبل نهاية العام الجاري."
        ),
        (
            .init("اسلام آباد: ", "اسلام آباد"),
            "وزرا نے جمعے کو سال کے اختتام سے پہلے مذاکرات کا ایک اور دور منعقد کرنے پر اتفاق کیا ہے۔"
        ),
        (
            .init("नई दिल्ली, 19 अक्टूबर (भाषा) ", "नई दिल्ली", 10, 19, "PTI"),
            "मंत्रियों ने शुक्रवार को साल के अंत से पहले वार्ता का एक और दौर आयोजित करने पर सहमति जताई।"
        ),
    ]

    @Test("Other languages' wires", arguments: DatelineTests.others)
    func otherWires(_ expected: ExpectedDateline, _ prose: String) throws {
        let (dateline, first) = try dateline(expected.text, prose: prose)
        #expect(dateline?.place == expected.place)
        #expect(dateline?.month == expected.month)
        #expect(dateline?.day == expected.day)
        #expect(dateline?.agency == expected.agency)
        #expect(first == prose)
    }

    @Test(
        "What looks like a dateline and is none",
        arguments: [
            "DEAR ABBY: ", "SUMMARY: ", "Editor's Note: ", "SMITH: ", "Note - ", "On March 5 - ", "UPDATE - ",
            "Q: ", "Sunday, March 5 - ", "FILE - ", "TOTAL - ", "Speaking to AFP, ", "PARIS HILTON: ",
            "NASA: ",
            "China: ", "Born March 5 - ", "Step 1 - ", "INGREDIENTS — ", "KEY POINTS - ", "Table 3: ",
        ])
    func lookAlikes(_ front: String) throws {
        #expect(try dateline(front).0 == nil)
    }

    @Test("A transcript's speakers are no places, though one may be called Jordan")
    func transcript() throws {
        let reading = try Inputs.read(
            """
            An evening with the coach

            JORDAN: I have never seen a team play like that before, and I do not expect to see it again soon.

            CHARLOTTE: That is a big word from somebody who has been in the game for more than thirty years.

            JORDAN: Well, it is the truth, and everybody who was there on the night would tell you the same.
            """)
        #expect(reading.dateline == nil)
        #expect(reading.article.paragraphs.count == 3)
    }

    @Test("The year comes from the publication, across New Year as well")
    func year() throws {
        let reading = try Inputs.read(
            "Ministers agree\n\nJanuary 2, 2024\n\nLONDON, Dec 31 (Reuters) - \(Self.prose)\n\nThey will meet in June.\n"
        )
        #expect(reading.dateline?.year == 2023)
        #expect(reading.dateline?.yearFrom == .published)
        #expect(reading.article.published?.value == "2024-01-02T00:00:00Z")
    }

    @Test("A dateline may be broken over two lines, or stand alone before a table")
    func layout() throws {
        let broken = try Inputs.read(
            """
            MINISTERS AGREE ON TALKS

                PORT-AU-PRINCE, Haiti, Dec.
            31 (UPI) -- The ministers agreed on Friday to hold another
            round of talks before the end of the year.
                They will meet in June.
             UPI
            """)
        #expect(broken.dateline?.place == "PORT-AU-PRINCE, Haiti")
        #expect(broken.dateline?.day == 31)
        #expect(broken.article.paragraphs.count == 2)
        #expect(broken.leftOut.map(\.kind) == [.signOff])
        let table = try Inputs.read(
            "ACME 3RD QTR NET\n\n    HAMMOND, IND., March 26 -\n    Shr loss 66 cts vs profit 1.07 dlrs\n    Net loss 20,957,000\n Reuter\n"
        )
        #expect(table.dateline?.place == "HAMMOND, IND.")
        #expect(table.article.paragraphs == ["Shr loss 66 cts vs profit 1.07 dlrs", "Net loss 20,957,000"])
    }

    @Test("A headline that looks like a dateline stays a headline")
    func headline() throws {
        let reading = try Inputs.read(
            "PORT SUBSIDY TO END JULY 1 - MINISTER\n\n    ROTTERDAM, March 5 - \(Self.prose)\n Reuter\n")
        #expect(reading.article.headline == "PORT SUBSIDY TO END JULY 1 - MINISTER")
        #expect(reading.dateline?.place == "ROTTERDAM")
    }
}
