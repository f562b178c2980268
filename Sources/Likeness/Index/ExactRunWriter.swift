internal import Checksum

/// Makes the file of an ``ExactRun``, of what was gathered in memory or of several files in a row.
struct ExactRunWriter {
    private let first: UInt64
    private var rows: [UInt8] = []
    private var uris: [UInt8] = []
    private var items: [UInt8] = []
    private var files: [UInt8] = []
    private var blocks: [UInt8] = []

    private init(first: UInt64) { self.first = first }

    /// The pieces of the file of `run`.
    static func encode(_ run: OpenRun, _ head: IndexFile.Head) -> [[UInt8]] {
        var writer = ExactRunWriter(first: head.stretch.first)
        writer.rows.reserveCapacity(run.rows.count * ArticleRow.size)
        for (index, row) in run.rows.enumerated() { writer.add(row, uri: run.uris[UInt32(index)]) }
        // In an order that does not hang on the seed of dictionaries.
        for (identifier, state) in run.items.sorted(by: { isBefore($0.key, $1.key) }) {
            writer.add(identifier, state)
        }
        for (identity, file) in run.files.sorted(by: { isBefore($0.key, $1.key) }) {
            writer.add(identity, file)
        }
        for block in run.blocks { block.encode(into: &writer.blocks) }
        return writer.encode(head)
    }

    /// The pieces of the file that holds what `runs` hold, which follow on each other.
    static func merge(_ runs: [ExactRun]) -> [[UInt8]] {
        guard var head = runs.first?.head, let last = runs.last?.head else { return [] }
        head.stretch.last = last.stretch.last
        (head.lastEvent, head.link, head.counters) = (last.lastEvent, last.link, last.counters)
        head.rowCount = runs.reduce(0) { $0 + $1.head.rowCount }
        var writer = ExactRunWriter(first: head.stretch.first)
        writer.rows.reserveCapacity(Int(head.rowCount) * ArticleRow.size)
        for run in runs {
            for number in run.head.firstRow..<run.endRow { writer.add(run.row(number), uri: run.uri(number)) }
            for index in 0..<run.itemCount {
                let (identifier, state) = run.item(index)
                writer.add(identifier, state)
            }
            for index in 0..<run.fileCount {
                let (identity, file) = run.file(index)
                writer.add(identity, file)
            }
            for block in run.blocks { block.encode(into: &writer.blocks) }
        }
        return writer.encode(head)
    }

    private static func isBefore(_ a: Digest128, _ b: Digest128) -> Bool {
        (a.high, a.low) < (b.high, b.low)
    }

    private mutating func add(_ row: ArticleRow, uri: String?) {
        var place: UInt32 = 0
        if let uri {
            place = UInt32(uris.count) + 1
            uris.append(little: UInt32(uri.utf8.count))
            uris += uri.utf8
        }
        row.encode(into: &rows, first: first, uri: place)
    }

    private mutating func add(_ identifier: Digest128, _ state: ItemState) {
        items.append(little: identifier.high)
        items.append(little: identifier.low)
        items.append(little: state.row)
        items.append(little: UInt32(state.version == nil ? 0 : 1))
        items.append(little: UInt64(bitPattern: Int64(state.version ?? 0)))
    }

    private mutating func add(_ identity: Digest128, _ file: KnownFile) {
        files.append(little: identity.high)
        files.append(little: identity.low)
        files.append(little: file.digest)
        files.append(little: UInt32(truncatingIfNeeded: file.sequence &- first))
        files.append(little: UInt32(min(max(0, file.items), 1 << 30)) << 1 | (file.isWhole ? 1 : 0))
    }

    private func encode(_ head: IndexFile.Head) -> [[UInt8]] {
        let size = ArticleRow.size
        func hashes(
            _ bytes: [UInt8], _ size: Int, at offset: Int,
            where isWanted: (IndexBytes, Int) -> Bool = { _, _ in true }
        ) -> [[UInt8]] {
            let bytes = IndexBytes(bytes)
            return DigestSection.encode(count: bytes.count / size) {
                isWanted(bytes, $0 * size) ? bytes.load($0 * size + offset, as: UInt64.self) : nil
            }
        }
        let sections =
            [rows, uris] + hashes(rows, size, at: 32)
            + hashes(rows, size, at: 0, where: ArticleRow.hasOwnText) + [items]
            + hashes(items, ExactRun.recordSize, at: 0) + [files]
            + hashes(files, ExactRun.recordSize, at: 0) + [blocks]
        return IndexFile.encode(head, sections)
    }
}
