/// Makes the file of a ``NearRun``, of what was gathered in memory or of several files in a row.
struct NearRunWriter {
    private let head: IndexFile.Head
    private let shape: NearRun.Shape
    /// Entries in all, about.
    private let total: Int
    /// Adds the entries whose hashes lie in a range.
    private let add: (Range<UInt64>, inout NearPiece) -> Void
    /// Goes through the articles.
    private let articles: ((IndexedArticle) -> Void) -> Void

    /// Entries that are sorted at a time: as many as stay in a processor's own cache.
    private static let piece = 1 << 14

    /// The file of what `partition` holds.
    static func draft(_ partition: OpenPartition, _ head: IndexFile.Head) -> IndexDraft {
        // Made when the file is written.
        let entries = Once { partition.ordered }
        return NearRunWriter(
            head: head, shape: NearRun.Shape(articles: partition.articles.count),
            total: partition.entryCount, add: { entries.value.add($0, to: &$1) },
            articles: { partition.articles.forEach($0) }
        ).draft
    }

    /// The file that holds what `runs` hold, which follow on each other; `nil` of none.
    static func merge(_ runs: [NearRun]) -> IndexDraft? {
        guard var head = runs.first?.head, let last = runs.last?.head else { return nil }
        head.stretch.last = last.stretch.last
        (head.lastEvent, head.link, head.counters) = (last.lastEvent, last.link, last.counters)
        head.rowCount = runs.reduce(0) { $0 + $1.head.rowCount }
        return NearRunWriter(
            head: head, shape: NearRun.Shape(articles: runs.reduce(0) { $0 + $1.count }),
            total: runs.reduce(0) { $0 + $1.entryCount },
            add: { range, piece in
                var base: UInt32 = 0
                for run in runs {
                    run.addEntries(of: range, base: base, to: &piece)
                    base += UInt32(run.count)
                }
            },
            articles: { body in
                for run in runs { for number in 0..<run.count { body(run.article(number)) } }
            }
        ).draft
    }

    private var draft: IndexDraft {
        let parts = Parts(shape)
        let count = UInt32(shape.articles)
        return IndexDraft(
            head,
            [
                IndexDraft.section { [UInt8](little: [count, 0]) }, { entries(into: parts, $0) },
                { parts.buckets.emitBlocks($0) }, { emitArticles(into: parts, $0) },
                { parts.articles.emitPages($0) }, { $0([UInt8](little: parts.originals)) },
            ])
    }

    /// What is there for a section once another was handed out.
    private final class Parts {
        var buckets: NearBucketWriter
        var articles = PackedTable.Writer(fields: NearRun.Field.allCases.count)
        var originals: [UInt32] = []

        init(_ shape: NearRun.Shape) {
            buckets = NearBucketWriter(buckets: shape.buckets, articles: shape.count)
        }
    }

    private func entries(into parts: Parts, _ emit: IndexDraft.Emit) {
        let width = NearBuckets.width
        let blocks = (shape.buckets + width - 1) / width
        var current = NearPiece(shape)
        let steps = max(1, total / Self.piece)
        let step = (blocks + steps - 1) / steps
        var first = 0
        while first < blocks {
            let next = min(blocks, first + step)
            current.begin(first * width..<next * width)
            let low = min(Sampling.keyLimit, UInt64(first * width) * shape.width)
            let high = min(Sampling.keyLimit, UInt64(next * width) * shape.width)
            add(low..<high, &current)
            current.end(&parts.buckets)
            parts.buckets.emitEntries(emit)
            first = next
        }
    }

    private func emitArticles(into parts: Parts, _ emit: IndexDraft.Emit) {
        var number: UInt32 = 0
        articles { article in
            var original = NearRun.originalIsRoot
            if article.original == article.row, article.root != article.row {
                original = NearRun.originalIsOwn
            } else if article.original != article.root {
                original = NearRun.originalIsOther
                parts.originals += [number, article.original]
            }
            let record = [
                UInt64(article.row &- article.root), UInt64(article.row &- head.firstRow &- number),
                UInt64(article.bound), UInt64(article.keys), original,
            ]
            parts.articles.add(record, emit)
            number += 1
        }
        parts.articles.end(emit)
    }
}
