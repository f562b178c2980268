internal import Article
internal import Checksum
internal import JSON
internal import Likeness

/// Builds the data of events.
enum ArticleMembers {
    static func article(_ article: Article, uri: String, withBody: Bool) -> [UInt8] {
        var writer = JSONWriter(capacity: 8 << 10)
        NinjsEncoder.encode(article, uri: uri, withBody: withBody, into: &writer)
        return writer.take()
    }

    static func account(_ reading: Reading) -> [UInt8] {
        var writer = JSONWriter()
        ReadingEncoder.encode(reading, into: &writer)
        return writer.take()
    }

    /// The data of an event about an article.
    static func data(_ prepared: PreparedArticle, decision: Decision, file: DroppedFile) -> [UInt8] {
        var writer = JSONWriter(capacity: prepared.article.count + prepared.account.count + 1024)
        writer.beginObject()
        writer.key("article")
        if case .duplicate(let match) = decision, match.isSameText {
            // The text stands in the earlier event already.
            writer.raw(article(prepared.reading.article, uri: prepared.uri, withBody: false))
        } else {
            writer.raw(prepared.article)
        }
        writer.key("reading")
        writer.raw(prepared.account)
        writer.key("text")
        writer.beginObject()
        writer.member("sha256", prepared.fingerprint.text.hex)
        writer.key("words")
        writer.number(prepared.fingerprint.words)
        writer.key("normalization")
        writer.number(TextNormalizer.version)
        writer.endObject()
        writer.key("sketch")
        SketchMember.encode(prepared.fingerprint, into: &writer)
        writer.key("decision")
        DecisionEncoder.encode(decision, into: &writer)
        writer.key("file")
        file.encode(into: &writer)
        writer.endObject()
        return writer.take()
    }

    /// The data of an event about a file that could not be read.
    static func data(_ rejection: Rejection, file: DroppedFile) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("file")
        file.encode(into: &writer)
        writer.key("reason")
        rejection.encode(into: &writer)
        writer.endObject()
        return writer.take()
    }
}
