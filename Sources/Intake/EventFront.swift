internal import Article
internal import Checksum
internal import JSON
internal import Likeness

/// The data of an article's event up to the decision, which is all of it that can be written before.
struct EventFront: Sendable {
    private let bytes: [UInt8]
    /// Where in them the article's body stands.
    private let body: Range<Int>

    /// Room for what is beside the body in most events.
    private static let besideBody = 2048

    /// Writes the members `article`, `reading`, `text` and `sketch`.
    init(_ reading: Reading, _ fingerprint: Fingerprint, uri: String) {
        let length = reading.article.paragraphs.reduce(0) { $0 + $1.utf8.count + 4 }
        var writer = JSONWriter(capacity: length + Self.besideBody)
        writer.beginObject()
        writer.key("article")
        body = NinjsEncoder.encode(reading.article, uri: uri, into: &writer)
        writer.key("reading")
        ReadingEncoder.encode(reading, into: &writer)
        writer.key("text")
        writer.beginObject()
        writer.key("sha256")
        writer.plainString(fingerprint.text.appendHex)
        writer.key("words")
        writer.number(fingerprint.words)
        writer.key("normalization")
        writer.number(TextNormalizer.version)
        writer.endObject()
        writer.key("sketch")
        SketchMember.encode(fingerprint, into: &writer)
        writer.key("decision")
        bytes = writer.take()
    }

    /// The whole of it.
    var whole: [ArraySlice<UInt8>] { [bytes[...]] }

    /// The same for a copy whose text stands in an earlier event: it is not repeated.
    var withoutBody: [ArraySlice<UInt8>] { [bytes[..<body.lowerBound], bytes[body.upperBound...]] }
}
