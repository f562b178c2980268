internal import Checksum

/// Makes the file of an ``ExactRun``, of what was gathered in memory or of several files in a row.
///
/// A source is gone through once for each section, so that no more than a piece of the new file is in memory, and
/// of what finds rows a section at a time.
struct ExactRunWriter {
    private let head: IndexFile.Head
    /// Rows, each with the place of its URI in the new file.
    fileprivate let rows: ((ArticleRow, UInt32) -> Void) -> Void
    fileprivate let uris: IndexDraft.Section
    fileprivate let byBytes: [IndexDraft.Section]
    fileprivate let byText: [IndexDraft.Section]
    fileprivate let items: ((Digest128, ItemState) -> Void) -> Void
    fileprivate let itemPlaces: [IndexDraft.Section]
    fileprivate let files: ((Digest128, KnownFile) -> Void) -> Void
    fileprivate let filePlaces: [IndexDraft.Section]
    fileprivate let blocks: [LogBlock]

    /// The file of `run`.
    static func draft(_ run: OpenRun, _ head: IndexFile.Head) -> IndexDraft {
        // In an order that does not hang on the seed of dictionaries.
        let items = run.items.sorted { isBefore($0.key, $1.key) }
        let files = run.files.sorted { isBefore($0.key, $1.key) }
        let rows = run.rows
        return ExactRunWriter(
            head: head,
            rows: { body in
                var place: UInt32 = 1
                for (index, row) in rows.enumerated() {
                    let uri = run.uris[UInt32(index)]
                    body(row, uri == nil ? 0 : place)
                    if let uri { place += UInt32(4 + uri.utf8.count) }
                }
            },
            uris: { emit in
                var bytes: [UInt8] = []
                for index in rows.indices {
                    guard let uri = run.uris[UInt32(index)] else { continue }
                    bytes.append(little: UInt32(uri.utf8.count))
                    bytes += uri.utf8
                }
                emit(bytes)
            },
            byBytes: DigestSection.sections(count: rows.count) { body in
                for (index, row) in rows.enumerated() { body(index, row.bytes.high) }
            },
            byText: DigestSection.sections(count: rows.count) { body in
                for (index, row) in rows.enumerated() where row.hasOwnText {
                    body(index, row.text.prefix.high)
                }
            },
            items: { body in for (identifier, state) in items { body(identifier, state) } },
            itemPlaces: DigestSection.sections(count: items.count) { body in
                for (index, item) in items.enumerated() { body(index, item.key.high) }
            },
            files: { body in for (identity, file) in files { body(identity, file) } },
            filePlaces: DigestSection.sections(count: files.count) { body in
                for (index, file) in files.enumerated() { body(index, file.key.high) }
            },
            blocks: run.blocks
        ).draft
    }

    /// The file that holds what `runs` hold, which follow on each other; `nil` of none.
    static func merge(_ runs: [ExactRun]) -> IndexDraft? {
        guard var head = runs.first?.head, let last = runs.last?.head else { return nil }
        head.stretch.last = last.stretch.last
        (head.lastEvent, head.link, head.counters) = (last.lastEvent, last.link, last.counters)
        head.rowCount = runs.reduce(0) { $0 + $1.head.rowCount }
        /// Goes through what each file has of a kind, numbered in the new file.
        func places(
            _ count: @escaping (ExactRun) -> Int, _ hash: @escaping (ExactRun, Int) -> UInt64?
        ) -> [IndexDraft.Section] {
            DigestSection.sections(count: runs.reduce(0) { $0 + count($1) }) { body in
                var base = 0
                for run in runs {
                    for index in 0..<count(run) {
                        if let hash = hash(run, index) { body(base + index, hash) }
                    }
                    base += count(run)
                }
            }
        }
        return ExactRunWriter(
            head: head,
            rows: { body in
                var base: UInt32 = 0
                for run in runs {
                    for index in 0..<Int(run.head.rowCount) {
                        let place = run.uriPlace(index)
                        body(run.row(run.head.firstRow + UInt32(index)), place == 0 ? 0 : place + base)
                    }
                    base += UInt32(run.uriBytes.count)
                }
            },
            uris: { emit in for run in runs { emit(run.uriBytes.array) } },
            byBytes: places({ Int($0.head.rowCount) }, { $0.bytesHash($1) }),
            byText: places({ Int($0.head.rowCount) }, { $0.textHash($1) }),
            items: { body in
                for run in runs {
                    for index in 0..<run.itemCount {
                        let item = run.item(index)
                        body(item.identifier, item.state)
                    }
                }
            },
            itemPlaces: places(\.itemCount, { $0.itemHash($1) }),
            files: { body in
                for run in runs {
                    for index in 0..<run.fileCount {
                        let file = run.file(index)
                        body(file.identity, file.file)
                    }
                }
            },
            filePlaces: places(\.fileCount, { $0.fileHash($1) }), blocks: runs.flatMap(\.blocks)
        ).draft
    }

