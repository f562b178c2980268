/// Words of the small lines around a story that count something.
enum AgeWords {
    /// What stands before the number of a relative age.
    static let fronts = ["vor ", "il y a ", "hace ", "há ", "fa "].map { Array($0.utf8) }

    static let units = words(
        """
        second, seconds, sec, secs, minute, minutes, min, mins, hour, hours, hr, hrs, day, days, week,
        weeks, month, months, year,
        years, h, d, m, w, y, stunde, stunden, minuten, tag, tagen, tage, wochen, woche, heure, heures,
        jour, jours, semaine, semaines, hora, horas,
        minuto, minutos, día, días, dia, dias, semana, semanas, ora, ore, minuti, giorno, giorni, час, часа,
        часов, минут, минуты, день, дня, дней,
        小时, 分钟, 天, 时间, ساعة, ساعات, دقيقة, دقائق, گھنٹے, منٹ, دن, घंटे, मिनट, दिन
        """)

    static let ago = words("ago, back, atrás, fa, назад, 前, پہلے, पहले, قبل, earlier")

    static let comments = words(
        "comment, comments, kommentare, kommentar, commentaires, commentaire, comentarios, comentario, comentários, commenti, комментариев, 评论, تعليق, تعليقات"
    )

    static let reading = words(
        "min read, minute read, minutes read, mins read, min. read, min to read, minutes to read, min de lecture, min de lectura, min lesezeit, minuti di lettura, мин"
    )

    /// What stands before the number of a reading time.
    static let readingLabels = words(
        """
        reading time, read time, time to read, temps de lecture, lesezeit, lesedauer, tiempo de lectura,
        tempo di lettura, tempo de leitura, время чтения, وقت القراءة, 阅读时间
        """)

    private static func words(_ list: String) -> PhraseTable<Bool> {
        PhraseTable(
            list.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { word in
                (String(word.drop { $0 == " " }), true)
            })
    }
}
