/// The names of fields that scrapers, mail systems and archives write above a text, each on a line with a colon.
enum HeaderFields {
    /// What a field holds.
    enum Meaning: Sendable {
        case headline, byline, time, address, source
        /// Nothing that the article keeps, and nothing else than a field in a block of them.
        case other
        /// The text begins behind it.
        case text
    }

    /// The longest name, in bytes.
    static let longest = 40

    static let table = PhraseTable<Meaning>(
        list(
            "title, headline, subject, titel, betreff, título, titulo, asunto, assunto, titre, objet, titolo",
            .headline)
            + list("oggetto, заголовок, тема, 标题, 題名, タイトル, العنوان, शीर्षक", .headline)
            + list(
                "author, authors, by, byline, writer, creator, autor, autorin, autoren, autora, autores",
                .byline)
            + list("auteur, auteurs, autore, autori, автор, авторы, 作者, 記者, 执笔, الكاتب, लेखक", .byline)
            + list(
                """
                date, published, publish date, publish_date, published_at, published at, published on, pubdate,
                publication date, publication_date, date published, date_published, datepublished, posted, posted on,
                timestamp, created, sent, datum, veröffentlicht, gesendet, fecha, publicado, enviado, data, date de publication,
                envoyé, inviato, pubblicato, дата, опубликовано, отправлено, 日期, 时间, 发布时间, 日時, 公開日, التاريخ, दिनांक, तारीख
                """, .time)
            + list(
                "url, link, source url, source_url, canonical url, canonical, permalink, web, adresse, enlace",
                .address)
            + list("lien, ссылка, адрес, 链接, 网址, الرابط, लिंक", .address)
            + list(
                "source, sitename, site, site_name, publisher, publication, outlet, newspaper, website, quelle",
                .source)
            + list("fuente, fonte, источник, 来源, المصدر, स्रोत, medium, domain, hostname", .source)
            + list(
                """
                from, to, cc, bcc, reply-to, message-id, in-reply-to, references, mime-version, content-type,
                content-transfer-encoding, content-language, return-path, received, delivered-to, x-mailer, user-agent, sender,
                list-id, path, newsgroups, lines, organization, organisation, xref, followup-to, distribution, approved,
                nntp-posting-host, importance, priority, attachments, von, an, kopie, de, à, para, da, a, от, кому, копия,
                language, lang, keywords, tags, category, categories, section, country, id, uuid, guid, fetched, crawled,
                crawl date, retrieved, downloaded, accessed, modified, updated, last modified, word count, words, length,
                copyright, license, licence, image, description, summary, desc, fingerprint, type, format, pages, page,
                edition, graphic, dateline, load-date, publication-type, subject terms, sprache, rubrik, idioma, langue,
                язык, рубрика, 关键词, 栏目, 分类, اللغة
                """, .other)
            + list(
                "text, body, content, article, full text, story, article text, inhalt, texto, texte, testo, текст",
                .text)
            + list("正文, 内容, النص, पाठ", .text))

    private static func list(_ names: String, _ meaning: Meaning) -> [(String, Meaning)] {
        PhraseTable<Meaning>.entries(names, meaning)
    }
}
