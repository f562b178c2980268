/// The samples of a stretch of the log, in a file that never changes: an inverted index from key to article.
///
/// The hashes of keys are cut into buckets of one width (``NearBuckets``). An entry is what is left of the hash in
/// its bucket, times the number of articles, plus the article's number: with buckets of the right width that
/// fills 32 bits, and nothing of the key is lost.
public struct NearRun: Sendable {
    /// Articles before this one have left the window.
    private(set) var floor: UInt32 = 0
    private let tables: Tables

    /// What is in the file: one object, so that a copy of what stands for it is cheap.
    private final class Tables: Sendable {
        let head: IndexFile.Head
        let file: IndexBytes
        let shape: Shape
        let buckets: NearBuckets
        let articles: PackedTable
        let originals: IndexArray<UInt32>

        init(_ file: IndexFile) throws(IndexFault) {
            let sections = file.sections
            guard file.head.kind == .near, sections.count == NearRun.sectionCount, sections[0].count == 8
            else { throw IndexFault("its sections are not those of its kind") }
            head = file.head
            self.file = file.bytes
            let count = Int(sections[0].load(0, as: UInt32.self))
            shape = Shape(articles: count)
            buckets = NearBuckets(blocks: sections[2], entries: sections[1])
            originals = IndexArray(sections[5])
            guard
                let articles = PackedTable(
                    data: sections[3], pages: sections[4], count: count, fields: Field.allCases.count),
                buckets.blockCount == (shape.buckets + NearBuckets.width - 1) / NearBuckets.width
            else { throw IndexFault("its sections do not fit each other") }
            self.articles = articles
        }
    }

    /// The numbers that are kept of an article.
    enum Field: Int, CaseIterable {
        /// Rows since that of its story's root.
        case root
        /// Rows before its own, in the file, that have no sample.
        case passed
        case bound, keys
        /// What copies of it name: ``originalIsRoot`` and so on.
        case original
    }

    static let sectionCount = 6

    /// How keys are cut into buckets.
    struct Shape: Equatable, Sendable {
        /// Articles in the file.
        let articles: Int
        /// Articles that an entry can tell apart.
        let count: UInt32
        /// Hashes in a bucket.
        let width: UInt64
        /// Buckets.
        let buckets: Int
        private let inverse: UInt64

        init(articles: Int) {
            self.articles = articles
            count = UInt32(max(1, articles))
            width = min(Sampling.keyLimit, (1 << 32) / UInt64(count))
            buckets = Int((Sampling.keyLimit + width - 1) / width)
            inverse = UInt64.max / width
        }

        /// The bucket of a hash, and what is left of it there.
        @inline(__always)
        func place(_ hash: UInt64) -> (bucket: Int, rest: UInt64) {
            var bucket = hash.multipliedFullWidth(by: inverse).high
            var rest = hash &- bucket &* width
            // The inverse is rounded down: it may be one too few.
            if rest >= width {
                bucket &+= 1
                rest &-= width
            }
            return (Int(bucket), rest)
        }
    }

    /// Opens a file of this kind.
    public init(_ file: IndexFile) throws(IndexFault) { tables = try Tables(file) }

    /// What stands at the head of the file.
    public var head: IndexFile.Head { tables.head }
    /// The size of the file in bytes.
    public var byteCount: Int { tables.file.count }
    /// All of it.
    var file: IndexBytes { tables.file }
    /// Articles in it.
    var count: Int { tables.articles.count }
    /// How keys are cut into its buckets.
    var shape: Shape { tables.shape }

    /// Entries in it, about.
    var entryCount: Int { tables.buckets.entries.count }

    /// Lets the articles before `row` leave the window.
    mutating func leave(before row: UInt32) {
        floor = UInt32((Int(floor)..<count).partitioningIndex { self.row($0) >= row })
    }

    /// Whether all of its articles have left the window.
    var isOver: Bool { floor >= count }

    private func row(_ number: Int) -> UInt32 {
        head.firstRow
            &+ UInt32(truncatingIfNeeded: UInt64(number) &+ tables.articles[number, Field.passed.rawValue])
    }

    /// The root of the article with this number.
    func root(_ number: Int) -> UInt32 {
        row(number) &- UInt32(truncatingIfNeeded: tables.articles[number, Field.root.rawValue])
    }

    /// What it knows of the article with this number.
    func article(_ number: Int) -> IndexedArticle {
        let field = { (field: Field) in tables.articles[number, field.rawValue] }
        let row = row(number)
        let root = row &- UInt32(truncatingIfNeeded: field(.root))
        let original: UInt32 =
            switch field(.original) {
            case Self.originalIsRoot: root
            case Self.originalIsOwn: row
            default: self.original(number) ?? root
            }
        return IndexedArticle(
            row: row, root: root, original: original, bound: UInt32(truncatingIfNeeded: field(.bound)),
            keys: UInt16(truncatingIfNeeded: field(.keys)))
    }

