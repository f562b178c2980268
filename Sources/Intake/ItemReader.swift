public import Article
internal import Checksum
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

    /// A reader of `bytes`, which have the format `format`.
    public init(_ bytes: [UInt8], format: Format, settings: ReadingSettings) {
        self.bytes = bytes
        items = format.items(in: bytes, settings: settings)
        ahead = items.next()
    }

    /// The next items, and whether the file has no more. A file without any gives one empty batch.
    public mutating func next() -> (items: [PreparedItem], isLast: Bool) {
        var batch: [PreparedItem] = []
        while let item = ahead, batch.count < Self.batch {
            ahead = items.next()
            batch.append(prepare(item))
        }
        return (batch, ahead == nil)
    }

    private func prepare(_ item: Item) -> PreparedItem {
        let source = bytes.span.extracting(item.range)
        func place(_ digest: Digest256) -> FileItem {
            FileItem(ordinal: item.ordinal, digest: digest, isLast: ahead == nil)
        }
        switch item.result {
        case .success(let reading):
            let fingerprint = Fingerprint(of: reading.article, source: source)
            let article = PreparedArticle(reading, fingerprint: fingerprint)
            return PreparedItem(place(fingerprint.bytes), .success(article))
        case .failure(let rejection):
            return PreparedItem(place(SHA256.digest(of: source)), .failure(Rejection(rejection)))
        }
    }
}

extension Rejection {
    /// The reason that stands in the log for an item that could not be read.
    init(_ item: ItemRejection) {
        self.init(Code(rawValue: item.code.rawValue) ?? .malformedJSON, detail: item.detail)
    }
}
