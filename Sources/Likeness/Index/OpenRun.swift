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
    private(set) var digests: [ArticleDigests] = []
    /// The URIs of articles that have one of their own, by their place among the rows.
    private(set) var uris: [UInt32: String] = [:]
    private(set) var items = KeyTable<ItemState>()
    private(set) var files = KeyTable<KnownFile>()
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
        rows.capacity * (MemoryLayout<ArticleRow>.stride + MemoryLayout<ArticleDigests>.stride)
            + near.byteCount + byBytes.byteCount
            + byText.byteCount
            + items.byteCount + files.byteCount
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
    mutating func append(_ row: ArticleRow, _ digests: ArticleDigests, uri: String?) {
        let index = rows.count
        rows.append(row)
        self.digests.append(digests)
        if let uri { uris[UInt32(index)] = uri }
        let all = self.digests
        byBytes.set(index, digests.bytes.high) {
            all[$0].bytes == digests.bytes
        } hashOf: {
            all[$0].bytes.high
        }
        guard row.hasOwnText else { return }
        byText.set(index, digests.text.first64) {
            all[$0].text == digests.text
        } hashOf: {
            all[$0].text.first64
        }
    }

    /// Adds the sample of an article, whose row comes next or was added last.
    mutating func represent(_ article: IndexedArticle, _ sketch: Sketch, latest: Int64) {
        near.insert(article, keys: sketch.keys)
        blocks[blocks.count - 1].cost += UInt32(NearIndex.cost(of: sketch))
        blocks[blocks.count - 1].latest = latest
    }

    mutating func note(_ identifiers: [Digest128], _ state: ItemState) {
        for identifier in identifiers { items.set(DigestKey(identifier), state) }
    }

    mutating func note(_ identity: Digest128, _ file: KnownFile) { files.set(DigestKey(identity), file) }

    func row(_ number: ArticleRow.Number) -> ArticleRow { rows[Int(number - firstRow)] }

    func text(_ number: ArticleRow.Number) -> Digest256 { digests[Int(number - firstRow)].text }

    func uri(_ number: ArticleRow.Number) -> String? { uris[number - firstRow] }

    /// The row of the event `sequence`.
    func row(of sequence: UInt64) -> ArticleRow.Number? {
        let index = rows.partitioningIndex { $0.sequence >= sequence }
        return index < rows.count && rows[index].sequence == sequence ? firstRow + UInt32(index) : nil
    }

    func row(ofBytes key: DigestKey) -> ArticleRow.Number? {
        byBytes.row(key.high) { digests[$0].bytes == key }.map { firstRow + UInt32($0) }
    }

    func row(ofText digest: Digest256) -> ArticleRow.Number? {
        byText.row(digest.first64) { digests[$0].text == digest }.map { firstRow + UInt32($0) }
    }
}
