import Testing

@testable import Article

/// Whole stories as the wires and their takers print them.
@Suite("Wires")
struct WireTests {
    @Test("AP: slug, advisories, headline over two lines, byline and agency, reporters below a rule")
    func associatedPress() throws {
        let reading = try Inputs.read(
            """
            BC-EU--Grain, 2nd Ld-Writethru,412
            Eds: Updates with quotes, details.
            AP Photo NY123, LON801

            First grain ship leaves port
            since deal collapsed

            By HANNA DOE and JOHN ROE
            Associated Press

            KYIV, Ukraine (AP) _ A ship loaded with grain left a
            port on Wednesday, officials said, the first since a
            wartime deal collapsed last month.

            "This is a signal to the world," the minister told
            reporters.

            ___

            Roe reported from London.
            """)
        #expect(reading.article.headline == "First grain ship leaves port since deal collapsed")
        #expect(reading.article.byline == "HANNA DOE and JOHN ROE")
        #expect(reading.dateline?.agency == "AP")
        #expect(reading.article.paragraphs.count == 2)
        #expect(
            reading.leftOut.map(\.kind) == [
                .slugLine, .advisory, .advisory, .sourceLine, .signOff, .creditLine,
            ])
    }

    @Test("PTI: a code before the headline, initials behind the last sentence and below it")
    func pressTrust() throws {
        let reading = try Inputs.read(
            """
            DEL12 NATION-PM-VISIT
            PM to visit Japan next week

            New Delhi, Oct 19 (PTI) The prime minister will visit Japan next week for talks, the ministry said.

            The visit comes at a time when the two countries are deepening ties, it said. PTI ABC XYZ
            XYZ
            """)
        #expect(reading.article.headline == "PM to visit Japan next week")
        #expect(reading.article.paragraphs.last?.hasSuffix("deepening ties, it said.") == true)
        #expect(reading.leftOut.map(\.kind) == [.slugLine, .signOff, .signOff])
    }

    @Test("Yonhap: paragraphs on lines of their own, without blank lines between them")
    func yonhap() throws {
        let reading = try Inputs.read(
            """
            (LEAD) N. Korea fires missile toward East Sea: military
            By Kim Deok-hyun
            SEOUL, Oct. 19 (Yonhap) -- North Korea fired a ballistic missile toward the East Sea on Thursday, the military said.
            The Joint Chiefs of Staff did not give further details.
            khd@example.com
            (END)
            """)
        #expect(reading.article.byline == "Kim Deok-hyun")
        #expect(reading.article.paragraphs.count == 2)
        #expect(reading.leftOut.map(\.kind) == [.contact, .signOff])
    }

    @Test("A newspaper's page: breadcrumb, agency, times, buttons, caption, dateline with a colon")
    func newspaper() throws {
        let reading = try Inputs.read(
            """
            Home > World > Asia
            Quake hits northern Japan, no tsunami alert
            AFP
            Published October 19, 2023 Updated October 20, 2023 10:32am
            2 min read
            Share
            People stand outside after the quake in Sendai on Thursday. — AFP

            TOKYO: A strong earthquake rattled northern Japan on Thursday, but no tsunami warning was issued.

            "We felt it for about 30 seconds," a resident told AFP by telephone.

            Published in The Daily News, October 20th, 2023

            Read more
            Japan quake: what we know
            """)
        #expect(reading.article.headline == "Quake hits northern Japan, no tsunami alert")
        #expect(reading.article.dek == nil)
        #expect(reading.article.located == "TOKYO")
        #expect(reading.article.published?.value == "2023-10-20T10:32:00Z")
        #expect(reading.article.captions.map(\.credit) == ["AFP"])
        #expect(reading.article.paragraphs.count == 2)
    }

    @Test("dpa: a rule below the headline, initials and the time below the story")
    func germanAgency() throws {
        let reading = try Inputs.read(
            """
            Kanzler kündigt weitere Hilfen an
            =

            Berlin (dpa) - Der Bundeskanzler hat am Donnerstag weitere
            Hilfen angekündigt. Das sagte er nach einem Treffen in
            Berlin.

            «Wir werden nicht nachlassen», sagte er.

            dpa abc xx yyzz
            191032 Okt 23
            """)
        #expect(reading.article.language == "de")
        #expect(reading.article.paragraphs.count == 2)
        #expect(reading.leftOut.map(\.kind) == [.rule, .signOff, .signOff])
    }

    @Test("Xinhua in Chinese: indented by ideographic spaces, editor in brackets")
    func xinhuaChinese() throws {
        let reading = try Inputs.read(
            """
            　　中国经济稳步回升
            　　2023年10月19日 10:32  来源：新华网

            　　新华社北京10月19日电（记者 张三）国家统计局19日发布数据，前三季度国内生产总值同比增长百分之五点二。

            　　专家表示，经济恢复向好总体回升的态势更趋明显。

            　　（责任编辑：李四）
            """)
        #expect(reading.article.headline == "中国经济稳步回升")
        #expect(reading.dateline?.place == "北京")
        #expect(reading.dateline?.year == 2023)
        #expect(reading.article.paragraphs.count == 2)
        #expect(reading.leftOut.map(\.kind) == [.sourceLine, .creditLine])
    }
}
