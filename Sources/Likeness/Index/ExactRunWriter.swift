/// Makes the file of an ``ExactRun``, of what was gathered in memory or of several files in a row.
///
/// A source is gone through once for each section and more, so that no more than a piece of the new file is in
/// memory, and of what finds rows a section at a time.
struct ExactRunWriter {
    private let head: IndexFile.Head
    private let sources: [any ExactSource]

    /// The file of `run`.
    static func draft(_ run: OpenRun, _ head: IndexFile.Head) -> IndexDraft {
        ExactRunWriter(head: head, sources: [FrozenSource(run)]).draft
    }

    /// The file that holds what `runs` hold, which follow on each other; `nil` of none.
    static func merge(_ runs: [ExactRun]) -> IndexDraft? {
        guard var head = runs.first?.head, let last = runs.last?.head else { return nil }
        head.stretch.last = last.stretch.last
        (head.lastEvent, head.link, head.counters) = (last.lastEvent, last.link, last.counters)
        head.rowCount = runs.reduce(0) { $0 + $1.head.rowCount }
        return ExactRunWriter(head: head, sources: runs).draft
    }

    private var draft: IndexDraft {
        let sources = sources
        let each = { (emit: @escaping (any ExactSource, IndexDraft.Emit) -> Void) -> IndexDraft.Section in
            { output in for source in sources { emit(source, output) } }
        }
        return IndexDraft(
            head,
            [each { $0.emitTexts($1) }] + rows + [each { $0.emitURIs($1) }] + byBytes + byText + items + [
                versions
            ] + files + [blocks])
    }

    // MARK: The sections

    private var rows: [IndexDraft.Section] {
        /// What the pages say of themselves, which is there once the rows were handed out.
        final class Rows {
            var writer = PackedTable.Writer(fields: ArticleRow.Field.allCases.count)
        }
        let (rows, sources, head) = (Rows(), sources, head)
        return [
            { emit in
                var index = 0
                var uris: UInt64 = 0
                for source in sources {
                    source.forEachRow { row, uri in
                        rows.writer.add(
                            row.fields(
                                at: index, number: head.firstRow &+ UInt32(index), first: head.stretch.first,
                                uri: uri == 0 ? 0 : uri + uris), emit)
                        index += 1
                    }
                    uris += UInt64(source.uriByteCount)
                }
                rows.writer.end(emit)
            },
            { rows.writer.emitPages($0) },
        ]
    }

    private var byBytes: [IndexDraft.Section] {
        let (sources, firstRow) = (sources, head.firstRow)
        return DigestSection.sections(count: total { $0.rows }, .all) { body in
            for source in sources { source.forEachBytes { body($0, UInt64($1 &- firstRow), 0) } }
        }
    }

    private var byText: [IndexDraft.Section] {
        let (sources, firstRow) = (sources, head.firstRow)
        return DigestSection.sections(count: total { $0.rows }, .few) { body in
            for source in sources {
                source.forEachText { body(DigestKey(high: $0, low: 0), UInt64($1 &- firstRow), 0) }
            }
        }
    }

    private var items: [IndexDraft.Section] {
        let (sources, firstRow) = (sources, head.firstRow)
        return DigestSection.sections(count: total { $0.items }, .all) { body in
            for source in sources {
                source.forEachItem { body($0, UInt64($1 &- firstRow) << 1 | ($2 ? 1 : 0), 0) }
            }
        }
    }

    private var versions: IndexDraft.Section {
        let (sources, firstRow) = (sources, head.firstRow)
        return IndexDraft.section {
            var bytes: [UInt8] = []
            for source in sources {
                source.forEachVersion { row, version in
                    bytes.append(little: row &- firstRow)
                    bytes.append(little: UInt64(bitPattern: Int64(version)))
                }
            }
            return bytes
        }
    }

    private var files: [IndexDraft.Section] {
        let (sources, first) = (sources, head.stretch.first)
        return DigestSection.sections(count: total { $0.files }, .all) { body in
            for source in sources { source.forEachFile { body($0, $1.sequence &- first, $1.kept) } }
        }
    }

    private var blocks: IndexDraft.Section {
        let sources = sources
        return IndexDraft.section {
            var bytes: [UInt8] = []
            for source in sources { for block in source.blocks { block.encode(into: &bytes) } }
            return bytes
        }
    }

    private func total(_ kind: ((rows: Int, items: Int, files: Int)) -> Int) -> Int {
        sources.reduce(0) { $0 + kind($1.counts) }
    }
}
