public import Article
public import Checksum

/// By what articles are found to be the same, or alike, without their texts.
public struct Fingerprint: Equatable, Sendable {
    /// The digest of the file's, or the item's, bytes.
    public var bytes: Digest256
    /// The digest of the normalised headline and body.
    public var text: Digest256
    /// Words in headline and body.
    public var words: Int
    /// The sample of the body's shingles.
    public var sketch = Sketch.empty
    /// What the sender says of the item.
    public var item = ItemStatement()
    /// The time of publication that the article states, in seconds since 1970.
    public var stated: Int?

    /// A fingerprint of these parts.
    public init(bytes: Digest256, text: Digest256, words: Int) {
        (self.bytes, self.text, self.words) = (bytes, text, words)
    }

    /// The fingerprint of `article`, which was read from bytes whose digest is `bytes`.
    ///
    /// What is digested is the body in its normal form; where there is a headline, its normal form and two
    /// newlines stand before. Normal forms hold no newline, so an absent headline is like no present one. An article
    /// without a word, such as a lone dateline or a row of stars, is like no other: its bytes stand for its text.
    public init(of article: Article, bytes: Digest256) {
        self.init(article) { (bytes, SHA256.digest(of: $0)) }
    }

    /// The fingerprint of `article`, which was read from the bytes `source`: both are digested at once, which
    /// takes little more time than one of them.
    public init(of article: Article, source: Span<UInt8>) {
        self.init(article) { SHA256.digests(of: source, $0) }
    }

    /// The fingerprint of `article`, which was read from the first `count` bytes of `file`, and the digest of the whole
    /// of it: what both begin with is digested once.
    public static func make(
        of article: Article, first count: Int, of file: Span<UInt8>
    ) -> (fingerprint: Fingerprint, file: Digest256) {
        var whole = Digest256.zero
        let fingerprint = Fingerprint(article) { text in
            let digests = SHA256.digests(of: file, beginning: count, text)
            whole = digests.whole
            return (digests.beginning, digests.other)
        }
        return (fingerprint, whole)
    }

    private init(_ article: Article, digests: (Span<UInt8>) -> (bytes: Digest256, text: Digest256)) {
        let scan = WordScan(headline: article.headline, body: article.paragraphs)
        let digests = unsafe digests(scan.bytes.span)
        let text = scan.count == 0 ? digests.bytes : digests.text
        self.init(bytes: digests.bytes, text: text, words: scan.count)
        sketch = Sketch(of: scan)
        item = ItemStatement(article)
        stated = article.published?.secondsSinceEpoch
    }

    /// The URI of an article that has none of its own: a URN of the digest of its text.
    public var uri: String { "urn:sha256:" + text.hex }
}