    private static func isBefore(_ a: Digest128, _ b: Digest128) -> Bool {
        (a.high, a.low) < (b.high, b.low)
    }

    // MARK: The sections

    private var draft: IndexDraft {
        let (first, firstRow) = (head.stretch.first, head.firstRow)
        let rowSection: IndexDraft.Section = { emit in
            var piece = Piece()
            rows { row, uri in piece.add(emit) { row.encode(into: &$0, first: first, uri: uri) } }
            piece.end(emit)
        }
        let itemSection: IndexDraft.Section = { emit in
            var piece = Piece()
            items { identifier, state in
                let place = (state.row &- firstRow) << 1 | (state.version == nil ? 0 : 1)
                piece.add(emit) { Self.encode(identifier, place, into: &$0) }
            }
            piece.end(emit)
        }
        let versionSection: IndexDraft.Section = { emit in
            var piece = Piece()
            var index: UInt32 = 0
            items { _, state in
                if let version = state.version {
                    piece.add(emit) { output in
                        output.append(little: index)
                        output.append(little: UInt64(bitPattern: Int64(version)))
                    }
                }
                index += 1
            }
            piece.end(emit)
        }
        let fileSection: IndexDraft.Section = { emit in
            var piece = Piece()
            files { identity, file in piece.add(emit) { Self.encode(identity, file, first, into: &$0) } }
            piece.end(emit)
        }
        let blockSection = IndexDraft.section {
            var bytes: [UInt8] = []
            for block in blocks { block.encode(into: &bytes) }
            return bytes
        }
        return IndexDraft(
            head,
            [rowSection, uris] + byBytes + byText + [itemSection, versionSection] + itemPlaces + [
                fileSection
            ]
                + filePlaces + [blockSection])
    }

    private static func encode(
        _ identity: Digest128, _ file: KnownFile, _ first: UInt64, into output: inout [UInt8]
    ) {
        output.append(little: identity.high)
        output.append(little: identity.low)
        output.append(little: file.digest)
        output.append(little: UInt32(truncatingIfNeeded: file.sequence &- first))
        output.append(little: UInt32(min(max(0, file.items), 1 << 30)) << 1 | (file.isWhole ? 1 : 0))
    }

    private static func encode(_ identifier: Digest128, _ place: UInt32, into output: inout [UInt8]) {
        output.append(little: identifier.high)
        output.append(little: identifier.low)
        output.append(little: place)
    }

    /// Records that are gathered until they make a piece.
    private struct Piece {
        private var bytes: [UInt8] = []

        init() { bytes.reserveCapacity(IndexDraft.pieceSize + ArticleRow.size) }

        @inline(__always)
        mutating func add(_ emit: IndexDraft.Emit, _ encode: (inout [UInt8]) -> Void) {
            encode(&bytes)
            if bytes.count >= IndexDraft.pieceSize { end(emit) }
        }

        mutating func end(_ emit: IndexDraft.Emit) {
            emit(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
    }
}
