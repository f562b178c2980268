internal import Checksum

/// Everything that the exact rules ask for, over the whole log: files for its past, memory for its end.
///
/// Files and memory follow on each other without a gap. What is asked for is looked for in the latest first:
/// what was noted last holds.
struct ArticleTable: Sendable {
    typealias Row = ArticleRow.Number

    /// The files, in the order of the log.
    private(set) var files: [ExactRun] = []
    /// What is complete and on its way into files.
    private(set) var frozen: [OpenRun] = []
    /// What is gathered now.
    var open: OpenRun

    /// Keeps what was read ahead of its use from being left out as useless.
    private var touched: UInt64 = 0

    init(_ parameters: LikenessParameters) {
        open = OpenRun(bits: (parameters.stretchBits, parameters.blockBits))
    }

    /// Rows in all.
    var count: Int { Int(open.endRow) }

    /// Bytes of the files.
    var byteCount: Int { files.reduce(0) { $0 + $1.byteCount } }

    /// Bytes in memory.
    var memory: Int { frozen.reduce(open.byteCount) { $0 + $1.byteCount } }

    /// Ends what is gathered, and begins anew.
    mutating func freeze(_ counters: SIMD8<UInt64>) {
        guard let last = open.stretch?.last else { return }
        let endRow = open.endRow
        open.counters = counters
        frozen.append(open)
        open = OpenRun(bits: open.bits, firstRow: endRow, previous: last)
    }

    /// Takes `files` for all of the past, and lets go of what is in them.
    mutating func adopt(_ files: [ExactRun]) {
        self.files = files
        guard let last = files.last else { return }
        frozen.removeAll { ($0.stretch?.last ?? 0) <= last.head.stretch.last }
        if open.unit == nil, frozen.isEmpty {
            open = OpenRun(bits: open.bits, firstRow: last.endRow, previous: last.head.stretch.last)
        }
    }

    /// A row by its number.
    subscript(row: Row) -> ArticleRow { of(row, { $0.row(row) }, { $0.row(row) }) }

    /// The digest of a row's text.
    func text(of row: Row) -> Digest256 { of(row, { $0.text(row) }, { $0.text(row) }) }

    private func uri(of row: Row) -> String? { of(row, { $0.uri(row) }, { $0.uri(row) }) }

    /// What the run says of a row that has it.
    @inline(__always)
    private func of<R>(_ row: Row, _ inMemory: (OpenRun) -> R, _ inFile: (ExactRun) -> R) -> R {
        if row >= open.firstRow { return inMemory(open) }
        for run in frozen.reversed() where row >= run.firstRow { return inMemory(run) }
        return inFile(files.last { row >= $0.head.firstRow } ?? files[0])
    }

    /// The row of the event `sequence`; `nil` where it has none.
    func row(of sequence: UInt64) -> Row? {
        latest({ $0.row(of: sequence) }, { $0.row(of: sequence) })
    }

    /// Reads ahead what rows with these bytes or this text are looked for in, so that the waits for memory overlap.
    mutating func touch(_ digests: ArticleDigests) {
        let (bytes, text) = (digests.bytes, digests.text.first64)
        for run in files { touched ^= run.touchBuckets(bytes: bytes, text: text) }
        for run in files { touched ^= run.touchRecords(bytes: bytes, text: text) }
    }

    /// The latest row with these bytes.
    func row(ofBytes key: DigestKey) -> Row? { latest({ $0.row(ofBytes: key) }, { $0.row(ofBytes: key) }) }

    /// The latest row with this text.
    func row(ofText digest: Digest256) -> Row? {
        latest({ $0.row(ofText: digest) }, { $0.row(ofText: digest) })
    }

    /// What is known of the item with one of these identifiers.
    func item(_ identifiers: [Digest128]) -> ItemState? {
        for key in identifiers.lazy.map(DigestKey.init) {
            if let state = latest({ $0.items[key] }, { $0.item(key) }) { return state }
        }
        return nil
    }

    /// What is known of the file with this identity.
    func file(_ identity: Digest128) -> KnownFile? {
        let key = DigestKey(identity)
        return latest({ $0.files[key] }, { $0.file(key) })
    }

    @inline(__always)
    private func latest<R>(_ inMemory: (OpenRun) -> R?, _ inFile: (ExactRun) -> R?) -> R? {
        if let found = inMemory(open) { return found }
        for run in frozen.reversed() { if let found = inMemory(run) { return found } }
        for run in files.reversed() { if let found = inFile(run) { return found } }
        return nil
    }

    /// The row that copies of `row` name as their original.
    func original(of row: Row) -> Row { original(of: row, self[row]) }

    /// The same, of an article that may not be among the rows yet.
    func original(of row: Row, _ article: ArticleRow) -> Row { article.standsAlone ? row : article.story }

    /// The row of the accepted article that `row` is of, over an excerpt or superset if need be.
    func root(of row: Row) -> Row { root(ofStory: self[row].story, row) }

    /// The same for a row of the story `story`, which may be its own.
    func root(ofStory story: Row, _ row: Row) -> Row {
        if story == row { return row }
        let first = self[story]
        return first.standsAlone ? first.story : story
    }

    /// The event of `row` as others name it.
    func reference(_ row: Row) -> EventReference {
        EventReference(
            sequence: self[row].sequence, uri: uri(of: row) ?? "urn:sha256:" + text(of: row).hex)
    }
}
