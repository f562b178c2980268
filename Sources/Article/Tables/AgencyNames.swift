/// News agencies as they are printed, with the name that the house gives each of them.
enum AgencyNames {
    /// An agency as a text may name it.
    struct Agency: Sendable {
        /// The name as the house spells it.
        let name: String
        /// Whether the printed form is also a common word or a short form that needs its capitals.
        let needsCapitals: Bool
    }

    static let table = table(with: [])

    /// The table with the names that settings add.
    static func table(with extra: [String]) -> PhraseTable<Agency> {
        PhraseTable(
            extra.map { ($0, Agency(name: $0, needsCapitals: false)) }
                + distinct.flatMap { name, forms in
                    forms.map { ($0, Agency(name: name, needsCapitals: false)) }
                }
                + capitals.flatMap { name, forms in
                    forms.map { ($0, Agency(name: name, needsCapitals: true)) }
                })
    }

    /// Names that are nothing else.
    private static let distinct: [(String, [String])] = [
        (
            "Reuters",
            [
                "Reuters", "Reuter", "Thomson Reuters", "Рейтер", "رويترز", "路透社", "路透", "ロイター", "रॉयटर्स",
                "رائٹرز",
            ]
        ),
        ("AP", ["Associated Press", "The Associated Press", "美联社", "أسوشيتد برس", "أ ب", "एपी", "اے پی"]),
        (
            "AFP",
            [
                "Agence France-Presse", "Agence France Presse", "法新社", "أ ف ب", "ا ف ب", "فرانس برس", "एएफपी",
                "اے ایف پی", "АФП",
            ]
        ),
        (
            "Xinhua",
            ["Xinhua", "Xinhua News Agency", "XinhuaNet", "新华社", "新華社", "新华网", "شينخوا", "शिन्हुआ", "Синьхуа"]
        ),
        ("PTI", ["Press Trust of India", "पीटीआई", "पीटीआइ", "भाषा"]),
        ("ANI", ["Asian News International", "एएनआई"]),
        ("APP", ["Associated Press of Pakistan", "اے پی پی"]),
        ("IANS", ["Indo-Asian News Service", "आईएएनएस"]),
        ("TASS", ["ITAR-TASS", "ТАСС", "ИТАР-ТАСС", "塔斯社"]),
        ("Interfax", ["Interfax", "INTERFAX.RU", "Interfax-Ukraine", "Интерфакс"]),
        ("RIA Novosti", ["RIA Novosti", "РИА Новости"]),
        ("Sputnik", ["Sputnik"]),
        ("dpa", ["Deutsche Presse-Agentur"]),
        ("Kyodo", ["Kyodo", "Kyodo News", "共同通信", "共同", "共同社"]),
        ("Jiji Press", ["Jiji Press", "Jiji", "時事通信", "時事"]),
        ("Yonhap", ["Yonhap", "Yonhap News Agency", "연합뉴스", "韩联社"]),
        ("Newsis", ["Newsis", "뉴시스"]),
        ("ANSA", ["Agenzia ANSA"]),
        ("Adnkronos", ["Adnkronos"]),
        ("Europa Press", ["Europa Press"]),
        ("EFE", ["Agencia EFE"]),
        ("Anadolu", ["Anadolu", "Anadolu Agency", "Anadolu Ajansı", "الأناضول"]),
        ("PA", ["Press Association", "PA Media"]),
        ("UPI", ["United Press International"]),
        ("Bernama", ["Bernama"]),
        ("Antara", ["Antara News"]),
        ("Lusa", ["Agência Lusa"]),
        ("Agência Brasil", ["Agência Brasil", "Agencia Brasil"]),
        ("Télam", ["Télam"]),
        ("Notimex", ["Notimex"]),
        ("Prensa Latina", ["Prensa Latina"]),
        ("Belga", ["Agence Belga"]),
        ("Ritzau", ["Ritzau"]),
        ("Ukrinform", ["Ukrinform", "Укринформ"]),
        ("UNIAN", ["UNIAN", "УНИАН"]),
        ("BelTA", ["BelTA", "БЕЛТА"]),
        ("Trend", ["Trend News Agency"]),
        ("China News Service", ["China News Service", "中新社", "中新网"]),
        ("People's Daily Online", ["人民网"]), ("CCTV", ["央视网"]), ("Global Times", ["环球网"]),
        ("UNN", ["УНН"]),
        ("KCNA", ["Korean Central News Agency", "朝中社"]),
        ("VNA", ["Vietnam News Agency"]),
        ("CNA", ["Central News Agency", "中央社"]),
        ("WAM", ["Emirates News Agency", "وام"]),
        ("SPA", ["Saudi Press Agency", "واس"]),
        ("MENA", ["Middle East News Agency", "أ ش أ"]),
        ("Petra", ["بترا"]),
        ("Fars", ["Fars News Agency"]),
        ("IRNA", ["Islamic Republic News Agency"]),
        ("UNI", ["United News of India", "यूनीवार्ता", "वार्ता"]),
        ("Bloomberg", ["Bloomberg News"]),
        ("Dow Jones", ["Dow Jones Newswires", "Dow Jones"]),
        ("PR Newswire", ["PRNewswire", "PR Newswire", "PRNewswire-USNewswire", "PRNewswire-Asia"]),
        ("Business Wire", ["BUSINESS WIRE", "Business Wire", "BusinessWire"]),
        ("GlobeNewswire", ["GLOBE NEWSWIRE", "GlobeNewswire"]),
        ("ACN Newswire", ["ACN Newswire"]),
        ("Inter Press Service", ["Inter Press Service"]),
        ("Religion News Service", ["Religion News Service"]),
        ("Canadian Press", ["The Canadian Press", "Canadian Press", "La Presse Canadienne"]),
        ("AAP", ["Australian Associated Press"]),
        ("States News Service", ["States News Service"]),
        ("Cox News Service", ["Cox News Service"]),
        ("Knight Ridder", ["Knight Ridder Newspapers", "Knight-Ridder"]),
        ("McClatchy", ["McClatchy Newspapers"]),
        ("Tribune News Service", ["Tribune News Service"]),
        ("ThaiNews", ["Thai News Agency"]),
    ]

