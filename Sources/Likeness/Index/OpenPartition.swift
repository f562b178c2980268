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
///
/// Who sends articles chooses their words, and so what the hashes are. Where an entry lies is therefore told by a
/// factor that this process alone knows, as in ``KeyTable``. What is found does not hang on it.
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
    private let factor = UInt64.random(in: .min ... .max) | 1
    /// Keeps what was read ahead of its use from being left out as useless.
    private var touched: UInt64 = 0

    /// Bytes that it takes in memory.
    var byteCount: Int {
        articles.capacity * (MemoryLayout<IndexedArticle>.stride + MemoryLayout<UInt32>.stride)
            + slots.count * MemoryLayout<UInt64>.stride
    }

    /// Where an entry belongs, whatever the number in it.
    @inline(__always)
    private static func place(_ entry: UInt64, _ factor: UInt64, _ shift: UInt64) -> Int {
        Int(((entry & ~numberMask) &* factor) &>> shift)
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
        let (factor, shift) = (factor, shift)
        let (added, read) = unsafe slots.withUnsafeMutableBufferPointer { slots in
            var (added, read): (Int, UInt64) = (0, 0)
            for key in keys {
                read ^= unsafe slots[Self.place(KeyHash.of(key) &<< Self.numberBits, factor, shift)]
            }
            for key in keys {
                let entry = KeyHash.of(key) &<< Self.numberBits | number
                if unsafe Self.insert(entry, slots, Self.place(entry, factor, shift)) { added += 1 }
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
                let wanted = hashes[Int(position)] &<< Self.numberBits
                touched ^= unsafe slots[Self.place(wanted, factor, shift)]
            }
            hits.touched ^= touched
            for order in hits.wanted.indices {
                let position = Int(hits.wanted[order])
                let wanted = hashes[position] &<< Self.numberBits
                var index = Self.place(wanted, factor, shift)
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

    /// All entries, those with higher hashes later.
    var ordered: OrderedEntries { OrderedEntries(slots) }

    /// Puts an entry in; `false` where it took the place of an older one.
    private static func insert(
        _ entry: UInt64, _ slots: UnsafeMutableBufferPointer<UInt64>, _ first: Int
    ) -> Bool {
        let mask = slots.count - 1
        var index = first
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
        let (factor, shift) = (factor, shift)
        unsafe slots.withUnsafeMutableBufferPointer { slots in
            let mask = slots.count - 1
            for entry in old where entry != 0 {
                var index = Self.place(entry, factor, shift)
                while unsafe slots[index] != 0 { index = (index &+ 1) & mask }
                unsafe slots[index] = entry
            }
        }
    }
}
