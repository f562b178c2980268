import Testing

@testable import Article

/// Datelines, bylines, times and closing lines in Spanish, French, German, Portuguese, Chinese, Urdu, Hindi,
/// Arabic and Russian.
@Suite("Wires in other languages")
struct ForeignWireTests {
    static let datelines: [(String, ExpectedDateline)] = [
        ("es", .init("Madrid, 19 oct (EFE).- ", "Madrid", 10, 19, "EFE")),
        ("es", .init("Madrid, 19 oct 2023 (EFE).- ", "Madrid", 10, 19, "EFE")),
        ("es", .init("MADRID, 19 Oct. (EUROPA PRESS) - ", "MADRID", 10, 19, "Europa Press")),
        ("es", .init("BUENOS AIRES, oct 19 (Reuters) - ", "BUENOS AIRES", 10, 19, "Reuters")),
        ("es", .init("México, 19 de octubre (EFE).- ", "México", 10, 19, "EFE")),
        ("es", .init("Ciudad de México (AP) — ", "Ciudad de México", nil, nil, "AP")),
        ("es", .init("CIUDAD DE MÉXICO, México (AP) — ", "CIUDAD DE MÉXICO, México", nil, nil, "AP")),
        ("es", .init("Washington (AFP) - ", "Washington", nil, nil, "AFP")),
        ("es", .init("La Habana, 19 oct (Prensa Latina) ", "La Habana", 10, 19, "Prensa Latina")),
        ("es", .init("Buenos Aires, 19 de octubre (Télam).- ", "Buenos Aires", 10, 19, "Télam")),
        ("es", .init("Pekín, 19 oct (Xinhua) -- ", "Pekín", 10, 19, "Xinhua")),
        ("fr", .init("Paris, 19 oct 2023 (AFP) - ", "Paris", 10, 19, "AFP")),
        ("fr", .init("PARIS (AFP) – ", "PARIS", nil, nil, "AFP")),
        ("fr", .init("PARIS, 19 octobre (Reuters) - ", "PARIS", 10, 19, "Reuters")),
        ("fr", .init("Genève (AFP) - ", "Genève", nil, nil, "AFP")),
        ("fr", .init("Bruxelles (Belga) - ", "Bruxelles", nil, nil, "Belga")),
        ("fr", .init("MONTRÉAL — ", "MONTRÉAL")),
        ("fr", .init("ALGER, 19 octobre 2023 (APS) - ", "ALGER", 10, 19, "APS")),
        ("fr", .init("BEIJING, 19 octobre (Xinhua) -- ", "BEIJING", 10, 19, "Xinhua")),
        ("fr", .init("Rabat (MAP) - ", "Rabat", nil, nil, "MAP")),
        ("fr", .init("Alger (AP) — ", "Alger", nil, nil, "AP")),
        ("de", .init("Berlin (dpa) - ", "Berlin", nil, nil, "dpa")),
        ("de", .init("Berlin/Brüssel (dpa) - ", "Berlin/Brüssel", nil, nil, "dpa")),
        ("de", .init("Frankfurt/Main (dpa) - ", "Frankfurt/Main", nil, nil, "dpa")),
        ("de", .init("BERLIN (dpa-AFX) - ", "BERLIN", nil, nil, "dpa-AFX")),
        ("de", .init("Wien (APA) - ", "Wien", nil, nil, "APA")),
        ("de", .init("Berlin, 19. Okt (Reuters) - ", "Berlin", 10, 19, "Reuters")),
        ("de", .init("Berlin (AFP) - ", "Berlin", nil, nil, "AFP")),
        ("de", .init("Berlin, 19. Oktober 2023 (AFP) - ", "Berlin", 10, 19, "AFP")),
        ("de", .init("München (dpa/lby) - ", "München", nil, nil, "dpa")),
        ("de", .init("Bern (awp) - ", "Bern", nil, nil, "AWP")),
        ("de", .init("Hamburg – ", "Hamburg")),
        ("pt", .init("Lisboa, 19 out 2023 (Lusa) – ", "Lisboa", 10, 19, "Lusa")),
        ("pt", .init("Brasília (Agência Brasil) - ", "Brasília", nil, nil, "Agência Brasil")),
        ("pt", .init("SÃO PAULO, 19 Out (Reuters) - ", "SÃO PAULO", 10, 19, "Reuters")),
        ("pt", .init("Rio de Janeiro (AFP) - ", "Rio de Janeiro", nil, nil, "AFP")),
        ("pt", .init("Brasília, 19 de outubro (Xinhua) -- ", "Brasília", 10, 19, "Xinhua")),
        ("pt", .init("SÃO PAULO (Reuters) - ", "SÃO PAULO", nil, nil, "Reuters")),
        ("pt", .init("BRASÍLIA — ", "BRASÍLIA")),
        ("zh", .init("新华社北京10月19日电（记者张三）", "北京", 10, 19, "Xinhua")),
        ("zh", .init("新华社北京10月19日电 ", "北京", 10, 19, "Xinhua")),
        ("zh", .init("新华社日内瓦10月19日电（记者 张三 李四）", "日内瓦", 10, 19, "Xinhua")),
        ("zh", .init("中新社北京10月19日电 (记者 张三)", "北京", 10, 19, "China News Service")),
        ("zh", .init("中新网10月19日电 ", "", 10, 19, "China News Service")),
        ("zh", .init("【新华社日内瓦10月19日电】", "日内瓦", 10, 19, "Xinhua")),
        ("zh", .init("（中央社台北19日电）", "台北", nil, nil, "CNA")),
        ("zh", .init("路透社伦敦10月19日电 ", "伦敦", 10, 19, "Reuters")),
        ("zh", .init("法新社巴黎10月19日电 ", "巴黎", 10, 19, "AFP")),
        ("zh", .init("本报北京10月19日电 ", "北京", 10, 19)),
        ("zh", .init("人民网北京10月19日电 ", "北京", 10, 19, "People's Daily Online")),
        ("ur", .init("اسلام آباد: ", "اسلام آباد")),
        ("ur", .init("اسلام آباد (اے پی پی) ", "اسلام آباد", nil, nil, "APP")),
        ("ur", .init("لاہور(نیوز ڈیسک) ", "لاہور")),
        ("ur", .init("کراچی: ", "کراچی")),
        ("ur", .init("کراچی(اسٹاف رپورٹر)", "کراچی")),
        ("ur", .init("واشنگٹن (اے ایف پی) ", "واشنگٹن", nil, nil, "AFP")),
        ("ur", .init("اسلام آباد ۔ 19 اکتوبر (اے پی پی): ", "اسلام آباد", 10, 19, "APP")),
        ("ur", .init("لندن: ", "لندن")),
        ("hi", .init("नई दिल्ली, 19 अक्टूबर (भाषा) ", "नई दिल्ली", 10, 19, "PTI")),
        ("hi", .init("नई दिल्ली, 19 अक्टूबर (आईएएनएस)। ", "नई दिल्ली", 10, 19, "IANS")),
        ("hi", .init("लखनऊ: ", "लखनऊ")),
        ("hi", .init("नई दिल्ली। ", "नई दिल्ली")),
        ("hi", .init("पटना, 19 अक्टूबर (वार्ता) ", "पटना", 10, 19, "UNI")),
        ("hi", .init("मुंबई (एएनआई): ", "मुंबई", nil, nil, "ANI")),
        ("hi", .init("नई दिल्ली: ", "नई दिल्ली")),
        ("hi", .init("वाशिंगटन, 19 अक्टूबर (एपी) ", "वाशिंगटन", 10, 19, "AP")),
        ("ar", .init("القاهرة 19 أكتوبر (رويترز) - ", "القاهرة", 10, 19, "Reuters")),
        ("ar", .init("القاهرة في 19 أكتوبر /أ ش أ/ ", "القاهرة", 10, 19, "MENA")),
        ("ar", .init("الرياض 19 أكتوبر 2023 واس - ", "الرياض", 10, 19, "SPA")),
        ("ar", .init("أبوظبي في 19 أكتوبر / وام / ", "أبوظبي", 10, 19, "WAM")),
        ("ar", .init("بيروت (أ ف ب) - ", "بيروت", nil, nil, "AFP")),
        ("ar", .init("القاهرة (رويترز) - ", "القاهرة", nil, nil, "Reuters")),
        ("ar", .init("عمان 19 تشرين الأول (بترا)-- ", "عمان", 10, 19, "Petra")),
        ("ar", .init("القاهرة - ", "القاهرة")),
        ("ar", .init("أنقرة/ الأناضول ", "أنقرة", nil, nil, "Anadolu")),
        ("ar", .init("بكين 19 أكتوبر 2023 (شينخوا) -- ", "بكين", 10, 19, "Xinhua")),
        ("ru", .init("МОСКВА, 19 октября. /ТАСС/. ", "МОСКВА", 10, 19, "TASS")),
        ("ru", .init("МОСКВА, 19 окт - РИА Новости. ", "МОСКВА", 10, 19, "RIA Novosti")),
        ("ru", .init("Москва. 19 октября. INTERFAX.RU - ", "Москва", 10, 19, "Interfax")),
        ("ru", .init("ЖЕНЕВА, 19 октября. /Корр. ТАСС Иван Петров/. ", "ЖЕНЕВА", 10, 19, "TASS")),
        ("ru", .init("МИНСК, 19 октября (БЕЛТА) - ", "МИНСК", 10, 19, "BelTA")),
        ("ru", .init("Москва, 19 октября 2023 (Новости) - ", "Москва", 10, 19)),
        ("ru", .init("МОСКВА, 19 окт (Рейтер) - ", "МОСКВА", 10, 19, "Reuters")),
        ("ru", .init("КИЕВ. 19 октября. УНН. ", "КИЕВ", 10, 19, "UNN")),
        ("ru", .init("Москва. 19 октября. Интерфакс - ", "Москва", 10, 19, "Interfax")),
        ("ru", .init("АСТАНА, 19 окт - Sputnik. ", "АСТАНА", 10, 19, "Sputnik")),
    ]

