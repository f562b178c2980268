/// The names of the months and their usual abbreviations.
enum MonthNames {
    /// A month as it is named somewhere.
    struct Month: Sendable {
        /// 1 to 12.
        let number: Int
        /// Whether the name is taken for a month only behind a day ("19 out"), being a common word otherwise.
        let needsDayBefore: Bool
    }

    static let table = PhraseTable<Month>(
        english.enumerated().flatMap { index, names in entries(names, index, needsDay: false) }
            + others.enumerated().flatMap { index, names in entries(names, index, needsDay: true) }
            + levantine.enumerated().flatMap { index, names in
                names.map { ($0, Month(number: index + 1, needsDayBefore: true)) }
            })

    /// The Levant's names, some of two words, and those of the Maghreb.
    private static let levantine: [[String]] = [
        ["كانون الثاني", "جانفي"], ["شباط", "فيفري"], ["آذار"], ["نيسان", "أفريل"], ["أيار", "ماي"],
        ["حزيران", "جوان"], ["تموز", "جويلية"], ["آب", "أوت"], ["أيلول"], ["تشرين الأول"], ["تشرين الثاني"],
        ["كانون الأول"],
    ]

    /// English names of four letters and more, which may be misspelt in a dateline and still be known.
    static let spelt: [(name: [UInt8], number: Int)] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ].enumerated().map { (Folding.fold($1), $0 + 1) }

    private static func entries(_ names: String, _ index: Int, needsDay: Bool) -> [(String, Month)] {
        names.split(separator: " ").map { name in
            // In Devanagari a month stands before the day as well: "अक्टूबर 19, 2023".
            let isDevanagari = name.utf8.first == 0xE0
            return (String(name), Month(number: index + 1, needsDayBefore: needsDay && !isDevanagari))
        }
    }

    private static let english = [
        "january jan", "february feb febr", "march mar", "april apr", "may", "june jun", "july jul",
        "august aug", "september sept sep", "october oct", "november nov", "december dec",
    ]

    private static let others = [
        """
        janvier janv enero ene januar jänner jän janeiro gennaio gen januari ocak oca styczeń stycznia \
        января янв \
        يناير जनवरी جنوری
        """,
        """
        février fevrier févr fév fev febrero februar fevereiro febbraio febbr februari şubat lutego luty \
        февраля фев февр فبراير फरवरी फ़रवरी فروری
        """,
        "mars marzo märz maerz mrz março marco maart mrt mart marca марта мар مارس मार्च مارچ",
        "avril avr abril abr aprile nisan kwietnia апреля апр أبريل ابريل अप्रैल اپریل",
        "mai mayo maio maggio mag mei maj mayıs maja мая май مايو मई مئی",
        "juin junio juni junho giugno giu haziran czerwca июня июн يونيو जून جون",
        "juillet juil julio juli julho luglio lug temmuz lipca июля июл يوليو जुलाई جولائی",
        "août aout agosto ago ağustos sierpnia augusti augustus августа авг أغسطس اغسطس अगस्त اگست",
        "septembre septiembre setiembre setembro settembre sett set eylül września сентября сен сент سبتمبر सितंबर सितम्बर ستمبر",
        "octobre octubre oktober okt outubro out ottobre ott ekim października октября окт أكتوبر اكتوبر अक्टूबर अक्तूबर اکتوبر",
        "novembre noviembre novembro kasım listopada ноября ноя نوفمبر नवंबर नवम्बर نومبر",
        "décembre decembre déc diciembre dic dezember dez dezembro dicembre aralık grudnia декабря дек ديسمبر दिसंबर दिसम्बर دسمبر",
    ]
}
