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
    subscript(row: Row) -> ArticleRow {
        if row >= open.firstRow { return open.row(row) }
        for run in frozen.reversed() where row >= run.firstRow { return run.row(row) }
        return (files.last { row >= $0.head.firstRow } ?? files[0]).row(row)
    }

    private func uri(of row: Row) -> String? {
        if row >= open.firstRow { return open.uri(row) }
        for run in frozen.reversed() where row >= run.firstRow { return run.uri(row) }
        return files.last { row >= $0.head.firstRow }?.uri(row)
    }

    /// The row of the event `sequence`; `nil` where it has none.
    func row(of sequence: UInt64) -> Row? {
        latest({ $0.row(of: sequence) }, { $0.row(of: sequence) })
    }

    /// Reads ahead what rows with these bytes or this text are looked for in, so that the waits for memory overlap.
    mutating func touch(bytes: Digest128, text: Digest128) {
        for run in files { touched ^= run.touchBuckets(bytes: bytes, text: text) }
        for run in files { touched ^= run.touchEntries(bytes: bytes, text: text) }
    }

    /// The latest row with these bytes.
    func row(ofBytes digest: Digest128) -> Row? {
        latest({ $0.row(ofBytes: digest) }, { $0.row(ofBytes: digest) })
    }

    /// The latest row with this text.
    func row(ofText digest: Digest128) -> Row? {
        latest({ $0.row(ofText: digest) }, { $0.row(ofText: digest) })
    }

    /// What is known of the item with one of these identifiers.
    func item(_ identifiers: [Digest128]) -> ItemState? {
        for identifier in identifiers {
            if let state = latest({ $0.items[identifier] }, { $0.item(identifier) }) { return state }
        }
        return nil
    }

    /// What is known of the file with this identity.
    func file(_ identity: Digest128) -> KnownFile? {
        latest({ $0.files[identity] }, { $0.file(identity) })
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
        let article = self[row]
        return EventReference(
            sequence: article.sequence, uri: uri(of: row) ?? "urn:sha256:" + article.text.hex)
    }
}
