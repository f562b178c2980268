import Testing

@testable import Article

/// The small parts around a story.
@Suite("Parts")
struct PartsTests {
    static let lead =
        "The ministers agreed on Friday to hold another round of talks before the end of the year, officials said."
    static let second =
        "They will meet again in June, when the weather in the capital is better than it is now, they added."

    @Test(
        "Bylines",
        arguments: [
            ("By Jane Doe, Reuters", "Jane Doe, Reuters"), ("by Janie Gabbett", "Janie Gabbett"),
            ("BY TED D'AFFLISIO, REUTERS", "TED D'AFFLISIO, REUTERS"),
            ("By keith grant, Reuters", "keith grant, Reuters"),
            ("By Jane Doe and John Roe", "Jane Doe and John Roe"),
            ("Jane Doe | Staff Writer", "Jane Doe | Staff Writer"),
            ("Jane Doe, Associated Press", "Jane Doe, Associated Press"), ("Written by Jane Doe", "Jane Doe"),
            ("By Jane Doe | October 20, 2023", "Jane Doe"), ("Por Juana Pérez", "Juana Pérez"),
            ("Von Anna Müller", "Anna Müller"),
            ("Par Jeanne Dupont", "Jeanne Dupont"), ("By Norma Cohen in London", "Norma Cohen in London"),
        ])
    func bylines(_ line: String, _ names: String) throws {
        let reading = try Inputs.read(
            "Ministers agree on more talks\n\n\(line)\n\n\(Self.lead)\n\n\(Self.second)\n")
        #expect(reading.article.byline == names)
        #expect(reading.article.headline == "Ministers agree on more talks")
        #expect(reading.article.paragraphs == [Self.lead, Self.second])
    }

    @Test(
        "What begins with By and is none",
        arguments: ["By the numbers: a look at the talks", "By and large it is quiet"])
    func noBylines(_ line: String) throws {
        let reading = try Inputs.read(
            "Ministers agree on more talks\n\n\(line)\n\n\(Self.lead)\n\n\(Self.second)\n")
        #expect(reading.article.byline == nil)
    }

    @Test(
        "Lines that belong to no story",
        arguments: [
            ("Reuter", LeftOut.Kind.signOff), ("ENDS", .signOff), ("###", .signOff), ("-30-", .signOff),
            ("Enditem", .signOff),
            ("PTI ABC XYZ", .signOff), ("(ANI)", .signOff), ("(END)", .signOff),
            ("bur-abc/dfg/AFP", .signOff),
            ("Share on Facebook", .shareBar), ("Advertisement", .advertisement),
            ("12 Comments", .commentCount),
            ("Page 2 of 3", .pageNumber), ("© 2023 The Daily News. All rights reserved.", .copyrightNotice),
            ("(Reporting by Jane Doe; Editing by John Roe)", .creditLine),
            ("Read more: Talks fail again", .relatedLink),
            ("Sign up for our newsletter", .newsletter), ("3 min read", .readingTime), ("* * *", .signOff),
            (
                "(This story has not been edited by NDTV staff and is published from a syndicated feed.)",
                .syndicationNotice
            ),
            ("Published in The Daily News, October 20th, 2023", .sourceLine),
            ("jane.doe@example.com", .contact),
        ] as [(String, LeftOut.Kind)])
    func tail(_ line: String, _ kind: LeftOut.Kind) throws {
        let reading = try Inputs.read(
            "Ministers agree on more talks\n\n\(Self.lead)\n\n\(Self.second)\n\n\(line)\n")
        #expect(reading.leftOut == [LeftOut(kind: kind, text: line)])
        #expect(reading.article.paragraphs == [Self.lead, Self.second])
    }

