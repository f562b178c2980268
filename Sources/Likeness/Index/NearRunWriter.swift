/// Makes the file of a ``NearRun``, of what was gathered in memory or of several files in a row.
enum NearRunWriter {
    /// Entries that are sorted at a time: as many as stay in a processor's own cache.
    private static let piece = 1 << 14

    /// The pieces of the file of what `partition` holds.
    static func encode(_ partition: OpenPartition, _ head: IndexFile.Head) -> [[UInt8]] {
        encode(partition.articles, entries: partition.entryCount, head) {
            partition.addEntries(of: $0, to: &$1)
        }
    }

    /// The pieces of the file that holds what `runs` hold, which follow on each other.
    static func merge(_ runs: [NearRun]) -> [[UInt8]] {
        guard var head = runs.first?.head, let last = runs.last?.head else { return [] }
        head.stretch.last = last.stretch.last
        (head.lastEvent, head.link, head.counters) = (last.lastEvent, last.link, last.counters)
        head.rowCount = runs.reduce(0) { $0 + $1.head.rowCount }
        var articles: [IndexedArticle] = []
        articles.reserveCapacity(runs.reduce(0) { $0 + $1.count })
        var bases: [UInt32] = []
        for run in runs {
            bases.append(UInt32(articles.count))
            for number in 0..<run.count { articles.append(run.article(number)) }
        }
        let total = runs.reduce(0) { $0 + $1.entryCount }
        return encode(articles, entries: total, head) { range, piece in
            for (run, base) in zip(runs, bases) { run.addEntries(of: range, base: base, to: &piece) }
        }
    }

    private static func encode(
        _ articles: [IndexedArticle], entries total: Int, _ head: IndexFile.Head,
        _ add: (Range<UInt64>, inout NearPiece) -> Void
    ) -> [[UInt8]] {
        let shape = NearRun.Shape(articles: articles.count)
        let width = NearBuckets.width
        let blocks = (shape.buckets + width - 1) / width
        var writer = NearBuckets.Writer(buckets: shape.buckets, entries: total)
        var current = NearPiece(shape)
        let steps = max(1, total / piece)
        let step = (blocks + steps - 1) / steps
        var first = 0
        while first < blocks {
            let next = min(blocks, first + step)
            current.begin(first * width..<next * width)
            let low = min(Sampling.keyLimit, UInt64(first * width) * shape.width)
            let high = min(Sampling.keyLimit, UInt64(next * width) * shape.width)
            add(low..<high, &current)
            current.end(&writer)
            first = next
        }
        return IndexFile.encode(head, [count(articles)] + writer.sections + columns(articles))
    }

    private static func count(_ articles: [IndexedArticle]) -> [UInt8] {
        var section: [UInt8] = []
        section.append(little: UInt32(articles.count))
        section.append(little: UInt32(0))
        return section
    }

    /// The sections that tell of the articles.
    private static func columns(_ articles: [IndexedArticle]) -> [[UInt8]] {
        var keys: [UInt16] = []
        var others: [UInt32] = []
        keys.reserveCapacity(articles.count)
        for (number, article) in articles.enumerated() {
            var kind = NearRun.originalIsRoot
            if article.original == article.row, article.root != article.row {
                kind = NearRun.originalIsOwn
            } else if article.original != article.root {
                kind = NearRun.originalIsOther
                others += [UInt32(number), article.original]
            }
            keys.append(article.keys & NearRun.sizeMask | kind << NearRun.originalShift)
        }
        return [
            [UInt8](little: articles.map(\.row)), [UInt8](little: articles.map(\.root)),
            [UInt8](little: articles.map(\.bound)), [UInt8](little: keys), [UInt8](little: others),
        ]
    }
}
