internal import Checksum

/// What is gathered in memory of the latest stretch of the log, until it goes into files.
struct OpenRun: Sendable {
    /// Sequences of a stretch and of a block, as powers of two: where they end is told by the log alone.
    let bits: (stretch: UInt64, block: UInt64)
    /// The first row in it, among all.
    let firstRow: ArticleRow.Number
    /// The end of the stretch before.
    let previous: UInt64
    /// The stretch, without the lowest bits; `nil` while it is empty.
    private(set) var unit: UInt64?
    /// What was counted up to its end, once it is complete.
    var counters = SIMD8<UInt64>()
    /// The last event in it.
    private(set) var lastEvent: UInt64 = 0

    private(set) var rows: [ArticleRow] = []
    /// The URIs of articles that have one of their own, by their place among the rows.
    private(set) var uris: [UInt32: String] = [:]
    private(set) var items: [Digest128: ItemState] = [:]
    private(set) var files: [Digest128: KnownFile] = [:]
    private(set) var blocks: [LogBlock] = []
    private(set) var near = OpenPartition()
    private var byBytes = DigestTable()
    private var byText = DigestTable()

    /// The first sequence that may not be in it.
    var end: UInt64? { unit.map { ($0 + 1) << bits.stretch } }

    /// The row after the last one.
    var endRow: ArticleRow.Number { firstRow + UInt32(rows.count) }

    /// The stretch that it covers.
    var stretch: IndexFile.Stretch? {
        unit.map {
            IndexFile.Stretch(
                previous: previous, first: $0 << bits.stretch, last: ($0 + 1) << bits.stretch - 1)
        }
    }

    init(bits: (stretch: UInt64, block: UInt64), firstRow: ArticleRow.Number = 0, previous: UInt64 = 0) {
        self.bits = bits
        (self.firstRow, self.previous) = (firstRow, previous)
    }

    /// Bytes that it takes in memory, identifiers and URIs aside.
    var byteCount: Int {
        rows.capacity * MemoryLayout<ArticleRow>.stride + near.byteCount + byBytes.byteCount
            + byText.byteCount
            + (items.capacity + files.capacity) * 64
    }

    /// Takes note of an event, which comes before anything that is noted of it.
    ///
    /// - Returns: whether a block begins with it.
    mutating func begin(_ sequence: UInt64, latest: Int64) -> Bool {
        unit = unit ?? sequence >> bits.stretch
        lastEvent = sequence
        let number = sequence >> bits.block
        if blocks.last?.number == number { return false }
        blocks.append(LogBlock(number: number, firstRow: endRow, latest: latest))
        return true
    }

    /// Adds a row.
    mutating func append(_ row: ArticleRow, uri: String?) {
        let index = UInt32(rows.count)
        rows.append(row)
        if let uri { uris[index] = uri }
        byBytes.set(index, for: row.bytes) { [rows] in rows[Int($0)].bytes }
        if row.hasOwnText { byText.set(index, for: row.text.prefix) { [rows] in rows[Int($0)].text.prefix } }
    }

    /// Adds the sample of an article, whose row comes next or was added last.
    mutating func represent(_ article: IndexedArticle, _ sketch: Sketch, latest: Int64) {
        near.insert(article, keys: sketch.keys)
        blocks[blocks.count - 1].cost += UInt32(NearIndex.cost(of: sketch))
        blocks[blocks.count - 1].latest = latest
    }

    mutating func note(_ identifiers: [Digest128], _ state: ItemState) {
        for identifier in identifiers { items[identifier] = state }
    }

    mutating func note(_ identity: Digest128, _ file: KnownFile) { files[identity] = file }

    func row(_ number: ArticleRow.Number) -> ArticleRow { rows[Int(number - firstRow)] }

    func uri(_ number: ArticleRow.Number) -> String? { uris[number - firstRow] }

    /// The row of the event `sequence`.
    func row(of sequence: UInt64) -> ArticleRow.Number? {
        let index = rows.partitioningIndex { $0.sequence >= sequence }
        return index < rows.count && rows[index].sequence == sequence ? firstRow + UInt32(index) : nil
    }

    func row(ofBytes digest: Digest128) -> ArticleRow.Number? {
        byBytes.row(for: digest) { rows[Int($0)].bytes }.map { $0 + firstRow }
    }

    func row(ofText digest: Digest128) -> ArticleRow.Number? {
        byText.row(for: digest) { rows[Int($0)].text.prefix }.map { $0 + firstRow }
    }
}