    static let (originalIsRoot, originalIsOwn, originalIsOther): (UInt64, UInt64, UInt64) = (0, 1, 2)

    private func original(_ number: Int) -> UInt32? {
        let place = (0..<tables.originals.count / 2).partitioningIndex { tables.originals[2 * $0] >= number }
        return tables.originals[2 * place] == number ? tables.originals[2 * place + 1] : nil
    }

    // MARK: Looking keys up

    /// Reads ahead what tells where the entries of the keys are that are still looked for.
    func touch(_ hashes: [UInt64], _ hits: inout KeyHits) {
        let tables = tables
        var touched: UInt64 = 0
        for position in hits.wanted {
            touched ^= tables.buckets.touch(tables.shape.place(hashes[Int(position)]).bucket)
        }
        hits.touched ^= touched
    }

    /// Finds the articles in the window that have the keys with these hashes, for keys still looked for.
    ///
    /// - Parameters:
    ///   - next: the file that is asked after this one: what it is asked for first is read ahead.
    func lookUp(_ hashes: [UInt64], partition: Int, next: NearRun? = nil, into hits: inout KeyHits) {
        // Step by step for all keys, so that the waits for memory overlap.
        locate(hashes, &hits)
        next?.touch(hashes, &hits)
        let (buckets, articles) = (tables.buckets, tables.shape.count)
        for index in hits.probes.indices {
            var probe = hits.probes[index]
            if probe.end == probe.start {
                switch buckets.place(listed: probe.start, low: probe.low, articles: articles) {
                case .list(let list):
                    (probe.start, probe.end) = (list.start, list.start)
                    let found = count(list, probe.low)
                    if found > 0 { hits.note(probe, partition: partition, count: found) }
                    continue
                case .entries(let start, let end): (probe.start, probe.end) = (start, end)
                }
            }
            guard probe.start < probe.end, probe.end <= buckets.entries.count else { continue }
            let found = buckets.entries.count(
                in: Int(probe.start)..<Int(probe.end), from: probe.low &+ floor, below: articles &- floor)
            if found > 0 { hits.note(probe, partition: partition, count: found) }
        }
        hits.dropCommon()
    }

    /// How many articles of a list are in the window.
    private func count(_ list: ArticleList, _ low: UInt32) -> Int {
        guard floor > 0 else { return Int(list.count) }
        var count = 0
        list.forEach(tables.buckets.entries) { if $0 &- low >= floor { count += 1 } }
        return count
    }

    /// Finds the buckets, and reads their entries ahead: where a probe ends as it starts, it is a listed one.
    private func locate(_ hashes: [UInt64], _ hits: inout KeyHits) {
        let tables = tables
        hits.probes.removeAll(keepingCapacity: true)
        for position in hits.wanted {
            let (bucket, rest) = tables.shape.place(hashes[Int(position)])
            let (start, count) = tables.buckets.look(bucket)
            guard count > 0 else { continue }
            hits.probes.append(
                KeyHits.Probe(
                    position: position, start: start,
                    end: count == NearBuckets.listed ? start : start &+ count,
                    low: UInt32(truncatingIfNeeded: rest) &* tables.shape.count))
        }
        var touched: UInt32 = 0
        for probe in hits.probes {
            touched ^= tables.buckets.entries[Int(probe.start)]
            // A list takes up to twenty words.
            let last = probe.end == probe.start ? Int(probe.start) + Self.entriesInLine : Int(probe.end) - 1
            touched ^= tables.buckets.entries[last]
        }
        hits.touched ^= UInt64(touched)
    }

    /// Entries that a processor reads at a time.
    private static let entriesInLine = 16

    /// Calls `body` with the number of each article in the window that has the key of `probe`.
    @inline(__always)
    func list(_ probe: KeyHits.Probe, _ body: (UInt32) -> Void) {
        let (entries, articles) = (tables.buckets.entries, tables.shape.count)
        func check(_ entry: UInt32) {
            let number = entry &- probe.low
            if number < articles, number >= floor { body(number) }
        }
        guard probe.end > probe.start else {
            return ArticleList(entries, at: probe.start).forEach(entries, check)
        }
        for index in probe.start..<probe.end { check(entries[Int(index)]) }
    }

    /// Adds the entries whose hashes lie in `range` to `piece`, with `base` added to the numbers.
    func addEntries(of range: Range<UInt64>, base: UInt32, to piece: inout NearPiece) {
        guard !range.isEmpty else { return }
        let (tables, count) = (tables, tables.shape.count)
        let (first, last) = (
            tables.shape.place(range.lowerBound).bucket, tables.shape.place(range.upperBound - 1).bucket
        )
        for bucket in first...last {
            let low = UInt64(bucket) &* tables.shape.width
            tables.buckets.forEach(bucket) { entry in
                let (rest, number) = entry.quotientAndRemainder(dividingBy: count)
                let hash = low &+ UInt64(rest)
                // Only the outermost buckets may lie in the range in part.
                if range.contains(hash) { piece.add(hash, number &+ base) }
            }
        }
    }
}
