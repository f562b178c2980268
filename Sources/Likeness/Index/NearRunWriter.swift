/// Makes the file of a ``NearRun``, of what was gathered in memory or of several files in a row.
struct NearRunWriter {
    /// What the articles of the new file are, in sections.
    private typealias Columns = [IndexDraft.Section]

    private let head: IndexFile.Head
    private let shape: NearRun.Shape
    /// Entries in all, about.
    private let total: Int
    /// Whether the entries of a key come in the order of their articles.
    private let areInOrder: Bool
    /// Adds the entries whose hashes lie in a range.
    private let add: (Range<UInt64>, inout NearPiece) -> Void

    /// Entries that are sorted at a time: as many as stay in a processor's own cache.
    private static let piece = 1 << 14

    /// The file of what `partition` holds.
    static func draft(_ partition: OpenPartition, _ head: IndexFile.Head) -> IndexDraft {
        let articles = partition.articles
        let writer = NearRunWriter(
            head: head, shape: NearRun.Shape(articles: articles.count), total: partition.entryCount,
            areInOrder: false
        ) { partition.addEntries(of: $0, to: &$1) }
        let kinds = IndexDraft.section { [UInt8](little: articles.map(Self.kind)) }
        let others = IndexDraft.section { [UInt8](little: Self.others(articles)) }
        return writer.draft([
            IndexDraft.section { [UInt8](little: articles.map(\.row)) },
            IndexDraft.section { [UInt8](little: articles.map(\.root)) },
            IndexDraft.section { [UInt8](little: articles.map(\.bound)) }, kinds, others,
        ])
    }

    /// The file that holds what `runs` hold, which follow on each other; `nil` of none.
    static func merge(_ runs: [NearRun]) -> IndexDraft? {
        guard var head = runs.first?.head, let last = runs.last?.head else { return nil }
        head.stretch.last = last.stretch.last
        (head.lastEvent, head.link, head.counters) = (last.lastEvent, last.link, last.counters)
        head.rowCount = runs.reduce(0) { $0 + $1.head.rowCount }
        var bases: [UInt32] = []
        var count = 0
        for run in runs {
            bases.append(UInt32(count))
            count += run.count
        }
        let writer = NearRunWriter(
            head: head, shape: NearRun.Shape(articles: count),
            total: runs.reduce(0) { $0 + $1.entryCount },
            areInOrder: true
        ) { range, piece in
            for (run, base) in zip(runs, bases) { run.addEntries(of: range, base: base, to: &piece) }
        }
        // Rows are numbered among all, so that what is known of articles stays as it is.
        let columns = NearRun.columns.map { column -> IndexDraft.Section in
            { emit in for run in runs { run.emit(column, emit) } }
        }
        let others: IndexDraft.Section = { emit in
            for (run, base) in zip(runs, bases) { run.emitOthers(base, emit) }
        }
        return writer.draft(columns + [others])
    }

    private func draft(_ columns: Columns) -> IndexDraft {
        let count = shape.articles
        let counts = IndexDraft.section {
            var section: [UInt8] = []
            section.append(little: UInt32(count))
            section.append(little: UInt32(0))
            return section
        }
        let buckets = Buckets(shape)
        return IndexDraft(
            head,
            [counts, { emit in entries(into: buckets, emit) }, { buckets.writer.emitBlocks($0) }]
                + columns)
    }

    /// The blocks, which are there once the entries were handed out.
    private final class Buckets {
        var writer: NearBuckets.Writer
        init(_ shape: NearRun.Shape) { writer = NearBuckets.Writer(buckets: shape.buckets) }
    }

    private func entries(into buckets: Buckets, _ emit: IndexDraft.Emit) {
        let width = NearBuckets.width
        let blocks = (shape.buckets + width - 1) / width
        var current = NearPiece(shape, areInOrder: areInOrder)
        let steps = max(1, total / Self.piece)
        let step = (blocks + steps - 1) / steps
        var first = 0
        while first < blocks {
            let next = min(blocks, first + step)
            current.begin(first * width..<next * width)
            let low = min(Sampling.keyLimit, UInt64(first * width) * shape.width)
            let high = min(Sampling.keyLimit, UInt64(next * width) * shape.width)
            add(low..<high, &current)
            current.end(&buckets.writer)
            buckets.writer.emitEntries(emit)
            first = next
        }
    }

    /// How many keys an article has, and what copies of it name as their original.
    private static func kind(_ article: IndexedArticle) -> UInt16 {
        var kind = NearRun.originalIsRoot
        if article.original == article.row, article.root != article.row {
            kind = NearRun.originalIsOwn
        } else if article.original != article.root {
            kind = NearRun.originalIsOther
        }
        return article.keys & NearRun.sizeMask | kind << NearRun.originalShift
    }

    private static func others(_ articles: [IndexedArticle]) -> [UInt32] {
        var others: [UInt32] = []
        for (number, article) in articles.enumerated()
        where article.original != article.row && article.original != article.root {
            others += [UInt32(number), article.original]
        }
        return others
    }
}
