import Testing

@testable import Article

/// Lines of every kind that stand around a story.
@Suite("Lines around a story")
struct LineFormTests {
    private func read(above: String = "", between: String = "", below: String = "") throws -> Reading {
        let prose = StoryForm.prose
        return try Inputs.read(
            "Ministers agree on more talks\n\n\(above)GENEVA (AP) — \(prose[0])\n\n\(between)\(prose[1])\n\n\(prose[2])\n\(below)"
        )
    }

    static let captionLines: [(String, String?, String?)] = [
        (
            "Ministers arrive for talks in Geneva on Oct. 19, 2023. (AP Photo/Jane Doe)", "AP Photo/Jane Doe",
            "AP"
        ),
        (
            "Ministers arrive for talks in Geneva, Switzerland, October 19, 2023. REUTERS/Jane Doe",
            "Jane Doe", "Reuters"
        ),
        (
            "Ministers arrive for talks in Geneva, October 19, 2023. REUTERS/Jane Doe/File Photo",
            "Jane Doe/File Photo", "Reuters"
        ),
        (
            "FILE PHOTO: Ministers arrive for talks in Geneva, October 19, 2022. REUTERS/Jane Doe",
            "Jane Doe", "Reuters"
        ),
        (
            "FILE - Ministers arrive for talks in Geneva, Oct. 19, 2022. (AP Photo/Jane Doe, File)",
            "AP Photo/Jane Doe, File", "AP"
        ),
        (
            "Ministers arrive for talks in Geneva on October 19, 2023. (Photo by Jane Doe / AFP)",
            "Photo by Jane Doe / AFP", nil
        ),
        ("Ministers arrive for talks in Geneva. Photo: Jane Doe/AFP", "Jane Doe/AFP", nil),
        ("Ministers arrive for talks in Geneva. Photograph: Jane Doe/Reuters", "Jane Doe/Reuters", nil),
        ("Ministers arrive for talks in Geneva. Credit: Jane Doe/Getty Images", "Jane Doe/Getty Images", nil),
        ("Ministers arrive for talks in Geneva [File: Jane Doe/AP Photo]", "File: Jane Doe/AP Photo", nil),
        ("Ministers arrive for talks in Geneva | Photo Credit: PTI", "PTI", "PTI"),
        ("Ministers arrive for talks in Geneva. — Reuters/File", "Reuters/File", "Reuters"),
        ("Ministers arrive for talks in Geneva. - AFP", "AFP", "AFP"),
        ("Ministers arrive for talks in Geneva. (Xinhua/Zhang San)", "Zhang San", "Xinhua"),
        ("Ministers arrive for talks in Geneva. [Photo/Xinhua]", "Photo/Xinhua", nil),
        ("Ministers arrive for talks in Geneva. (Photo: AP)", "Photo: AP", nil),
        ("Ministers arrive for talks in Geneva. Image: Jane Doe/EPA", "Jane Doe/EPA", nil),
        ("Image source, Getty Images", "Getty Images", nil),
        ("Image caption, Ministers arrive for talks in Geneva", nil, nil),
        ("Photo by Jane Doe on Unsplash", "Jane Doe on Unsplash", nil),
        ("Representational image. (Photo: Reuters)", "Photo: Reuters", nil),
        (
            "Ministers arrive for talks in Geneva (Photo courtesy: X/@example)", "Photo courtesy: X/@example",
            nil
        ),
        ("Getty Images", "Getty Images", nil),
        ("AFP via Getty Images", "AFP via Getty Images", nil),
        ("AP Photo/Jane Doe", "Jane Doe", "AP"),
        ("REUTERS/Jane Doe", "Jane Doe", "Reuters"),
        ("Ministers arrive in Geneva © AFP", "AFP", "AFP"),
        ("(Photo: AFP)", "Photo: AFP", nil),
        ("Photo: Jane Doe", nil, nil),
        ("Handout/Reuters", "Reuters", nil),
        (
            "Des ministres arrivent à Genève, le 19 octobre 2023. (Photo Jane Doe / AFP)",
            "Photo Jane Doe / AFP", nil
        ),
        ("Minister treffen in Genf ein. Foto: Jane Doe/dpa", "Jane Doe/dpa", nil),
        ("Los ministros llegan a Ginebra. EFE/Juana Gil", "Juana Gil", "EFE"),
        ("Ministros chegam a Genebra. Foto: Joana Gil/Agência Brasil", "Joana Gil/Agência Brasil", nil),
        ("Министры прибыли в Женеву. Фото: Иван Петров/ТАСС", "Иван Петров/ТАСС", nil),
        ("10月19日，两国部长抵达日内瓦。新华社记者 张三 摄", "张三", "Xinhua"),
        ("وزراء يصلون إلى جنيف (رويترز)", "رويترز", "Reuters"),
        ("मंत्री जिनेवा पहुंचे। (फोटो: पीटीआई)", "पीटीआई)", "PTI"),
        ("وزرا جنیوا پہنچ رہے ہیں۔ فوٹو: اے ایف پی", "اے ایف پی", "AFP"),
        ("Des ministres à Genève © AFP", "AFP", "AFP"),
    ]

    @Test("Captions before the story, with credit and agency", arguments: LineFormTests.captionLines)
    func caption(_ line: String, _ credit: String?, _ agency: String?) throws {
        let reading = try read(above: line + "\n\n")
        #expect(reading.leftOut == [LeftOut(kind: .caption, text: "#caption-1")])
        #expect(reading.article.captions.first?.credit == credit)
        #expect(reading.article.captions.first?.agency == agency)
        #expect(reading.article.located == "GENEVA")
        #expect(reading.article.paragraphs == StoryForm.prose)
    }