    @Test("Datelines", arguments: ForeignWireTests.datelines)
    func dateline(_ language: String, _ expected: ExpectedDateline) throws {
        let prose = try #require(ForeignStory.prose[language])
        let reading = try Inputs.read(
            "\(prose.headline)\n\n\(expected.text)\(prose.lead)\n\n\(prose.second)\n")
        #expect(reading.article.headline == prose.headline)
        #expect(reading.article.language == language)
        #expect(reading.dateline?.place == expected.place)
        #expect(reading.dateline?.month == expected.month)
        #expect(reading.dateline?.day == expected.day)
        #expect(reading.dateline?.agency == expected.agency)
        #expect(reading.article.paragraphs == [prose.lead, prose.second])
    }

    static let stories: [ForeignStory] = [
        .init("es", "Por Juana Gil¶¶Madrid, 19 oct (EFE).- ", "", byline: "Juana Gil"),
        .init("fr", "Par Jeanne Dupont¶¶Paris (AFP) - ", "", byline: "Jeanne Dupont"),
        .init("de", "Von Erika Muster, dpa¶¶Berlin (dpa) - ", "", byline: "Erika Muster, dpa"),
        .init("pt", "Por Joana Gil¶¶Lisboa (Lusa) - ", "", byline: "Joana Gil"),
        .init("ru", "Автор: Иван Петров¶¶МОСКВА, 19 октября. /ТАСС/. ", "", byline: "Иван Петров"),
        .init("zh", "作者：张三¶¶新华社北京10月19日电 ", "", byline: "张三"),
        .init(
            "es", "Publicado: 19 de octubre de 2023 a las 10:32¶¶", "", published: "2023-10-19T10:32:00Z",
            leftOut: [.sourceLine]),
        .init(
            "fr", "Publié le 19/10/2023 à 10:32¶¶", "", published: "2023-10-19T10:32:00Z",
            leftOut: [.sourceLine]),
        .init(
            "fr", "Publié le 19 octobre 2023 à 10h32 | Mis à jour le 20 octobre 2023 à 11h05¶¶", "",
            published: "2023-10-20T11:05:00Z", leftOut: [.sourceLine]),
        .init("de", "19.10.2023, 10:32 Uhr¶¶", "", published: "2023-10-19T10:32:00Z", leftOut: [.sourceLine]),
        .init(
            "de", "Stand: 19.10.2023 10:32 Uhr¶¶", "", published: "2023-10-19T10:32:00Z",
            leftOut: [.sourceLine]),
        .init(
            "pt", "Publicado em 19 de outubro de 2023, 10h32¶¶", "", published: "2023-10-19T10:32:00Z",
            leftOut: [.sourceLine]),
        .init(
            "zh", "2023年10月19日 10:32 来源：新华网¶¶", "", published: "2023-10-19T10:32:00Z", leftOut: [.sourceLine]),
        .init(
            "zh", "发布时间：2023-10-19 10:32:15¶¶", "", published: "2023-10-19T10:32:15Z", leftOut: [.sourceLine]),
        .init(
            "ru", "19 октября 2023 в 10:32¶¶", "", published: "2023-10-19T10:32:00Z", leftOut: [.sourceLine]),
        .init("ru", "10:32 19.10.2023¶¶", "", published: "2023-10-19T10:32:00Z", leftOut: [.sourceLine]),
        .init(
            "ar", "تاريخ النشر: 19 أكتوبر 2023 10:32¶¶", "", published: "2023-10-19T10:32:00Z",
            leftOut: [.sourceLine]),
        .init("ur", "19 اکتوبر 2023¶¶", "", published: "2023-10-19T00:00:00Z", leftOut: [.sourceLine]),
        .init(
            "hi", "प्रकाशित: 19 अक्टूबर 2023 10:32¶¶", "", published: "2023-10-19T10:32:00Z", leftOut: [.sourceLine]),
        .init("es", "Madrid, 19 oct (EFE).- ", "¶¶(c) Agencia EFE", leftOut: [.signOff]),
        .init("es", "Madrid, 19 oct (EFE).- ", "¶¶abc/def/gh", leftOut: [.signOff]),
        .init("fr", "Paris (AFP) - ", "¶¶abc/def/gh", leftOut: [.signOff]),
        .init("de", "Berlin (dpa) - ", "¶¶dpa abc xx yyzz def", leftOut: [.signOff]),
        .init("zh", "新华社北京10月19日电 ", "（完）", leftOut: [.signOff]),
        .init("zh", "新华社北京10月19日电 ", "¶¶责任编辑：李四", leftOut: [.creditLine]),
        .init("zh", "新华社北京10月19日电 ", "¶¶【编辑:李四】", leftOut: [.creditLine]),
        .init(
            "ru", "МОСКВА, 19 октября. /ТАСС/. ", "¶¶Читайте также: Десять фактов", leftOut: [.relatedLink]),
        .init(
            "ar", "القاهرة (رويترز) - ", "¶¶(إعداد محمد للنشرة العربية - تحرير أحمد)", leftOut: [.creditLine]),
        .init(
            "es", "BUENOS AIRES, oct 19 (Reuters) - ", "¶¶(Reporte de Juana Gil; editado por Juan Paz)",
            leftOut: [.creditLine]),
        .init(
            "fr", "PARIS, 19 octobre (Reuters) - ", "¶¶(Reportage Jeanne Dupont, édité par Jean Roc)",
            leftOut: [.creditLine]),
        .init(
            "de", "Berlin (Reuters) - ", "¶¶(Bericht von Erika Muster, redigiert von Max Muster)",
            leftOut: [.creditLine]),
        .init(
            "pt", "SÃO PAULO (Reuters) - ", "¶¶(Reportagem de Joana Gil; edição de João Paz)",
            leftOut: [.creditLine]),
    ]

    @Test("Bylines, times and what closes a story", arguments: ForeignWireTests.stories)
    func story(_ story: ForeignStory) throws {
        let prose = try #require(ForeignStory.prose[story.language])
        let text = "\(prose.headline)\n\n\(story.front)\(prose.lead)\n\n\(prose.second)\(story.tail)\n"
        let reading = try Inputs.read(text.replacing("¶", with: "\n"))
        #expect(reading.article.headline == prose.headline)
        #expect(reading.article.byline == story.byline)
        #expect(reading.article.published?.value == story.published)
        #expect(reading.article.paragraphs == [prose.lead, prose.second])
        #expect(reading.leftOut.map(\.kind) == story.leftOut)
    }
}
