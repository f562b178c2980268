internal import Checksum

/// The rows of a stretch of the log, in a file that never changes, and by what they are found.
public final class ExactRun: Sendable {
    /// What stands at the head of the file.
    public let head: IndexFile.Head
    /// All of it.
    let file: IndexBytes
    /// The size of the file in bytes.
    public var byteCount: Int { file.count }

    private let rows: IndexBytes
    private let uris: IndexBytes
    private let byBytes: DigestSection
    private let byText: DigestSection
    private let items: IndexBytes
    private let versions: IndexBytes
    private let itemPlaces: DigestSection
    private let files: IndexBytes
    private let filePlaces: DigestSection
    private let blockBytes: IndexBytes

    static let sectionCount = 14
    /// Bytes of the record of an item, of a version, and of the record of a file.
    static let (itemSize, versionSize, fileSize) = (20, 12, 32)

    /// Opens a file of this kind.
    public init(_ file: IndexFile) throws(IndexFault) {
        let sections = file.sections
        guard file.head.kind == .exact, sections.count == Self.sectionCount,
            sections[0].count == Int(file.head.rowCount) * ArticleRow.size
        else { throw IndexFault("its sections are not those of its kind") }
        head = file.head
        self.file = file.bytes
        rows = sections[0]
        uris = sections[1]
        byBytes = DigestSection(buckets: sections[2], entries: sections[3])
        byText = DigestSection(buckets: sections[4], entries: sections[5])
        items = sections[6]
        versions = sections[7]
        itemPlaces = DigestSection(buckets: sections[8], entries: sections[9])
        files = sections[10]
        filePlaces = DigestSection(buckets: sections[11], entries: sections[12])
        blockBytes = sections[13]
    }

    /// The row after the last one.
    var endRow: ArticleRow.Number { head.firstRow + head.rowCount }

    /// The row `number`, which is one of these.
    func row(_ number: ArticleRow.Number) -> ArticleRow {
        ArticleRow(rows, at: Int(number &- head.firstRow) * ArticleRow.size, first: head.stretch.first)
    }

    /// The URI of a row that has one of its own.
    func uri(_ number: ArticleRow.Number) -> String? {
        let place = Int(rows.load(Int(number &- head.firstRow) * ArticleRow.size + 76, as: UInt32.self))
        guard place > 0 else { return nil }
        let length = Int(uris.load(place - 1, as: UInt32.self))
        return String(decoding: uris.slice(place + 3..<place + 3 + length).array, as: UTF8.self)
    }

    /// The row of the event `sequence`.
    func row(of sequence: UInt64) -> ArticleRow.Number? {
        guard sequence >= head.stretch.first, sequence - head.stretch.first <= UInt32.max else { return nil }
        let wanted = UInt32(sequence - head.stretch.first)
        var (low, high) = (0, Int(head.rowCount))
        while low < high {
            let middle = (low + high) / 2
            if self.sequence(middle) < wanted { low = middle + 1 } else { high = middle }
        }
        guard low < Int(head.rowCount), self.sequence(low) == wanted else { return nil }
        return head.firstRow + UInt32(low)
    }

    private func sequence(_ index: Int) -> UInt32 { rows.load(index * ArticleRow.size + 64, as: UInt32.self) }

    /// Reads ahead what tells where rows with these bytes and this text are.
    func touchBuckets(bytes: Digest128, text: Digest128) -> UInt64 {
        byBytes.touchBucket(bytes.high) ^ byText.touchBucket(text.high)
    }

    /// Reads ahead what may be such rows.
    func touchEntries(bytes: Digest128, text: Digest128) -> UInt64 {
        byBytes.touchEntries(bytes.high) ^ byText.touchEntries(text.high)
    }

    /// The latest row with these bytes.
    func row(ofBytes digest: Digest128) -> ArticleRow.Number? {
        byBytes.last(digest.high) { isDigest(digest, at: Int($0) * ArticleRow.size + 32, in: rows) }
            .map { $0 &+ head.firstRow }
    }

