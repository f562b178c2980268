/// The samples of a stretch of articles, in memory: an inverted index from key to article.
///
/// It is filled while it is open. Sealed, it is one buffer of words that never changes again, laid out so
/// that it could as well lie in a mapped file; see ``SealedPartition``.
struct OpenPartition: Sendable {
    /// Bits of an article's number within a partition.
    static let articleBits: UInt64 = 17
    /// Articles that fill a partition. The last number stays free, so that an empty slot is like none in use.
    static let capacity = 1 << 17 - 1

    private(set) var articles: [IndexedArticle] = []
    /// The top 47 bits of a key's hash, then the article's number.
    private(set) var slots: [UInt64] = Array(repeating: OpenPartition.empty, count: 1 << 10)
    private(set) var entryCount = 0
    private var shift: UInt64 = 64 - 10
    /// The latest arrival, in seconds.
    private(set) var latest = Int.min

    /// Bytes that it takes in memory.
    var byteCount: Int {
        articles.capacity * MemoryLayout<IndexedArticle>.stride + slots.count * MemoryLayout<UInt64>.stride
    }

    static let empty = UInt64.max
    private static let articleMask: UInt64 = 1 << articleBits - 1

    /// Adds an article with the hashes of its keys.
    mutating func insert(_ article: IndexedArticle, hashes: [UInt64], arrival: Int) {
        let number = UInt64(articles.count)
        articles.append(article)
        latest = max(latest, arrival)
        for hash in hashes {
            if (entryCount + 1) * 4 > slots.count * 3 { grow() }
            insert(hash & ~Self.articleMask | number, cut: Commonness.cut)
        }
    }

    /// Finds the articles that have the keys with these hashes.
    func lookUp(_ hashes: [UInt64], partition: Int, into hits: inout KeyHits) {
        let slots = slots.span
        let mask = slots.count - 1
        let high = UInt64(partition) << 32
        // Touched all at once, so that the waits for memory overlap.
        var touched: UInt64 = 0
        for hash in hashes { touched ^= slots[Int(hash >> shift)] }
        withExtendedLifetime(touched) {}
        for (position, hash) in hashes.enumerated() {
            var index = Int(hash >> shift)
            let start = hits.places.count
            while slots[index] != Self.empty {
                if (slots[index] ^ hash) & ~Self.articleMask == 0 {
                    hits.add(high | slots[index] & Self.articleMask)
                }
                index = (index + 1) & mask
            }
            hits.close(position, from: start)
        }
    }

    /// Puts an entry in, unless so many have its key already that it says nothing.
    private mutating func insert(_ entry: UInt64, cut: Int) {
        let mask = slots.count - 1
        var index = Int(entry >> shift)
        var alike = 0
        while slots[index] != Self.empty {
            if (slots[index] ^ entry) & ~Self.articleMask == 0 {
                alike += 1
                if alike >= cut { return }
            }
            index = (index + 1) & mask
        }
        slots[index] = entry
        entryCount += 1
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Self.empty, count: old.count * 2)
        shift -= 1
        entryCount = 0
        for entry in old where entry != Self.empty { insert(entry, cut: .max) }
    }
}

/// What the near index knows of one article.
struct IndexedArticle: Sendable {
    /// Its row in the table of articles.
    var row: UInt32
    /// The row of the accepted article whose story it tells.
    var root: UInt32
    /// The bound of its sketch, without the lowest bits.
    var bound: UInt32
    /// Keys in its sketch.
    var keys: UInt32

    static let boundShift: UInt64 = 5

    init(row: UInt32, root: UInt32, sketch: Sketch) {
        (self.row, self.root) = (row, root)
        bound = UInt32(truncatingIfNeeded: sketch.bound >> Self.boundShift)
        keys = UInt32(sketch.keys.count)
    }

    init(words: ArraySlice<UInt32>) {
        let first = words.startIndex
        (row, root, bound, keys) = (words[first], words[first + 1], words[first + 2], words[first + 3])
    }
}
