/// Reads one article from plain text.
///
/// Reading is a function of the bytes and the settings of their source, and of nothing else. Every line of
/// the input has one place: the body, a field of the article, or ``Reading/leftOut``.
public enum PlainTextReader {
    /// Reads `bytes` as one article.
    ///
    /// - Parameters:
    ///   - bytes: the whole text, in any encoding.
    ///   - settings: what is known of its source.
    /// - Throws: ``ReadingError`` when there is no text in `bytes`.
    public static func read(_ bytes: [UInt8], settings: ReadingSettings) throws(ReadingError) -> Reading {
        let page = try page(bytes, settings: settings)
        return reading(of: page)
    }

    /// Reads `bytes` as ``read(_:settings:)`` does, and says for each line what it is and by which rule.
    public static func explain(
        _ bytes: [UInt8], settings: ReadingSettings
    ) throws(ReadingError) -> (reading: Reading, lines: [LineAccount]) {
        let page = try page(bytes, settings: settings)
        return (reading(of: page), LineAccount.accounts(of: page))
    }

    private static func page(
        _ bytes: [UInt8], settings: ReadingSettings
    ) throws(ReadingError) -> Page {
        let decoded = try TextDecoder.decode(bytes)
        var page = Page(text: decoded.text, settings: settings)
        page.decoding = decoded.decoding
        guard !page.lines.isEmpty else { throw .empty }
        HeadMarks.mark(&page)
        TailMarks.mark(&page)
        page.makePassages()
        CaptionStage.read(&page)
        HeadStage.read(&page)
        FurnitureStage.read(&page)
        BodyStage.read(&page)
        PublicationStage.read(&page)
        page.article.language = LanguageDetector.language(of: page)
        return page
    }

    private static func reading(of page: borrowing Page) -> Reading {
        var article = page.article
        if let agency = page.settings.agency { article.addAgency(agency) }
        var reading = Reading(article: article)
        reading.decoding = page.decoding
        reading.dateline = page.dateline
        if let prefix = page.prefix { reading.leftOut.append(prefix) }
        for (index, passage) in page.passages.enumerated() {
            guard case .leftOut(let kind) = passage.part else { continue }
            if let caption = page.captions[index] {
                reading.article.captions.append(caption)
                reading.leftOut.append(
                    LeftOut(kind: kind, text: "#caption-\(reading.article.captions.count)"))
            } else {
                reading.leftOut.append(LeftOut(kind: kind, text: page.string(of: passage)))
            }
        }
        return reading
    }
}