    @Test(
        "Lines before the story",
        arguments: [
            ("(Corrects paragraph 7 to say March)", LeftOut.Kind.correctionNotice),
            ("Eds: Updates with quote", .advisory),
            ("5 min read", .readingTime), ("Reuters", .sourceLine), ("World", .sectionLabel),
            ("BC-US--Talks, 3rd Ld", .slugLine),
        ] as [(String, LeftOut.Kind)])
    func head(_ line: String, _ kind: LeftOut.Kind) throws {
        let reading = try Inputs.read(
            "Ministers agree on more talks\n\n\(line)\n\nROME (AP) — \(Self.lead)\n\n\(Self.second)\n")
        #expect(reading.leftOut == [LeftOut(kind: kind, text: line)])
        #expect(reading.article.headline == "Ministers agree on more talks")
        #expect(reading.article.paragraphs == [Self.lead, Self.second])
    }

    @Test(
        "Captions in their many forms",
        arguments: [
            (
                "A minister in Rome, Oct. 5, 2023. (AP Photo/Jane Doe)", "A minister in Rome, Oct. 5, 2023.",
                "AP Photo/Jane Doe"
            ),
            ("A minister in Rome. REUTERS/Jane Doe", "A minister in Rome.", "Jane Doe"),
            ("FILE PHOTO: A minister in Rome. REUTERS/Jane Doe", "A minister in Rome.", "Jane Doe"),
            ("A minister in Rome. Photo: AFP", "A minister in Rome.", "AFP"),
            ("A minister in Rome [Jane Doe/Reuters]", "A minister in Rome", "Jane Doe/Reuters"),
            (
                "A minister in Rome. (Photo by Jane Doe/Getty Images)", "A minister in Rome.",
                "Photo by Jane Doe/Getty Images"
            ),
        ])
    func captions(_ line: String, _ text: String, _ credit: String) throws {
        let reading = try Inputs.read("Talks go on\n\n\(Self.lead)\n\n\(line)\n\n\(Self.second)\n")
        #expect(reading.article.captions.map(\.text) == [text])
        #expect(reading.article.captions.map(\.credit) == [credit])
        #expect(reading.article.paragraphs == [Self.lead, Self.second])
    }

    @Test("The dek between headline and byline")
    func dek() throws {
        let reading = try Inputs.read(
            "Talks go on\n\nNobody expects them to end soon.\n\nBy Jane Doe\n\n\(Self.lead)\n\n\(Self.second)\n"
        )
        #expect(reading.article.dek == "Nobody expects them to end soon.")
    }

    @Test("Broken lines at several widths, with blank lines or with none", arguments: [40, 60, 78, 100])
    func wrapped(_ width: Int) throws {
        let paragraphs = (0..<6).map { "\(Self.lead) Number \($0) of them said so. \(Self.second)" }
        func wrap(_ text: String, indent: String = "") -> String {
            var (lines, line) = ([String](), indent)
            for word in text.split(separator: " ") {
                if line.count + 1 + word.count > width, line != indent {
                    lines.append(line)
                    line = ""
                }
                line += line.isEmpty || line == indent ? word : " \(word)"
            }
            return (lines + [line]).joined(separator: "\n")
        }
        let blank = try Inputs.read("Talks go on\n\n" + paragraphs.map { wrap($0) }.joined(separator: "\n\n"))
        #expect(blank.article.paragraphs == paragraphs)
        let indented = try Inputs.read(
            "Talks go on\n\n" + paragraphs.map { wrap($0, indent: "    ") }.joined(separator: "\n"))
        #expect(indented.article.paragraphs == paragraphs)
    }

