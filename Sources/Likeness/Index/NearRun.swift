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
        let rows: IndexArray<UInt32>
        let roots: IndexArray<UInt32>
        let bounds: IndexArray<UInt32>
        let keys: IndexArray<UInt16>
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
            rows = IndexArray(sections[3])
            roots = IndexArray(sections[4])
            bounds = IndexArray(sections[5])
            keys = IndexArray(sections[6])
            originals = IndexArray(sections[7])
            guard rows.count == count, roots.count == count, bounds.count == count, keys.count == count,
                buckets.blockCount == (shape.buckets + NearBuckets.width - 1) / NearBuckets.width
            else { throw IndexFault("its sections do not fit each other") }
        }
    }

    static let sectionCount = 8

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
    var count: Int { tables.rows.count }
    /// How keys are cut into its buckets.
    var shape: Shape { tables.shape }

    /// Entries in it, about.
    var entryCount: Int { tables.buckets.entries.count }

    /// Lets the articles before `row` leave the window.
    mutating func leave(before row: UInt32) {
        var (low, high) = (Int(floor), count)
        while low < high {
            let middle = (low + high) / 2
            if tables.rows[middle] < row { low = middle + 1 } else { high = middle }
        }
        floor = UInt32(low)
    }

    /// Whether all of its articles have left the window.
    var isOver: Bool { floor >= count }

    /// What it knows of the article with this number.
    func article(_ number: Int) -> IndexedArticle {
        let (row, root, size) = (tables.rows[number], tables.roots[number], tables.keys[number])
        let original: UInt32 =
            switch size >> Self.originalShift {
            case Self.originalIsRoot: root
            case Self.originalIsOwn: row
            default: self.original(number)
            }
        return IndexedArticle(
            row: row, root: root, original: original, bound: tables.bounds[number], keys: size & Self.sizeMask
        )
    }

    /// The root of the article with this number.
    func root(_ number: Int) -> UInt32 { tables.roots[number] }

    static let originalShift: UInt16 = 14
    static let sizeMask: UInt16 = 1 << 14 - 1
    static let originalIsRoot: UInt16 = 0
    static let originalIsOwn: UInt16 = 1
    static let originalIsOther: UInt16 = 2

    private func original(_ number: Int) -> UInt32 {
        var (low, high) = (0, tables.originals.count / 2)
        while low < high {
            let middle = (low + high) / 2
            if tables.originals[2 * middle] < number { low = middle + 1 } else { high = middle }
        }
        let isThere = 2 * low + 1 < tables.originals.count && tables.originals[2 * low] == number
        return isThere ? tables.originals[2 * low + 1] : tables.roots[number]
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
        let entries = tables.buckets.entries
        let limit = tables.shape.count &- floor
        for index in hits.probes.indices {
            var probe = hits.probes[index]
            if probe.end == probe.start {
                probe.start &+= 1
                probe.end = probe.start &+ entries[Int(probe.start) - 1]
            }
            guard probe.start < probe.end, probe.end <= entries.count else { continue }
            let found = entries.count(
                in: Int(probe.start)..<Int(probe.end), from: probe.low &+ floor, below: limit)
            if found > 0 { hits.note(probe, partition: partition, count: found) }
        }
        hits.dropCommon()
    }

    /// Finds the buckets, and reads their entries ahead: where a probe ends as it starts, its count stands there.
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
                    end: count == NearBuckets.large ? start : start &+ count,
                    low: UInt32(truncatingIfNeeded: rest) &* tables.shape.count))
        }
        var touched: UInt32 = 0
        for probe in hits.probes {
            touched ^= tables.buckets.entries[Int(probe.start)]
            if probe.end == probe.start {
                // The key that makes it so large has half as many to more than as many as can be told.
                touched ^= tables.buckets.entries[Int(probe.start) + Self.entriesInLine]
                touched ^= tables.buckets.entries[Int(probe.start) + 2 * Self.entriesInLine]
            } else {
                touched ^= tables.buckets.entries[Int(probe.end) - 1]
            }
        }
        hits.touched ^= UInt64(touched)
    }

    /// Entries that a processor reads at a time.
    private static let entriesInLine = 16

    /// Calls `body` with the number of each article in the window that has the key of `probe`.
    @inline(__always)
    func list(_ probe: KeyHits.Probe, _ body: (UInt32) -> Void) {
        let tables = tables
        for index in probe.start..<probe.end {
            let number = tables.buckets.entries[Int(index)] &- probe.low
            if number < tables.shape.count, number >= floor { body(number) }
        }
    }

    // MARK: Merging

    /// The sections that tell of the articles, one number for each.
    static let columns: [Column] = [.rows, .roots, .bounds, .kinds]

    /// A section that tells of the articles.
    enum Column {
        case rows, roots, bounds, kinds
    }

    /// Hands a section out as it is.
    func emit(_ column: Column, _ emit: IndexDraft.Emit) {
        switch column {
        case .rows: emit(tables.rows.array)
        case .roots: emit(tables.roots.array)
        case .bounds: emit(tables.bounds.array)
        case .kinds: emit(tables.keys.array)
        }
    }

    /// Hands the last section out, with `base` added to the numbers.
    func emitOthers(_ base: UInt32, _ emit: IndexDraft.Emit) {
        let others = tables.originals
        emit([UInt8](little: (0..<others.count).map { others[$0] &+ ($0 % 2 == 0 ? base : 0) }))
    }

    /// Adds the entries whose hashes lie in `range` to `piece`, with `base` added to the numbers.
    func addEntries(of range: Range<UInt64>, base: UInt32, to piece: inout NearPiece) {
        guard !range.isEmpty else { return }
        let (tables, count) = (tables, tables.shape.count)
        let (first, last) = (
            tables.shape.place(range.lowerBound).bucket, tables.shape.place(range.upperBound - 1).bucket
        )
        for bucket in first...last {
            let (start, end) = tables.buckets.range(bucket)
            guard start < end, end <= tables.buckets.entries.count else { continue }
            let low = UInt64(bucket) &* tables.shape.width
            for index in start..<end {
                let (rest, number) = tables.buckets.entries[Int(index)].quotientAndRemainder(
                    dividingBy: count)
                let hash = low &+ UInt64(rest)
                // Only the outermost buckets may lie in the range in part.
                if range.contains(hash) { piece.add(hash, number &+ base) }
            }
        }
    }
}
