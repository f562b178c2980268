/// The entries of a ``NearRun``, bucket by bucket.
///
/// Sixteen buckets make a block of three words: where its entries begin, and four bits for each bucket's count.
/// Where many articles have a key, or a bucket has more entries than these bits can say, they say that it is a
/// listed one: these come after the others of their block, each with a word before it of how many words and lists
/// it has. A list has the articles of one key: the first as an entry, the others as what each number is more than
/// the one before. So most of what is looked for is found, or found missing, with two reads from memory.
struct NearBuckets: Sendable {
    private let blocks: IndexArray<UInt32>
    /// The entries, and what listed buckets have instead.
    let entries: IndexArray<UInt32>

    /// Buckets of a block.
    static let width = 16
    private static let blockWords = 3
    /// In the four bits of a bucket: it is a listed one.
    static let listed: UInt32 = 15
    /// The bits of a listed bucket's first word that say how many words follow; those above count its lists.
    static let wordBits: UInt32 = 24

    init(blocks: IndexBytes, entries: IndexBytes) {
        (self.blocks, self.entries) = (IndexArray(blocks), IndexArray(entries))
    }

    /// Blocks in all; -1 where there is a part of one.
    var blockCount: Int { blocks.count % Self.blockWords == 0 ? blocks.count / Self.blockWords : -1 }

    /// Reads what ``look(_:)`` will need, to no other end.
    @inline(__always)
    func touch(_ bucket: Int) -> UInt64 {
        let block = bucket >> 4 &* Self.blockWords
        // A block may lie on two lines of the cache.
        return UInt64(blocks[block] ^ blocks[block &+ 2])
    }

    /// Where the entries of a bucket begin, and how many they are, or ``listed``.
    @inline(__always)
    func look(_ bucket: Int) -> (start: UInt32, count: UInt32) {
        let block = bucket >> 4 &* Self.blockWords
        let first = blocks[block]
        let counts = UInt64(blocks[block &+ 1]) | UInt64(blocks[block &+ 2]) &<< 32
        let shift = UInt64(4 &* (bucket & 15))
        let isListed = counts & counts &>> 1 & counts &>> 2 & counts &>> 3 & 0x1111_1111_1111_1111
        let small = counts & ~(isListed &* 15)
        let count = UInt32(truncatingIfNeeded: counts &>> shift & 15)
        let before: UInt64 = (1 &<< shift) &- 1
        guard count == Self.listed else { return (first &+ Self.sum(small & before), count) }
        var start = first &+ Self.sum(small)
        for _ in 0..<(isListed & before).nonzeroBitCount { start = start &+ 1 &+ words(start) }
        return (start, count)
    }

    /// How many words follow the first of a listed bucket.
    @inline(__always)
    private func words(_ start: UInt32) -> UInt32 { entries[Int(start)] & (1 << Self.wordBits - 1) }

    /// The sum of sixteen times four bits.
    @inline(__always)
    private static func sum(_ counts: UInt64) -> UInt32 {
        let low: UInt64 = 0x0F0F_0F0F_0F0F_0F0F
        let pairs = (counts & low) &+ (counts &>> 4 & low)
        return UInt32(truncatingIfNeeded: (pairs &* 0x0101_0101_0101_0101) &>> 56)
    }

    /// Where the articles of one key stand.
    enum Place {
        /// Among these entries, if at all.
        case entries(start: UInt32, end: UInt32)
        /// In this list.
        case list(ArticleList)
    }

    /// Where the articles stand that have the key of which `low` is the first article's entry, in a listed bucket.
    @inline(__always)
    func place(listed start: UInt32, low: UInt32, articles: UInt32) -> Place {
        var place = start &+ 1
        let end = place &+ words(start)
        for _ in 0..<entries[Int(start)] >> Self.wordBits {
            let list = ArticleList(entries, at: place)
            if list.first &- low < articles { return .list(list) }
            place = place &+ list.words
        }
        return .entries(start: place, end: end)
    }

    /// Calls `body` with each entry of a bucket; in a file that makes no sense, with anything.
    func forEach(_ bucket: Int, _ body: (UInt32) -> Void) {
        var (start, count) = look(bucket)
        if count == Self.listed {
            let end = start &+ 1 &+ words(start)
            let lists = entries[Int(start)] >> Self.wordBits
            start = start &+ 1
            for _ in 0..<lists {
                let list = ArticleList(entries, at: start)
                list.forEach(entries, body)
                start = start &+ list.words
            }
            count = end > start ? end &- start : 0
        }
        guard Int(start) + Int(count) <= entries.count else { return }
        for index in start..<start + count { body(entries[Int(index)]) }
    }
}

/// The articles that have one key, in a listed bucket.
///
/// The entry of the first comes first; in the words after it stand how many follow (5 bits), the bits of a step
/// (5), and the steps from each to the next.
struct ArticleList: Equatable, Sendable {
    /// The place of its first word.
    let start: UInt32
    /// The entry of the first article.
    let first: UInt32
    /// Articles in it.
    let count: UInt32
    private let width: UInt32

    private static let headBits = 10
    /// Articles of the longest list.
    static let most = 32

    @inline(__always)
    init(_ entries: IndexArray<UInt32>, at start: UInt32) {
        self.start = start
        first = entries[Int(start)]
        let head = entries[Int(start) + 1]
        count = (head & 31) + 1
        width = head >> 5 & 31
    }

    /// Words that it takes.
    var words: UInt32 { 1 + (UInt32(Self.headBits) + (count - 1) * width + 31) / 32 }

    /// Calls `body` with the entry of each article, in their order.
    @inline(__always)
    func forEach(_ entries: IndexArray<UInt32>, _ body: (UInt32) -> Void) {
        var entry = first
        body(entry)
        var bit = Self.headBits
        let mask: UInt64 = 1 << UInt64(width) - 1
        for _ in 1..<max(1, count) {
            let place = Int(start) + 1 + bit / 32
            let word = UInt64(entries[place]) | UInt64(entries[place + 1]) << 32
            entry = entry &+ UInt32(truncatingIfNeeded: word >> UInt64(bit % 32) & mask)
            body(entry)
            bit += Int(width)
        }
    }

    /// Appends the list of these entries of one key to `output`, if it takes fewer words than they do.
    static func append(_ entries: ArraySlice<UInt32>, to output: inout [UInt32]) -> Bool {
        guard entries.count > 2, entries.count <= most else { return false }
        var steps: UInt32 = 0
        for index in entries.indices.dropFirst() { steps |= entries[index] - entries[index - 1] }
        let width = UInt64(steps).bitsNeeded
        let words = 1 + (headBits + (entries.count - 1) * width + 31) / 32
        guard words < entries.count else { return false }
        output.append(entries[entries.startIndex])
        var (bits, count) = (UInt64(entries.count - 1) | UInt64(width) << 5, headBits)
        for index in entries.indices.dropFirst() {
            bits |= UInt64(entries[index] - entries[index - 1]) << UInt64(count)
            count += width
            if count >= 32 {
                output.append(UInt32(truncatingIfNeeded: bits))
                bits >>= 32
                count -= 32
            }
        }
        if count > 0 { output.append(UInt32(truncatingIfNeeded: bits)) }
        return true
    }
}
