/// What the near index knows of one article.
struct IndexedArticle: Equatable, Sendable {
    /// Its row in the table of articles.
    var row: UInt32
    /// The row of the accepted article whose story it tells.
    var root: UInt32
    /// The row of the article that copies of it name as their original.
    var original: UInt32
    /// The bound of its sketch, without the lowest bits.
    var bound: UInt32
    /// Keys in its sketch.
    var keys: UInt16

    static let boundShift: UInt64 = 5

    init(row: UInt32, root: UInt32, original: UInt32, sketch: Sketch) {
        (self.row, self.root, self.original) = (row, root, original)
        bound = UInt32(truncatingIfNeeded: sketch.bound >> Self.boundShift)
        keys = UInt16(clamping: sketch.keys.count)
    }

    init(row: UInt32, root: UInt32, original: UInt32, bound: UInt32, keys: UInt16) {
        (self.row, self.root, self.original) = (row, root, original)
        (self.bound, self.keys) = (bound, keys)
    }
}

/// The samples of the latest stretch of articles, in memory: an inverted index from key to article.
///
/// A hash table of entries: the hash of a key in the topmost 36 bits, one more than the number of the article
/// below. Where more than ``Commonness/cut`` articles have a key the latest of them stay: they are enough to
/// tell that it says nothing, and when the window moves on, the others have left it before them.
struct OpenPartition: Sendable {
    /// Bits of an article's number in an entry.
    static let numberBits = UInt64(64 - Sampling.keyBits)
    private static let numberMask: UInt64 = 1 << numberBits - 1
    private static let smallest: UInt64 = 10

    private(set) var articles: [IndexedArticle] = []
    /// Their roots once more, close together: these are asked for most.
    private(set) var roots: [UInt32] = []
    /// Entries by their hash; 0 where there is none.
    private(set) var slots = [UInt64](repeating: 0, count: 1 << Int(OpenPartition.smallest))
    private(set) var entryCount = 0
    private var shift: UInt64 = 64 - OpenPartition.smallest
    /// Keeps what was read ahead of its use from being left out as useless.
    private var touched: UInt64 = 0

    /// Bytes that it takes in memory.
    var byteCount: Int {
        articles.capacity * (MemoryLayout<IndexedArticle>.stride + MemoryLayout<UInt32>.stride)
            + slots.count * MemoryLayout<UInt64>.stride
    }

    /// The number of the article in an entry.
    static func number(_ entry: UInt64) -> UInt64 { entry & numberMask - 1 }

    /// Adds an article with its keys.
    mutating func insert(_ article: IndexedArticle, keys: [UInt64]) {
        articles.append(article)
        roots.append(article.root)
        let number = UInt64(articles.count)
        // Room for all of them at once: where one lies hangs on the size of the table.
        while (entryCount + keys.count) * 4 > slots.count * 3 { grow() }
        let shift = shift
        let (added, read) = unsafe slots.withUnsafeMutableBufferPointer { slots in
            var (added, read): (Int, UInt64) = (0, 0)
            for key in keys { read ^= unsafe slots[Int((KeyHash.of(key) &<< Self.numberBits) &>> shift)] }
            for key in keys {
                let entry = KeyHash.of(key) &<< Self.numberBits | number
                if unsafe Self.insert(entry, slots, shift) { added += 1 }
            }
            return (added, read)
        }
        entryCount += added
        touched ^= read
    }

    /// Finds the articles from `floor` on that have the keys with these hashes.
    func lookUp(_ hashes: [UInt64], from floor: UInt32, partition: Int, into hits: inout KeyHits) {
        unsafe slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1
            // Touched all at once, so that the waits for memory overlap.
            var touched: UInt64 = 0
            for position in hits.wanted {
                touched ^= unsafe slots[Int((hashes[Int(position)] &<< Self.numberBits) &>> shift)]
            }
            hits.touched ^= touched
            for order in hits.wanted.indices {
                let position = Int(hits.wanted[order])
                let wanted = hashes[position] &<< Self.numberBits
                var index = Int(wanted &>> shift)
                var entry = unsafe slots[index]
                let start = hits.listed
                while entry != 0 {
                    if (entry ^ wanted) <= Self.numberMask {
                        let number = Self.number(entry)
                        if number >= floor { hits.list(UInt32(truncatingIfNeeded: number)) }
                    }
                    index = (index &+ 1) & mask
                    entry = unsafe slots[index]
                }
                hits.close(position, partition: partition, from: start)
            }
        }
        hits.dropCommon()
    }

    /// The number of the first article whose row is not before `row`.
    func floor(_ row: UInt32) -> UInt32 { UInt32(articles.partitioningIndex { $0.row >= row }) }

    /// Adds the entries whose hashes lie in `range` to `piece`.
    func addEntries(of range: Range<UInt64>, to piece: inout NearPiece) {
        guard !range.isEmpty else { return }
        let mask = slots.count - 1
        var index = Int((range.lowerBound << Self.numberBits) >> shift)
        var left = Int(((range.upperBound - 1) << Self.numberBits) >> shift) - index + 1
        // Entries may have been pushed on from their place, over the end to the beginning.
        var unseen = slots.count
        while unseen > 0, left > 0 || slots[index] != 0 {
            let entry = slots[index]
            if entry != 0, range.contains(entry >> Self.numberBits) {
                piece.add(entry >> Self.numberBits, UInt32(truncatingIfNeeded: Self.number(entry)))
            }
            index = (index + 1) & mask
            left -= 1
            unseen -= 1
        }
    }

    /// Puts an entry in; `false` where it took the place of an older one.
    private static func insert(
        _ entry: UInt64, _ slots: UnsafeMutableBufferPointer<UInt64>, _ shift: UInt64
    ) -> Bool {
        let mask = slots.count - 1
        var index = Int(entry &>> shift)
        var alike = 0
        var (oldest, place) = (UInt64.max, index)
        var there = unsafe slots[index]
        while there != 0 {
            if (there ^ entry) <= numberMask {
                if there < oldest { (oldest, place) = (there, index) }
                alike += 1
            }
            index = (index &+ 1) & mask
            there = unsafe slots[index]
        }
        let isCommon = alike >= Commonness.cut
        unsafe slots[isCommon ? place : index] = entry
        return !isCommon
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        shift -= 1
        let shift = shift
        unsafe slots.withUnsafeMutableBufferPointer { slots in
            let mask = slots.count - 1
            for entry in old where entry != 0 {
                var index = Int(entry &>> shift)
                while unsafe slots[index] != 0 { index = (index &+ 1) & mask }
                unsafe slots[index] = entry
            }
        }
    }
}