    /// Short forms that count only in the capitals that they are printed in.
    private static let capitals: [(String, [String])] = [
        ("AP", ["AP"]), ("AFP", ["AFP"]), ("PTI", ["PTI"]), ("ANI", ["ANI"]), ("APP", ["APP"]),
        ("IANS", ["IANS"]),
        ("TASS", ["TASS"]), ("dpa", ["dpa"]), ("dpa-AFX", ["dpa-AFX"]), ("ANSA", ["ANSA"]), ("EFE", ["EFE"]),
        ("AGI", ["AGI"]), ("Anadolu", ["AA"]), ("UPI", ["UPI"]), ("PA", ["PA"]), ("UNI", ["UNI"]),
        ("Lusa", ["Lusa", "LUSA"]),
        ("Belga", ["Belga", "BELGA"]), ("Antara", ["Antara", "ANTARA"]), ("MTI", ["MTI"]), ("PAP", ["PAP"]),
        ("APA", ["APA"]), ("ČTK", ["ČTK", "CTK"]), ("TASR", ["TASR"]), ("ATS", ["ATS"]), ("ANP", ["ANP"]),
        ("NTB", ["NTB"]), ("TT", ["TT"]), ("STT", ["STT"]), ("BTA", ["BTA"]),
        ("Agerpres", ["Agerpres", "AGERPRES"]),
        ("Tanjug", ["Tanjug", "TANJUG"]), ("Hina", ["HINA", "Hina"]), ("Petra", ["Petra"]), ("WAM", ["WAM"]),
        ("SPA", ["SPA"]), ("KUNA", ["KUNA"]), ("QNA", ["QNA"]), ("MENA", ["MENA"]), ("IRNA", ["IRNA"]),
        ("Fars", ["FARS"]), ("KCNA", ["KCNA"]), ("VNA", ["VNA"]), ("CNA", ["CNA"]), ("NNA", ["NNA"]),
        ("NAN", ["NAN"]),
        ("GNA", ["GNA"]), ("SANA", ["SANA"]), ("BSS", ["BSS"]), ("UNB", ["UNB"]), ("RSS", ["RSS"]),
        ("PNA", ["PNA"]),
        ("AAP", ["AAP"]), ("CP", ["CP"]), ("NZPA", ["NZPA"]), ("RNS", ["RNS"]), ("CNS", ["CNS"]),
        ("IPS", ["IPS"]),
        ("Bloomberg", ["Bloomberg"]), ("Télam", ["Telam", "TELAM"]), ("Notimex", ["NTX"]),
        ("Montsame", ["MONTSAME"]),
        ("AWP", ["awp", "AWP"]), ("SDA", ["sda", "SDA"]), ("SID", ["SID", "sid"]), ("KNA", ["KNA"]),
        ("epd", ["epd"]),
        ("CNN", ["CNN"]), ("ots", ["ots"]), ("INA", ["INA"]), ("MAP", ["MAP"]), ("APS", ["APS"]),
        ("TAP", ["TAP"]), ("SAPA", ["SAPA"]),
        ("PPI", ["PPI"]),
        ("NNI", ["NNI"]), ("INP", ["INP"]), ("AKI", ["AKI"]), ("DNA", ["DNA"]),
    ]
}

extension AgencyNames {
    /// The printed forms of short names, each in the capitals that make it one.
    private static let shortForms = Set(capitals.flatMap { $0.1 })

    /// Whether a short name stands in the capitals that tell it from a word.
    static func isPrintedRight(_ printed: String) -> Bool { shortForms.contains(printed) }
}
