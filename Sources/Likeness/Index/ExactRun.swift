internal import Checksum

/// The rows of a stretch of the log, in a file that never changes, and by what they are found.
public final class ExactRun: Sendable {
    /// What stands at the head of the file.
    public let head: IndexFile.Head
    /// All of it.
    let file: IndexBytes
    /// The size of the file in bytes.
    public var byteCount: Int { file.count }

    /// The digests of texts.
    let texts: IndexBytes
    let rows: PackedTable
    let uris: IndexBytes
    /// Rows by their bytes, by their texts, by the identifiers of their items; and files by their identities.
    let byBytes, byText, items, files: DigestSection
    private let versions: IndexBytes
    private let blockBytes: IndexBytes

    static let sectionCount = 14
    /// Bytes of the digest of a text, and of a version.
    static let (textSize, versionSize) = (32, 12)

    /// Opens a file of this kind.
    public init(_ file: IndexFile) throws(IndexFault) {
        let sections = file.sections
        let count = Int(file.head.rowCount)
        guard file.head.kind == .exact, sections.count == Self.sectionCount,
            sections[0].count == count * Self.textSize,
            let rows = PackedTable(
                data: sections[1], pages: sections[2], count: count, fields: ArticleRow.Field.allCases.count)
        else { throw IndexFault("its sections are not those of its kind") }
        head = file.head
        self.file = file.bytes
        texts = sections[0]
        self.rows = rows
        uris = sections[3]
        byBytes = DigestSection(starts: sections[4], records: sections[5])
        byText = DigestSection(starts: sections[6], records: sections[7])
        items = DigestSection(starts: sections[8], records: sections[9])
        versions = sections[10]
        files = DigestSection(starts: sections[11], records: sections[12])
        blockBytes = sections[13]
    }

    /// The row after the last one.
    var endRow: ArticleRow.Number { head.firstRow + head.rowCount }

    private func index(_ number: ArticleRow.Number) -> Int { Int(number &- head.firstRow) }

    /// The row `number`, which is one of these.
    func row(_ number: ArticleRow.Number) -> ArticleRow {
        ArticleRow(rows, at: index(number), number: number, first: head.stretch.first)
    }

    /// The digest of the text of a row.
    func text(_ number: ArticleRow.Number) -> Digest256 {
        let offset = index(number) * Self.textSize
        let word = { [texts] (place: Int) in texts.load(offset + 8 * place, as: UInt64.self) }
        return Digest256(words: word(0), word(1), word(2), word(3))
    }

    /// The URI of a row that has one of its own.
    func uri(_ number: ArticleRow.Number) -> String? {
        let place = Int(truncatingIfNeeded: rows[index(number), ArticleRow.Field.uri.rawValue])
        guard place > 0, place <= uris.count else { return nil }
        let length = Int(uris.load(place - 1, as: UInt32.self))
        return String(decoding: uris.slice(place + 3..<place + 3 + length).array, as: UTF8.self)
    }

    /// The row of the event `sequence`.
    func row(of sequence: UInt64) -> ArticleRow.Number? {
        guard sequence >= head.stretch.first, sequence <= head.stretch.last else { return nil }
        let place = (0..<Int(head.rowCount)).partitioningIndex { self.sequence($0) >= sequence }
        guard place < Int(head.rowCount), self.sequence(place) == sequence else { return nil }
        return head.firstRow + UInt32(place)
    }

    private func sequence(_ index: Int) -> UInt64 {
        ArticleRow.sequence(rows, at: index, first: head.stretch.first)
    }

    /// Reads ahead what tells where rows with these bytes and this text are.
    func touchBuckets(bytes: DigestKey, text: UInt64) -> UInt64 {
        byBytes.touchBucket(bytes.high) ^ byText.touchBucket(text)
    }

    /// Reads ahead what may be such rows.
    func touchRecords(bytes: DigestKey, text: UInt64) -> UInt64 {
        byBytes.touchRecords(bytes.high) ^ byText.touchRecords(text)
    }

    /// The latest row with these bytes.
    func row(ofBytes key: DigestKey) -> ArticleRow.Number? {
        byBytes.last(key).map { number($0.value) }
    }

    /// The latest row with this text.
    func row(ofText digest: Digest256) -> ArticleRow.Number? {
        byText.last(DigestKey(high: digest.first64, low: 0)) { text(number($0)) == digest }
            .map { number($0.value) }
    }

    /// What is known of the item with this identifier.
    func item(_ identifier: DigestKey) -> ItemState? {
        items.last(identifier).map { found in
            let row = number(found.value >> 1)
            return ItemState(row: row, version: found.value & 1 == 0 ? nil : version(of: row))
        }
    }

    /// What is known of the file with this identity.
    func file(_ identity: DigestKey) -> KnownFile? {
        files.last(identity).map { KnownFile(kept: $0.extra, sequence: head.stretch.first &+ $0.value) }
    }

    private func number(_ index: UInt64) -> ArticleRow.Number {
        head.firstRow &+ UInt32(truncatingIfNeeded: index)
    }

    /// The blocks that begin in it.
    var blocks: [LogBlock] {
        (0..<blockBytes.count / LogBlock.size).map { LogBlock(blockBytes, at: $0 * LogBlock.size) }
    }

    // MARK: Stated versions, in the order of rows

    var versionCount: Int { versions.count / Self.versionSize }

    /// The row that states a version, from the first of the file on.
    func versionRow(_ index: Int) -> UInt32 { versions.load(index * Self.versionSize, as: UInt32.self) }

    func version(_ index: Int) -> Int {
        Int(truncatingIfNeeded: versions.load(index * Self.versionSize + 4, as: UInt64.self))
    }

    private func version(of row: ArticleRow.Number) -> Int {
        version((0..<versionCount).partitioningIndex { versionRow($0) >= row &- head.firstRow })
    }
}
