internal import Checksum

/// What a file of rows is made of: a stretch in memory, or a file.
///
/// Rows go by their numbers among all. What is gone through comes in the same order each time.
protocol ExactSource {
    /// Rows, identifiers with an item, and files, or a few more than there are.
    var counts: (rows: Int, items: Int, files: Int) { get }
    /// The blocks that begin in it.
    var blocks: [LogBlock] { get }
    /// Bytes of its URIs.
    var uriByteCount: Int { get }

    /// Calls `body` with each row, and the place of its URI among these plus one.
    func forEachRow(_ body: (ArticleRow, _ uri: UInt64) -> Void)
    /// Hands out the digests of texts, row by row.
    func emitTexts(_ emit: IndexDraft.Emit)
    /// Hands out the URIs.
    func emitURIs(_ emit: IndexDraft.Emit)
    /// Calls `body` with the first word of the digest of each text that is its row's own.
    func forEachText(_ body: (UInt64, ArticleRow.Number) -> Void)
    func forEachBytes(_ body: (DigestKey, ArticleRow.Number) -> Void)
    /// Calls `body` with each identifier, the row of its item, and whether that states a version.
    func forEachItem(_ body: (DigestKey, ArticleRow.Number, _ isVersioned: Bool) -> Void)
    /// Calls `body` with each version that a row states, in the order of rows.
    func forEachVersion(_ body: (ArticleRow.Number, Int) -> Void)
    func forEachFile(_ body: (DigestKey, KnownFile) -> Void)
}

/// A stretch in memory that is complete.
struct FrozenSource: ExactSource {
    private let run: OpenRun

    init(_ run: OpenRun) { self.run = run }

    var counts: (rows: Int, items: Int, files: Int) { (run.rows.count, run.items.count, run.files.count) }

    var blocks: [LogBlock] { run.blocks }

    var uriByteCount: Int { run.uris.values.reduce(0) { $0 + 4 + $1.utf8.count } }

    func forEachRow(_ body: (ArticleRow, _ uri: UInt64) -> Void) {
        var place: UInt64 = 1
        for (index, row) in run.rows.enumerated() {
            let uri = run.uris[UInt32(index)]
            body(row, uri == nil ? 0 : place)
            if let uri { place += UInt64(4 + uri.utf8.count) }
        }
    }

    func emitTexts(_ emit: IndexDraft.Emit) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(run.digests.count * ExactRun.textSize)
        for digest in run.digests {
            let (a, b, c, d) = digest.text.words
            for word in [a, b, c, d] { bytes.append(little: word) }
        }
        emit(bytes)
    }

    func emitURIs(_ emit: IndexDraft.Emit) {
        var bytes: [UInt8] = []
        for index in run.rows.indices {
            guard let uri = run.uris[UInt32(index)] else { continue }
            bytes.append(little: UInt32(uri.utf8.count))
            bytes += uri.utf8
        }
        emit(bytes)
    }

    func forEachText(_ body: (UInt64, ArticleRow.Number) -> Void) {
        for (index, row) in run.rows.enumerated() where row.hasOwnText {
            body(run.digests[index].text.first64, run.firstRow + UInt32(index))
        }
    }

    func forEachBytes(_ body: (DigestKey, ArticleRow.Number) -> Void) {
        for (index, digest) in run.digests.enumerated() { body(digest.bytes, run.firstRow + UInt32(index)) }
    }

    func forEachItem(_ body: (DigestKey, ArticleRow.Number, _ isVersioned: Bool) -> Void) {
        for (key, state) in run.items.entries { body(key, state.row, state.version != nil) }
    }

    func forEachVersion(_ body: (ArticleRow.Number, Int) -> Void) {
        var versions: [ArticleRow.Number: Int] = [:]
        for (_, state) in run.items.entries {
            if let version = state.version { versions[state.row] = version }
        }
        for (row, version) in versions.sorted(by: { $0.key < $1.key }) { body(row, version) }
    }

    func forEachFile(_ body: (DigestKey, KnownFile) -> Void) {
        for (key, file) in run.files.entries { body(key, file) }
    }
}

extension ExactRun: ExactSource {
    var counts: (rows: Int, items: Int, files: Int) {
        (Int(head.rowCount), items.count, files.count)
    }

    var uriByteCount: Int { uris.count }

    func forEachRow(_ body: (ArticleRow, _ uri: UInt64) -> Void) {
        for index in 0..<Int(head.rowCount) {
            body(
                row(head.firstRow + UInt32(index)), rows[index, ArticleRow.Field.uri.rawValue])
        }
    }

    func emitTexts(_ emit: IndexDraft.Emit) { emit(texts.array) }

    func emitURIs(_ emit: IndexDraft.Emit) { emit(uris.array) }

    func forEachText(_ body: (UInt64, ArticleRow.Number) -> Void) {
        for index in 0..<Int(head.rowCount) where ArticleRow.hasOwnText(rows, at: index) {
            body(texts.load(index * Self.textSize, as: UInt64.self), head.firstRow + UInt32(index))
        }
    }

    func forEachBytes(_ body: (DigestKey, ArticleRow.Number) -> Void) {
        byBytes.forEach { key, index, _ in body(key, head.firstRow &+ UInt32(truncatingIfNeeded: index)) }
    }

    func forEachItem(_ body: (DigestKey, ArticleRow.Number, _ isVersioned: Bool) -> Void) {
        items.forEach { key, place, _ in
            body(key, head.firstRow &+ UInt32(truncatingIfNeeded: place >> 1), place & 1 == 1)
        }
    }

    func forEachVersion(_ body: (ArticleRow.Number, Int) -> Void) {
        for index in 0..<versionCount { body(head.firstRow &+ versionRow(index), version(index)) }
    }

    func forEachFile(_ body: (DigestKey, KnownFile) -> Void) {
        files.forEach { body($0, KnownFile(kept: $2, sequence: head.stretch.first &+ $1)) }
    }
}