    static let furnitureLines: [(String, LeftOut.Kind)] = [
        ("Share this article", .shareBar),
        ("Facebook Twitter WhatsApp", .shareBar),
        ("Advertisement", .advertisement),
        ("Story continues below advertisement", .advertisement),
        ("Read more: Ten things to know about the talks", .relatedLink),
        ("ALSO READ | Ten things to know about the talks", .relatedLink),
        ("Also Read: Ten things to know", .relatedLink),
        ("Sign up for our daily newsletter to get the best stories in your inbox.", .newsletter),
        ("Follow us on Google News", .shareBar),
        ("12 Comments", .commentCount),
        ("5 min read", .readingTime),
        ("© 2023 The Daily News. All rights reserved.", .copyrightNotice),
        (
            "Copyright 2023 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission.",
            .copyrightNotice
        ),
        ("* * *", .rule),
        ("Click here to subscribe to our newsletter", .newsletter),
        ("Recommended Stories", .relatedLink),
        ("Related: Ten things to know about the talks", .relatedLink),
        (
            "(Except for the headline, this story has not been edited by our staff and is published from a syndicated feed.)",
            .syndicationNotice
        ),
        (
            "This story was originally published by Grist and is reproduced here as part of a collaboration.",
            .syndicationNotice
        ),
        ("Lire aussi : Dix choses à savoir", .relatedLink),
        ("Lesen Sie auch: Zehn Dinge", .relatedLink),
        ("Lea también: Diez cosas", .relatedLink),
        ("Leia também: Dez coisas", .relatedLink),
        ("Читайте также: Десять фактов", .relatedLink),
        ("یہ بھی پڑھیں: دس باتیں", .relatedLink),
        ("ये भी पढ़ें: दस बातें", .relatedLink),
        ("اقرأ أيضا: عشرة أشياء", .relatedLink),
        ("Publicité", .advertisement),
        ("Anzeige", .advertisement),
        ("Publicidad", .advertisement),
        ("Реклама", .advertisement),
        ("广告", .advertisement),
        ("विज्ञापन", .advertisement),
        ("Print this page", .shareBar),
        ("View Comments", .commentCount),
        ("Page 2 of 3", .pageNumber),
        ("-2-", .pageNumber),
        ("- 14 -", .pageNumber),
        ("SKIP ADVERTISEMENT", .advertisement),
        ("Watch: Ministers leave the talks", .relatedLink),
    ]

    @Test("Lines within the story that are not of it", arguments: LineFormTests.furnitureLines)
    func furniture(_ line: String, _ kind: LeftOut.Kind) throws {
        let reading = try read(between: line + "\n\n")
        #expect(reading.leftOut == [LeftOut(kind: kind, text: line)])
        #expect(reading.article.paragraphs == StoryForm.prose)
    }

    static let tailLines: [(String, LeftOut.Kind)] = [
        ("ENDS", .signOff),
        ("###", .signOff),
        ("-30-", .signOff),
        ("(END)", .signOff),
        ("--ENDS--", .signOff),
        ("Reuter", .signOff),
        ("REUTERS", .signOff),
        ("AP", .signOff),
        ("/ends", .signOff),
        ("- AFP", .signOff),
        ("—AFP", .signOff),
        ("— Reuters", .signOff),
        ("-- Bernama", .signOff),
        ("(AFP)", .signOff),
        ("Source: AFP", .sourceLine),
        ("With inputs from PTI", .creditLine),
        ("(With agency inputs)", .creditLine),
        ("Jane Doe contributed to this report.", .creditLine),
        ("The Associated Press contributed to this report.", .creditLine),
        ("Editing by Jane Doe", .creditLine),
        ("(Additional reporting by Jane Doe in Rome; Editing by John Roe)", .creditLine),
        ("Xinhua", .signOff),
        ("Enditem", .signOff),
        ("TASS", .signOff),
        ("Published in The Daily News, October 19th, 2023", .sourceLine),
        ("Copyright © 2023 AFP", .copyrightNotice),
        ("All rights reserved.", .copyrightNotice),
        ("EFE abc/def", .signOff),
        ("EFE", .signOff),
        ("(ANSA).", .signOff),
        ("RIPRODUZIONE RISERVATA © Copyright ANSA", .copyrightNotice),
        ("MORE", .signOff),
        ("MORE TO COME", .signOff),
        ("PTI", .signOff),
        ("Reporting by Jane Doe", .creditLine),
        ("www.example.com", .contact),
        ("E-mail: jane@example.com", .contact),
        ("Write to Jane Doe at jane.doe@example.com", .contact),
    ]

    @Test("Lines below the story", arguments: LineFormTests.tailLines)
    func tail(_ line: String, _ kind: LeftOut.Kind) throws {
        let reading = try read(below: "\n" + line + "\n")
        #expect(reading.leftOut.map(\.kind) == [kind])
        #expect(reading.article.paragraphs == StoryForm.prose)
    }

    @Test(
        "Lines that are of the story stay in it",
        arguments: ["Jane Doe is a staff writer at The Daily News.", "The deal was worth $5 million."])
    func prose(_ line: String) throws {
        #expect(try read(below: "\n" + line + "\n").article.paragraphs.last == line)
    }
}
