/// Reads one article from plain text.
///
/// What holds for the whole module:
/// - Reading is a function of the bytes and the settings of their source, and of nothing else: no files, no
///   clock, no threads.
/// - Every line of the input has one place: the body, a field of the article, or ``Reading/leftOut``. Nothing
///   is added and nothing is lost but white space, hyphens that a line break made, and words such as "By".
/// - What the text does not state is absent: no date is taken from the story, no headline from its lead.
/// - No input makes it trap, or takes it more than linear time.
/// - What is looked up stands in tables (`Tables/`), what decides stands in rules that can be seen (``Rule``).
public enum PlainTextReader {
    /// Reads `bytes` as one article.
    ///
    /// - Parameters:
    ///   - bytes: the whole text, in any encoding.
    ///   - settings: what is known of its source.
    /// - Throws: ``ReadingError`` when there is no text in `bytes`.
    public static func read(_ bytes: [UInt8], settings: ReadingSettings) throws(ReadingError) -> Reading {
        let decoded = try TextDecoder.decode(bytes)
        var page = Page(text: decoded.text, settings: settings)
        try readAll(&page, decoded.decoding)
        return takeReading(&page)
    }

    /// Reads `bytes` as ``read(_:settings:)`` does, and says for each line what it is and by which rule.
    public static func explain(
        _ bytes: [UInt8], settings: ReadingSettings
    ) throws(ReadingError) -> (reading: Reading, lines: [LineAccount]) {
        let decoded = try TextDecoder.decode(bytes)
        var page = Page(text: decoded.text, settings: settings)
        try readAll(&page, decoded.decoding)
        let accounts = LineAccount.accounts(of: page)
        return (takeReading(&page), accounts)
    }

    /// Reads a story whose paragraphs a structured format has parted already, and whose fields it may state.
    ///
    /// Nothing is taken for a headline or a dek. Byline, dateline, captions, times, language and whatever does
    /// not belong to the story are read as from plain text; what `article` states already stays.
    ///
    /// - Parameters:
    ///   - paragraphs: the story, one paragraph an element.
    ///   - article: what the format states of it.
    ///   - settings: what is known of its source.
    public static func read(paragraphs: [String], of article: Article, settings: ReadingSettings) -> Reading {
        var text: [UInt8] = []
        for paragraph in paragraphs {
            if !text.isEmpty { text.append(contentsOf: [0x0A, 0x0A]) }
            let start = text.count
            text.append(contentsOf: paragraph.utf8)
            for index in start..<text.count where text[index] == 0x0A || text[index] == 0x0D {
                text[index] = 0x20
            }
        }
        var page = Page(text: TextDecoder.cleaned(text), settings: settings)
        page.article = article
        page.article.paragraphs = []
        if !page.lines.isEmpty { readParts(&page, hasHeadline: true) }
        return takeReading(&page)
    }

    /// The stages between the lines and the article.
    private static func readParts(_ page: inout Page, hasHeadline: Bool) {
        HeadMarks.mark(&page, mayHaveFields: !hasHeadline)
        TailMarks.mark(&page)
        page.makePassages()
        CaptionStage.read(&page)
        StoryCheck.afterCaptions(&page)
        if !hasHeadline { HeadStage.read(&page) }
        FurnitureStage.read(&page)
        BodyStage.read(&page)
        StoryCheck.afterBody(&page)
        PublicationStage.read(&page)
        if page.article.language == nil { page.article.language = LanguageDetector.language(of: page) }
    }

    private static func readAll(_ page: inout Page, _ decoding: Decoding) throws(ReadingError) {
        page.decoding = decoding
        guard !page.lines.isEmpty else { throw .empty }
        readParts(&page, hasHeadline: false)
    }

    /// Takes the article out of its page, and the account of what is not in it.
    private static func takeReading(_ page: inout Page) -> Reading {
        if let agency = page.settings.agency { page.article.addAgency(agency) }
        let leftOut = leftOut(of: &page)
        return Reading(
            article: page.takeArticle(), dateline: page.takeDateline(), leftOut: leftOut,
            decoding: page.decoding)
    }

    /// What was left out, in the order of the input; captions go to the article.
    private static func leftOut(of page: inout Page) -> [LeftOut] {
        var leftOut: [LeftOut] = []
        if let prefix = page.prefix { leftOut.append(prefix) }
        for index in page.passages.indices {
            let passage = page.passages[index]
            guard case .leftOut(let kind) = passage.part else { continue }
            if kind == .slugLine {
                // By its slug, a notice names a story that it takes back.
                page.article.alternativeIDs.append(
                    AlternativeID(role: "slug", value: page.string(of: passage)))
            }
            if let caption = page.captions[index] {
                page.article.captions.append(caption)
                leftOut.append(LeftOut(kind: kind, text: "#caption-\(page.article.captions.count)"))
            } else {
                leftOut.append(LeftOut(kind: kind, text: page.string(of: passage)))
            }
        }
        return leftOut
    }
}
