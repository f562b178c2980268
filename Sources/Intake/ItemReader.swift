public import Article
public import Checksum
public import Formats
internal import Likeness

/// Reads a file of many articles in batches that are ready to be decided on.
///
/// It is one item ahead, so that the last one is known as such.
public struct ItemReader: Sendable {
    /// Items of a batch: enough to make the hand-over cheap, few enough to keep a large file out of memory.
    public static let batch = 64

    private let bytes: [UInt8]
    private var items: Items
    private var ahead: Item?
    /// The digest of the file, once somebody had to have it.
    private var digest: Digest256?

    /// A reader of `bytes`, which have the format `format`.
    public init(_ bytes: [UInt8], format: Format, settings: ReadingSettings) {
        self.bytes = bytes
        items = format.items(in: bytes, settings: settings)
        ahead = items.next()
    }

    /// The digest of the file, the next items, and whether it has no more. A file without any gives one empty batch.
    public mutating func next() -> (digest: Digest256, items: [PreparedItem], isLast: Bool) {
        var batch: [PreparedItem] = []
        while batch.count < Self.batch, let item = ahead.take() {
            ahead = items.next()
            batch.append(prepare(item))
        }
        let digest = digest ?? SHA256.digest(of: bytes)
        self.digest = digest
        return (digest, batch, ahead == nil)
    }

    private mutating func prepare(_ item: Item) -> PreparedItem {
        let isLast = ahead == nil
        switch item.result {
        case .success(let reading):
            let fingerprint = fingerprint(of: reading.article, item)
            let article = PreparedArticle(reading, fingerprint: fingerprint)
            let place = FileItem(ordinal: item.ordinal, digest: fingerprint.bytes, isLast: isLast)
            return PreparedItem(place, .success(article))
        case .failure(let rejection):
            let digest = SHA256.digest(of: bytes.span.extracting(item.range))
            let place = FileItem(ordinal: item.ordinal, digest: digest, isLast: isLast)
            return PreparedItem(place, .failure(Rejection(rejection)))
        }
    }

    private mutating func fingerprint(of article: Article, _ item: Item) -> Fingerprint {
        guard item.ordinal == 1, ahead == nil, item.range.lowerBound == 0 else {
            return Fingerprint(of: article, source: bytes.span.extracting(item.range))
        }
        // The only item of a file is all of it but for a newline, as a rule.
        let (fingerprint, whole) = Fingerprint.make(of: article, first: item.range.count, of: bytes.span)
        digest = whole
        return fingerprint
    }
}

extension Rejection {
    /// The reason that stands in the log for an item that could not be read.
    init(_ item: ItemRejection) {
        self.init(Code(rawValue: item.code.rawValue) ?? .malformedJSON, detail: item.detail)
    }
}
