public import JSON

/// Writes an article as IPTC ninjs 3.1.
///
/// Source: the ninjs 3.1 JSON schema, <https://iptc.org/std/ninjs/>.
public enum NinjsEncoder {
    /// Writes the record of `article`.
    ///
    /// - Parameters:
    ///   - article: what to write.
    ///   - uri: the URI it goes by: its own, or one made from its text.
    ///   - writer: where to.
    /// - Returns: where in the writer's bytes the body stands, with the comma before it: without them, the
    ///   record is the one of a copy whose text stands in an earlier event.
    @discardableResult
    public static func encode(
        _ article: Article, uri: String, into writer: inout JSONWriter
    ) -> Range<Int> {
        writer.beginObject()
        writer.member("uri", uri)
        writer.member("type", "text")
        writer.member("representationType", "full")
        writer.member("version", ifPresent: article.version)
        writer.member("firstCreated", ifPresent: article.firstPublished?.value)
        writer.member("versionCreated", ifPresent: article.published?.value)
        writer.member("pubStatus", ifPresent: article.status?.rawValue)
        writer.member("language", ifPresent: article.language)
        encodeTexts("headlines", role: "main", value: article.headline, into: &writer)
        encodeTexts("descriptions", role: "drop_head", value: article.dek, into: &writer)
        writer.member("by", ifPresent: article.byline)
        writer.member("located", ifPresent: article.located)
        let body = encodeBody(article, into: &writer)
        encodeSources(article.sources, into: &writer)
        encodeAlternativeIDs(article.alternativeIDs, into: &writer)
        encodeCaptions(article.captions, uri: uri, into: &writer)
        writer.endObject()
        return body
    }

    private static func encodeBody(_ article: Article, into writer: inout JSONWriter) -> Range<Int> {
        let start = writer.bytes.count
        writer.key("bodies")
        writer.beginArray()
        writer.beginObject()
        writer.member("role", "main")
        writer.member("contentType", "text/plain")
        writer.key("value")
        writer.string(joining: article.paragraphs, by: Article.blankLine)
        writer.endObject()
        writer.endArray()
        return start..<writer.bytes.count
    }

    /// The URI of the caption numbered `ordinal`, from 1, of the article that goes by `uri`.
    public static func captionURI(of uri: String, ordinal: Int) -> String { "\(uri)#caption-\(ordinal)" }

    private static func encodeTexts(
        _ name: String, role: String, value: String?, into writer: inout JSONWriter
    ) {
        guard let value else { return }
        writer.key(name)
        writer.beginArray()
        writer.beginObject()
        writer.member("role", role)
        writer.member("value", value)
        writer.endObject()
        writer.endArray()
    }

    private static func encodeSources(_ sources: [InfoSource], into writer: inout JSONWriter) {
        guard !sources.isEmpty else { return }
        writer.key("infoSources")
        writer.beginArray()
        for source in sources {
            writer.beginObject()
            writer.member("name", source.name)
            writer.member("role", source.role.rawValue)
            writer.endObject()
        }
        writer.endArray()
    }

    private static func encodeAlternativeIDs(_ ids: [AlternativeID], into writer: inout JSONWriter) {
        guard !ids.isEmpty else { return }
        writer.key("altIds")
        writer.beginArray()
        for id in ids {
            writer.beginObject()
            writer.member("role", id.role)
            writer.member("value", id.value)
            writer.endObject()
        }
        writer.endArray()
    }

    private static func encodeCaptions(_ captions: [Caption], uri: String, into writer: inout JSONWriter) {
        guard !captions.isEmpty else { return }
        writer.key("associations")
        writer.beginArray()
        for (index, caption) in captions.enumerated() {
            writer.beginObject()
            writer.member("name", "caption-\(index + 1)")
            writer.member("uri", captionURI(of: uri, ordinal: index + 1))
            writer.member("type", "picture")
            writer.member("by", ifPresent: caption.credit)
            encodeTexts("descriptions", role: "caption", value: caption.text, into: &writer)
            let agency = caption.agency.map { [InfoSource(name: $0, role: .agency)] } ?? []
            encodeSources(agency, into: &writer)
            writer.endObject()
        }
        writer.endArray()
    }
}
