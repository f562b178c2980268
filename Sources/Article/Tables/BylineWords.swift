/// The words around the names in a byline.
enum BylineWords {
    /// What stands before the names; `true` where no blank needs to follow.
    static let openers = PhraseTable<Bool>(
        list(
            """
            byline, byline:, interview by, interview:, interview von, interviewed by,
            analysis by, opinion by, commentary by, review by, words:, ein kommentar von, kommentar von,
            eine analyse von, ein gastbeitrag von, ein interview von, article rédigé par, rédigé par,
            entrevista de, escrito por, intervista di, a cura di, entrevista por,
            by, by:, written by, reported by, report by, story by, text by, words by, posted by, author,
            author:, authors:, from our correspondent,
            por, por:, par, von, von:, di, av, af, door, tekst:, texte de, texto de, propos recueillis par,
            автор, автор:, авторы:, текст:, autor, autor:,
            autora:, autore:, auteur:, bericht von, ein bericht von, de notre correspondant,
            de nuestro corresponsal, dal nostro inviato,
            تقرير:, كتب, كتبت, بقلم, کالم:, تحریر:, लेखक:, रिपोर्ट:
            """, false) + list("作者, 作者：, 文／, 文/, 记者, 记者：, 撰文：, 文：, 記者", true))

    /// Offices that stand behind a name.
    static let roles = PhraseTable<Bool>(
        list(
            """
            staff writer, staff writers, staff reporter, staff correspondent, correspondent,
            special correspondent, senior correspondent, reporter, senior reporter,
            editor, deputy editor, senior editor, managing editor, news editor, political editor,
            business editor, science editor, columnist, contributor,
            contributing writer, special to, for the, bureau chief, chief correspondent, business writer,
            sports writer, science writer, political writer,
            associated press writer, ap writer, ap business writer, ap sports writer, our correspondent,
            our reporter, political correspondent,
            diplomatic correspondent, foreign correspondent, health correspondent, business correspondent,
            news desk, web desk, digital desk, news service,
            freelance writer, guest columnist, opinion columnist, journalist, multimedia journalist,
            producer, photojournalist, staff, news agency,
            bbc news, cnn, usa today, the guardian, the conversation, redacteur, redaktion, korrespondent,
            redacción, redacao, redação, da redação
            """, true))

    /// Words for an office, wherever in its name they stand.
    /// Headings with the writers' names below them, on the line that ends a page.
    static let headings = PhraseTable<Bool>(
        PhraseTable.entries("authors, autores, auteurs, autoren, autori, автор, авторы, автор текста", true))

    static let offices = PhraseTable<Bool>(
        list(
            """
            correspondent, correspondents, reporter, reporters, editor, writer, columnist, journalist, producer,
            critic, analyst, professor, lecturer, author, fellow, director, presenter, contributor, researcher,
            economist, intern, chief, photographer, redakteur, redakteurin, korrespondent, korrespondentin,
            reporterin, professorin, journaliste, correspondant, correspondante, professeur, professeure, rédacteur,
            rédactrice, periodista, corresponsal, redactor, redactora, profesor, profesora, giornalista,
            corrispondente, inviato, inviata, professore, professoressa, jornalista, repórter, professora,
            colunista, корреспондент, редактор, журналист, обозреватель
            """, true))

    /// Small words between names.
    static let connectors = PhraseTable<Bool>(
        list(
            """
            and, with, avec, con, com, mit, in, at, of, for, the, de, la, le, da, do, dos, du, des, del, della, di, van, von,
            der, den, ten, ter, bin, ibn, al, el, y, e, et, und, en, to,
            our, à, aus, a, from, zu, af, och, og, і, и, в, 和
            """, true))

    private static func list(_ words: String, _ value: Bool) -> [(String, Bool)] {
        words.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { word in
            (String(word.drop { $0 == " " }), value)
        }
    }
}
