/// The entries of a ``NearRun``, bucket by bucket.
///
/// Sixteen buckets make a block of three words: where its entries begin, and four bits for each bucket's count.
/// Of a bucket that has more than these can say, as keys give that many articles share, they say so; such buckets
/// come after the others of their block, each with its count before its entries. So most of what is looked for is
/// found, or found missing, with two reads from memory.
struct NearBuckets: Sendable {
    private let blocks: IndexArray<UInt32>
    /// The entries, and the counts of large buckets.
    let entries: IndexArray<UInt32>

    /// Buckets of a block.
    static let width = 16
    private static let blockWords = 3
    /// In the four bits of a bucket: it is a large one.
    static let large: UInt32 = 15

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

    /// Where the entries of a bucket begin, and how many they are: ``large`` where that stands before them.
    @inline(__always)
    func look(_ bucket: Int) -> (start: UInt32, count: UInt32) {
        let block = bucket >> 4 &* Self.blockWords
        let first = blocks[block]
        let counts = UInt64(blocks[block &+ 1]) | UInt64(blocks[block &+ 2]) &<< 32
        let shift = UInt64(4 &* (bucket & 15))
        let isLarge = counts & counts &>> 1 & counts &>> 2 & counts &>> 3 & 0x1111_1111_1111_1111
        let small = counts & ~(isLarge &* 15)
        let count = UInt32(truncatingIfNeeded: counts &>> shift & 15)
        let before: UInt64 = (1 &<< shift) &- 1
        guard count == Self.large else { return (first &+ Self.sum(small & before), count) }
        var start = first &+ Self.sum(small)
        for _ in 0..<(isLarge & before).nonzeroBitCount { start = start &+ 1 &+ entries[Int(start)] }
        return (start, count)
    }

    /// Where the entries of a bucket stand. In a file that makes no sense they may stand anywhere.
    @inline(__always)
    func range(_ bucket: Int) -> (start: UInt32, end: UInt32) {
        let (start, count) = look(bucket)
        guard count == Self.large else { return (start, start &+ count) }
        return (start &+ 1, start &+ 1 &+ entries[Int(start)])
    }

    /// The sum of sixteen times four bits.
    @inline(__always)
    private static func sum(_ counts: UInt64) -> UInt32 {
        let low: UInt64 = 0x0F0F_0F0F_0F0F_0F0F
        let pairs = (counts & low) &+ (counts &>> 4 & low)
        return UInt32(truncatingIfNeeded: (pairs &* 0x0101_0101_0101_0101) &>> 56)
    }

    /// Makes the two sections: hands the entries out as they come, and keeps the blocks, which take a tenth of
    /// their room.
    struct Writer {
        private var blocks: [UInt32] = []
        private var entries: [UInt32] = []
        /// Entries that were handed out.
        private var emitted = 0

        init(buckets: Int) {
            blocks.reserveCapacity((buckets / NearBuckets.width + 1) * NearBuckets.blockWords)
        }

        /// Adds a block: the entries of its buckets lie in `found`, at `ranges`.
        mutating func add(_ found: [UInt32], at ranges: [Range<Int>]) {
            blocks.append(UInt32(truncatingIfNeeded: emitted + entries.count))
            var bits: UInt64 = 0
            for (place, range) in ranges.enumerated() {
                let isSmall = range.count < Int(NearBuckets.large)
                bits |= UInt64(isSmall ? range.count : Int(NearBuckets.large)) &<< UInt64(4 * place)
                if isSmall { for index in range { entries.append(found[index]) } }
            }
            for range in ranges where range.count >= Int(NearBuckets.large) {
                entries.append(UInt32(truncatingIfNeeded: range.count))
                entries.append(contentsOf: found[range])
            }
            blocks.append(UInt32(truncatingIfNeeded: bits))
            blocks.append(UInt32(truncatingIfNeeded: bits >> 32))
        }

        /// Hands the entries out that came since the last time.
        mutating func emitEntries(_ emit: IndexDraft.Emit) {
            emit([UInt8](little: entries))
            emitted += entries.count
            entries.removeAll(keepingCapacity: true)
        }

        /// Hands the blocks out, and lets go of them.
        mutating func emitBlocks(_ emit: IndexDraft.Emit) {
            emit([UInt8](little: blocks))
            blocks = []
        }
    }
}