    @Test("Hyphens at a break: one that the break made goes, one that the writer made stays")
    func hyphens() throws {
        let reading = try Inputs.read(
            """
            Talks go on

            They spoke of more coopera-
            tion and of long-
            term plans for three-
            and seven-day visits that the minis-
            ters of both sides want.

            \(Self.second)
            """)
        #expect(
            reading.article.paragraphs[0]
                == "They spoke of more cooperation and of long-term plans for three- and seven-day visits that the ministers of both sides want."
        )
    }

    @Test(
        "Languages",
        arguments: [
            ("en", lead),
            (
                "de",
                "Die Minister haben sich am Freitag darauf geeinigt, vor dem Ende des Jahres eine weitere Runde von Gesprächen abzuhalten."
            ),
            (
                "fr",
                "Les ministres se sont mis d'accord vendredi pour tenir une nouvelle série de pourparlers avant la fin de l'année."
            ),
            (
                "es",
                "Los ministros acordaron el viernes celebrar otra ronda de conversaciones antes de que termine el año, dijeron las autoridades."
            ),
            (
                "pt",
                "Os ministros concordaram na sexta-feira em realizar outra rodada de negociações antes do fim do ano, disseram autoridades."
            ),
            (
                "it",
                "I ministri hanno deciso venerdì di tenere un altro ciclo di colloqui prima della fine dell'anno, hanno detto i funzionari."
            ),
            (
                "nl",
                "De ministers zijn het vrijdag eens geworden over een nieuwe ronde van gesprekken voor het einde van het jaar."
            ),
            (
                "ru",
                "Министры договорились в пятницу провести ещё один раунд переговоров до конца года, сообщили чиновники."
            ),
            (
                "uk",
                "Міністри домовилися у п'ятницю провести ще один раунд переговорів до кінця року, повідомили посадовці."
            ),
            (
                "ar",
                "اتفق الوزراء يوم الجمعة على عقد جولة أخرى من المحادثات قبل نهاية العام الجاري، بحسب ما قال مسؤولون."
            ),
            (
                "ur",
                "وزرا نے جمعے کو سال کے اختتام سے پہلے مذاکرات کا ایک اور دور منعقد کرنے پر اتفاق کیا ہے، حکام نے بتایا۔"
            ),
            ("hi", "मंत्रियों ने शुक्रवार को साल के अंत से पहले वार्ता का एक और दौर आयोजित करने पर सहमति जताई, अधिकारियों ने कहा।"),
            ("zh", "两国部长星期五同意在年底前举行新一轮会谈，官员们表示双方将继续就共同关心的问题保持沟通。"),
            ("ja", "両国の閣僚は金曜日、年内に次の協議を開くことで合意した。政府の関係者が明らかにした。"),
            ("ko", "양국 장관은 금요일 올해 안에 회담을 한 차례 더 열기로 합의했다고 정부 관계자들이 밝혔다."),
            (
                "tr",
                "Bakanlar cuma günü yıl sonundan önce yeni bir görüşme turu düzenlemek üzere anlaştılar, yetkililer söyledi."
            ),
            ("und", "12 34 56 78"),
        ])
    func languages(_ tag: String, _ text: String) throws {
        #expect(try Inputs.read(text).article.language == tag)
    }

    @Test("Paragraphs of a structured format, whose fields count for more")
    func structured() {
        var article = Article()
        article.headline = "Talks go on"
        article.language = "en-GB"
        let reading = PlainTextReader.read(
            paragraphs: [
                "By Jane Doe", "ROME, March 5 (AP) — \(Self.lead)", "Advertisement", Self.second, "###",
            ],
            of: article, settings: ReadingSettings())
        #expect(reading.article.headline == "Talks go on")
        #expect(reading.article.language == "en-GB")
        #expect(reading.article.byline == "Jane Doe")
        #expect(reading.dateline?.place == "ROME")
        #expect(reading.article.paragraphs == [Self.lead, Self.second])
        #expect(reading.leftOut.map(\.kind) == [.advertisement, .signOff])
        #expect(
            PlainTextReader.read(paragraphs: [], of: article, settings: ReadingSettings()).article == article)
    }

    @Test("What the reader did with each line can be seen")
    func explained() throws {
        let text = "Talks go on\n\nBy Jane Doe\n\nROME (AP) — \(Self.lead)\n\n\(Self.second)\n\nENDS\n"
        let lines = try PlainTextReader.explain(Array(text.utf8), settings: ReadingSettings()).lines
        #expect(lines.map(\.number) == [1, 3, 5, 7, 9])
        #expect(lines.map(\.place) == ["headline", "byline", "body", "body", "sign-off"])
        #expect(lines[2].rule == "begins with a dateline")
    }
}