    /// The latest row with this text.
    func row(ofText digest: Digest128) -> ArticleRow.Number? {
        byText.last(digest.high) { isDigest(digest, at: Int($0) * ArticleRow.size, in: rows) }
            .map { $0 &+ head.firstRow }
    }

    /// What is known of the item with this identifier.
    func item(_ identifier: Digest128) -> ItemState? {
        itemPlaces.last(identifier.high) { isDigest(identifier, at: Int($0) * Self.itemSize, in: items) }
            .map { item(Int($0)).state }
    }

    /// What is known of the file with this identity.
    func file(_ identity: Digest128) -> KnownFile? {
        filePlaces.last(identity.high) { isDigest(identity, at: Int($0) * Self.fileSize, in: files) }
            .map { file(Int($0)).file }
    }

    private func isDigest(_ digest: Digest128, at offset: Int, in bytes: IndexBytes) -> Bool {
        bytes.load(offset, as: UInt64.self) == digest.high
            && bytes.load(offset + 8, as: UInt64.self) == digest.low
    }
}

extension ExactRun {
    /// The blocks that begin in it.
    var blocks: [LogBlock] {
        (0..<blockBytes.count / LogBlock.size).map { LogBlock(blockBytes, at: $0 * LogBlock.size) }
    }

    var itemCount: Int { items.count / Self.itemSize }
    var fileCount: Int { files.count / Self.fileSize }

    /// A record of an item: its identifier, its row, and the version that it states.
    func item(_ index: Int) -> (identifier: Digest128, state: ItemState) {
        let offset = index * Self.itemSize
        let place = items.load(offset + 16, as: UInt32.self)
        return (
            digest(at: offset, in: items),
            ItemState(row: head.firstRow &+ place >> 1, version: place & 1 == 0 ? nil : version(index))
        )
    }

    /// The version that the item with this number states: they stand in the order of their items.
    private func version(_ index: Int) -> Int {
        var (low, high) = (0, versions.count / Self.versionSize)
        while low < high {
            let middle = (low + high) / 2
            if versions.load(middle * Self.versionSize, as: UInt32.self) < index {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return Int(truncatingIfNeeded: versions.load(low * Self.versionSize + 4, as: UInt64.self))
    }

    /// A record of a file: its identity, the beginning of its digest, its last event, and how far it is known.
    func file(_ index: Int) -> (identity: Digest128, file: KnownFile) {
        let offset = index * Self.fileSize
        let state = files.load(offset + 28, as: UInt32.self)
        return (
            digest(at: offset, in: files),
            KnownFile(
                digest: files.load(offset + 16, as: UInt64.self), items: Int(state >> 1),
                isWhole: state & 1 != 0,
                sequence: head.stretch.first &+ UInt64(files.load(offset + 24, as: UInt32.self)))
        )
    }

    private func digest(at offset: Int, in bytes: IndexBytes) -> Digest128 {
        Digest128(
            high: bytes.load(offset, as: UInt64.self), low: bytes.load(offset + 8, as: UInt64.self))
    }
}

// MARK: Merging

extension ExactRun {
    /// Bytes of its URIs, as they stand there.
    var uriBytes: IndexBytes { uris }

    /// Where the URI of the row with this number in the file stands, plus one; 0 where it has none of its own.
    func uriPlace(_ index: Int) -> UInt32 { rows.load(index * ArticleRow.size + 76, as: UInt32.self) }

    /// By what the row with this number in the file is found by its bytes.
    func bytesHash(_ index: Int) -> UInt64 {
        rows.load(index * ArticleRow.size + 32, as: UInt64.self)
    }

    /// By what it is found by its text; `nil` where it has none of its own.
    func textHash(_ index: Int) -> UInt64? {
        ArticleRow.hasOwnText(rows, at: index * ArticleRow.size)
            ? rows.load(index * ArticleRow.size, as: UInt64.self) : nil
    }

    /// By what an item is found.
    func itemHash(_ index: Int) -> UInt64 { items.load(index * Self.itemSize, as: UInt64.self) }

    /// By what a file is found.
    func fileHash(_ index: Int) -> UInt64 { files.load(index * Self.fileSize, as: UInt64.self) }
}
