/// The samples of a stretch of the log, in a file that never changes: an inverted index from key to article.
///
/// The hashes of keys are cut into buckets of one width, sixteen of which make a block. A block says where its
/// entries begin and, in four bits each, how many its buckets have. An entry is what is left of the hash in
/// its bucket, times the number of articles, plus the article's number: with buckets of the right width that
/// fills 32 bits, and nothing of the key is lost.
public struct NearRun: Sendable {
    /// What stands at the head of the file.
    public let head: IndexFile.Head
    /// The size of the file in bytes.
    public let byteCount: Int
    /// Articles in it.
    let count: Int

    let shape: Shape
    private let blocks: IndexArray<UInt32>
    private let wide: IndexArray<UInt32>
    private let entries: IndexArray<UInt32>
    private let rows: IndexArray<UInt32>
    private let roots: IndexArray<UInt32>
    private let bounds: IndexArray<UInt32>
    private let keys: IndexArray<UInt16>
    private let originals: IndexArray<UInt32>
    /// Articles before this one have left the window.
    private(set) var floor: UInt32 = 0

    static let sectionCount = 9
    /// Words of a block: where its entries begin, and sixteen times four bits.
    static let blockWords = 3
    /// In the first word of a block: it has a bucket that is too large for four bits, and the rest of the word
    /// tells where the beginnings of its buckets stand among the wide ones.
    static let wideBit: UInt32 = 1 << 31
    /// The largest count in four bits.
    static let largestCount = 15

    /// How keys are cut into buckets.
    struct Shape: Equatable, Sendable {
        /// Articles that an entry can tell apart.
        let count: UInt32
        /// Hashes in a bucket.
        let width: UInt64
        /// Buckets.
        let buckets: Int
        private let inverse: UInt64

        init(articles: Int) {
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
    public init(_ file: IndexFile) throws(IndexFault) {
        let sections = file.sections
        guard file.head.kind == .near, sections.count == Self.sectionCount,
            sections[0].count == 8
        else { throw IndexFault("its sections are not those of its kind") }
        head = file.head
        byteCount = file.byteCount
        count = Int(sections[0].load(0, as: UInt32.self))
        shape = Shape(articles: count)
        blocks = IndexArray(sections[1])
        wide = IndexArray(sections[2])
        entries = IndexArray(sections[3])
        rows = IndexArray(sections[4])
        roots = IndexArray(sections[5])
        bounds = IndexArray(sections[6])
        keys = IndexArray(sections[7])
        originals = IndexArray(sections[8])
        guard rows.count == count, roots.count == count, bounds.count == count, keys.count == count,
            blocks.count == (shape.buckets + 15) / 16 * Self.blockWords
        else { throw IndexFault("its sections do not fit each other") }
    }

    /// Entries in it.
    var entryCount: Int { entries.count }

    /// Lets the articles before `row` leave the window.
    mutating func leave(before row: UInt32) {
        var (low, high) = (Int(floor), count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < row { low = middle + 1 } else { high = middle }
        }
        floor = UInt32(low)
    }

    /// Whether all of its articles have left the window.
    var isOver: Bool { floor >= count }

    /// What it knows of the article with this number.
    func article(_ number: Int) -> IndexedArticle {
        let (row, root, size) = (rows[number], roots[number], keys[number])
        let original: UInt32 =
            switch size >> Self.originalShift {
            case Self.originalIsRoot: root
            case Self.originalIsOwn: row
            default: self.original(number)
            }
        return IndexedArticle(
            row: row, root: root, original: original, bound: bounds[number], keys: size & Self.sizeMask)
    }

    /// The root of the article with this number.
    func root(_ number: Int) -> UInt32 { roots[number] }

    static let originalShift: UInt16 = 14
    static let sizeMask: UInt16 = 1 << 14 - 1
    static let originalIsRoot: UInt16 = 0
    static let originalIsOwn: UInt16 = 1
    static let originalIsOther: UInt16 = 2

    private func original(_ number: Int) -> UInt32 {
        var (low, high) = (0, originals.count / 2)
        while low < high {
            let middle = (low + high) / 2
            if originals[2 * middle] < number { low = middle + 1 } else { high = middle }
        }
        if originals[2 * low] == number, 2 * low + 1 < originals.count { return originals[2 * low + 1] }
        return roots[number]
    }

    /// Where the entries of a bucket stand.
    @inline(__always)
    private func range(_ bucket: Int) -> (start: UInt32, end: UInt32) {
        let block = bucket >> 4 &* Self.blockWords
        let place = UInt64(bucket & 15)
        let first = blocks[block]
        if first & Self.wideBit != 0 {
            let index = Int(first & ~Self.wideBit) &+ Int(place)
            return (wide[index], wide[index &+ 1])
        }
        let counts = UInt64(blocks[block &+ 1]) | UInt64(blocks[block &+ 2]) &<< 32
        let before = counts & ((1 &<< (4 &* place)) &- 1)
        let pairs = (before & 0x0F0F_0F0F_0F0F_0F0F) &+ (before &>> 4 & 0x0F0F_0F0F_0F0F_0F0F)
        let start = first &+ UInt32(truncatingIfNeeded: (pairs &* 0x0101_0101_0101_0101) &>> 56)
        return (start, start &+ UInt32(truncatingIfNeeded: counts &>> (4 &* place) & 0xF))
    }

    /// Finds the articles in the window that have the keys with these hashes, for keys still looked for.
    func lookUp(_ hashes: [UInt64], partition: Int, into hits: inout KeyHits) {
        let high = UInt64(partition) << 32
        let total = UInt32(entries.count)
        // Step by step for all keys, so that the waits for memory overlap.
        hits.probes.removeAll(keepingCapacity: true)
        for position in hits.wanted {
            let (bucket, rest) = shape.place(hashes[Int(position)])
            let (start, end) = range(bucket)
            guard start < end, end <= total else { continue }
            hits.probes.append(
                KeyHits.Probe(
                    position: position, start: start, end: end,
                    low: UInt32(truncatingIfNeeded: rest) &* shape.count))
        }
        var touched: UInt32 = 0
        for probe in hits.probes { touched ^= entries[Int(probe.start)] }
        withExtendedLifetime(touched) {}
        for probe in hits.probes {
            // Of a key that too many have, nobody need know which they are.
            let found = entries.count(
                in: Int(probe.start)..<Int(probe.end), from: probe.low &+ floor, below: shape.count &- floor)
            guard found > 0, hits.isTelling(Int(probe.position), with: found) else { continue }
            let first = hits.places.count
            for index in probe.start..<probe.end {
                let number = entries[Int(index)] &- probe.low
                if number < shape.count, number >= floor { hits.add(high | UInt64(number)) }
            }
            hits.close(Int(probe.position), from: first)
        }
        hits.dropCommon()
    }

    /// Appends the entries whose hashes lie in `range` to `output`: as in ``OpenPartition``, with `base` added
    /// to the numbers.
    func appendEntries(of range: Range<UInt64>, base: UInt64, to output: inout [UInt64]) {
        guard !range.isEmpty else { return }
        for bucket in shape.place(range.lowerBound).bucket...shape.place(range.upperBound - 1).bucket {
            let (start, end) = self.range(bucket)
            guard start < end, end <= entries.count else { continue }
            for index in start..<end {
                let entry = entries[Int(index)]
                let hash = UInt64(bucket) &* shape.width &+ UInt64(entry / shape.count)
                if range.contains(hash) {
                    output.append(hash << OpenPartition.numberBits | UInt64(entry % shape.count) + base + 1)
                }
            }
        }
    }
}
