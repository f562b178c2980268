/// Makes the file of a ``NearRun``, of what was gathered in memory or of several files in a row.
struct NearRunWriter {
    private let shape: NearRun.Shape
    private var blocks: [UInt32] = []
    private var wide: [UInt32] = []
    private var entries: [UInt32] = []
    private var block: [UInt32] = []

    /// Entries that are sorted at a time: as many as stay in a processor's own cache.
    private static let piece = 1 << 16

    private init(articles: Int, entries count: Int) {
        shape = NearRun.Shape(articles: articles)
        blocks.reserveCapacity((shape.buckets / 16 + 1) * NearRun.blockWords)
        entries.reserveCapacity(count)
    }

    /// The pieces of the file of what `partition` holds.
    static func encode(_ partition: OpenPartition, _ head: IndexFile.Head) -> [[UInt8]] {
        encode(partition.articles, entries: partition.entryCount, head) {
            partition.appendEntries(of: $0, to: &$1)
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
        var bases: [UInt64] = []
        for run in runs {
            bases.append(UInt64(articles.count))
            for number in 0..<run.count { articles.append(run.article(number)) }
        }
        let total = runs.reduce(0) { $0 + $1.entryCount }
        return encode(articles, entries: total, head) { range, output in
            for (run, base) in zip(runs, bases) { run.appendEntries(of: range, base: base, to: &output) }
        }
    }

    private static func encode(
        _ articles: [IndexedArticle], entries total: Int, _ head: IndexFile.Head,
        _ entries: (Range<UInt64>, inout [UInt64]) -> Void
    ) -> [[UInt8]] {
        var writer = NearRunWriter(articles: articles.count, entries: total)
        let blockCount = (writer.shape.buckets + 15) / 16
        let steps = max(1, total / piece)
        let step = (blockCount + steps - 1) / steps
        var found: [UInt64] = []
        var sorted: [UInt64] = []
        var first = 0
        while first < blockCount {
            let next = min(blockCount, first + step)
            let low = UInt64(first * 16) * writer.shape.width
            let high = min(Sampling.keyLimit, UInt64(next * 16) * writer.shape.width)
            found.removeAll(keepingCapacity: true)
            entries(low..<high, &found)
            writer.add(found, firstBucket: first * 16, count: (next - first) * 16, &sorted)
            first = next
        }
        return IndexFile.encode(head, writer.sections(articles))
    }

    /// Adds the entries of the next buckets, which are in any order.
    private mutating func add(
        _ found: [UInt64], firstBucket: Int, count: Int, _ sorted: inout [UInt64]
    ) {
        var ends = [UInt32](repeating: 0, count: count + 1)
        for entry in found {
            ends[shape.place(entry >> OpenPartition.numberBits).bucket - firstBucket + 1] += 1
        }
        for bucket in 1...count { ends[bucket] += ends[bucket - 1] }
        sorted.removeAll(keepingCapacity: true)
        sorted.append(contentsOf: repeatElement(0, count: found.count))
        for entry in found {
            let bucket = shape.place(entry >> OpenPartition.numberBits).bucket - firstBucket
            sorted[Int(ends[bucket])] = entry
            ends[bucket] += 1
        }
        // Each end has become that of its own bucket.
        var start = 0
        for bucket in 0..<count {
            let end = Int(ends[bucket])
            addBucket(sorted[start..<end])
            start = end
        }
    }

    private mutating func addBucket(_ found: ArraySlice<UInt64>) {
        block.append(UInt32(entries.count))
        if found.count > Commonness.cut {
            addLatest(found)
        } else {
            for entry in found { add(entry) }
        }
        if block.count == 16 { endBlock() }
    }

    /// Of each key that too many have, only the latest stay.
    private mutating func addLatest(_ found: ArraySlice<UInt64>) {
        var (last, alike) = (UInt64.max, 0)
        for entry in found.sorted(by: >) {
            let hash = entry >> OpenPartition.numberBits
            alike = hash == last ? alike + 1 : 0
            last = hash
            if alike < Commonness.cut { add(entry) }
        }
    }

    private mutating func add(_ entry: UInt64) {
        let rest = shape.place(entry >> OpenPartition.numberBits).rest
        entries.append(
            UInt32(truncatingIfNeeded: rest) &* shape.count
                &+ UInt32(truncatingIfNeeded: OpenPartition.number(entry)))
    }

    private mutating func endBlock() {
        let starts = block + [UInt32(entries.count)]
        block.removeAll(keepingCapacity: true)
        var counts: UInt64 = 0
        var isWide = false
        for bucket in 0..<16 {
            let count = Int(starts[bucket + 1] - starts[bucket])
            if count > NearRun.largestCount { isWide = true }
            counts |= UInt64(min(count, NearRun.largestCount)) << UInt64(4 * bucket)
        }
        if isWide {
            blocks.append(NearRun.wideBit | UInt32(wide.count))
            wide += starts
        } else {
            blocks.append(starts[0])
        }
        blocks.append(UInt32(truncatingIfNeeded: counts))
        blocks.append(UInt32(truncatingIfNeeded: counts >> 32))
    }

    private func sections(_ articles: [IndexedArticle]) -> [[UInt8]] {
        var head: [UInt8] = []
        head.append(little: UInt32(articles.count))
        head.append(little: UInt32(0))
        var keys: [UInt16] = []
        var others: [UInt32] = []
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
            head, [UInt8](little: blocks), [UInt8](little: wide), [UInt8](little: entries),
            [UInt8](little: articles.map(\.row)), [UInt8](little: articles.map(\.root)),
            [UInt8](little: articles.map(\.bound)), [UInt8](little: keys), [UInt8](little: others),
        ]
    }
}
