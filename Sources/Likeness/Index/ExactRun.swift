internal import Checksum

/// The rows of a stretch of the log, in a file that never changes, and by what they are found.
public final class ExactRun: Sendable {
    /// What stands at the head of the file.
    public let head: IndexFile.Head
    /// The size of the file in bytes.
    public let byteCount: Int

    private let rows: IndexBytes
    private let uris: IndexBytes
    private let byBytes: DigestSection
    private let byText: DigestSection
    private let items: IndexBytes
    private let itemPlaces: DigestSection
    private let files: IndexBytes
    private let filePlaces: DigestSection
    private let blockBytes: IndexBytes

    static let sectionCount = 13
    static let recordSize = 32

    /// Opens a file of this kind.
    public init(_ file: IndexFile) throws(IndexFault) {
        let sections = file.sections
        guard file.head.kind == .exact, sections.count == Self.sectionCount,
            sections[0].count == Int(file.head.rowCount) * ArticleRow.size
        else { throw IndexFault("its sections are not those of its kind") }
        head = file.head
        byteCount = file.byteCount
        rows = sections[0]
        uris = sections[1]
        byBytes = DigestSection(buckets: sections[2], entries: sections[3])
        byText = DigestSection(buckets: sections[4], entries: sections[5])
        items = sections[6]
        itemPlaces = DigestSection(buckets: sections[7], entries: sections[8])
        files = sections[9]
        filePlaces = DigestSection(buckets: sections[10], entries: sections[11])
        blockBytes = sections[12]
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
        itemPlaces.last(identifier.high) { isDigest(identifier, at: Int($0) * Self.recordSize, in: items) }
            .map { item(Int($0)).state }
    }

    /// What is known of the file with this identity.
    func file(_ identity: Digest128) -> KnownFile? {
        filePlaces.last(identity.high) { isDigest(identity, at: Int($0) * Self.recordSize, in: files) }
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

    var itemCount: Int { items.count / Self.recordSize }
    var fileCount: Int { files.count / Self.recordSize }

    /// A record of an item: its identifier, its row, whether it states a version, and that.
    func item(_ index: Int) -> (identifier: Digest128, state: ItemState) {
        let offset = index * Self.recordSize
        let hasVersion = items.load(offset + 20, as: UInt32.self) != 0
        let version = Int(truncatingIfNeeded: items.load(offset + 24, as: UInt64.self))
        return (
            digest(at: offset, in: items),
            ItemState(row: items.load(offset + 16, as: UInt32.self), version: hasVersion ? version : nil)
        )
    }

    /// A record of a file: its identity, the beginning of its digest, its last event, and how far it is known.
    func file(_ index: Int) -> (identity: Digest128, file: KnownFile) {
        let offset = index * Self.recordSize
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
