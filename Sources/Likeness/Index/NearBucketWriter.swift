/// Makes the two sections of ``NearBuckets``: hands the entries out as they come, and keeps the blocks, which take a
/// tenth of their room.
struct NearBucketWriter {
    /// Articles that an entry tells apart.
    private let articles: UInt32
    private var blocks: [UInt32] = []
    private var entries: [UInt32] = []
    /// Entries that were handed out.
    private var emitted = 0
    /// Buckets of the block that is being made, their counts, and what its listed ones have.
    private var buckets = 0
    private var counts: UInt64 = 0
    private var listed: [UInt32] = []
    /// What is left of the entries of a bucket; its lists, and what is in none.
    private var kept: [UInt32] = []
    private var lists: [UInt32] = []
    private var rest: [UInt32] = []

    private static let mostLists: UInt32 = 255

    init(buckets: Int, articles: UInt32) {
        self.articles = articles
        blocks.reserveCapacity((buckets / NearBuckets.width + 1) * 3)
    }

    /// Adds the next bucket: the entries `found` in `range`, in their order.
    mutating func add(_ found: [UInt32], _ range: Range<Int>) {
        if buckets == 0 { blocks.append(UInt32(truncatingIfNeeded: emitted + entries.count)) }
        let count = append(found, range)
        counts |= UInt64(count) &<< UInt64(4 * buckets)
        buckets += 1
        guard buckets == NearBuckets.width else { return }
        entries.append(contentsOf: listed)
        listed.removeAll(keepingCapacity: true)
        blocks.append(UInt32(truncatingIfNeeded: counts))
        blocks.append(UInt32(truncatingIfNeeded: counts >> 32))
        (buckets, counts) = (0, 0)
    }

    /// Appends a bucket, and tells its four bits.
    private mutating func append(_ found: [UInt32], _ range: Range<Int>) -> UInt32 {
        guard range.count > 2 else {
            for index in range { entries.append(found[index]) }
            return UInt32(range.count)
        }
        let count = sort(found, range)
        let words = lists.count + rest.count
        if kept.count <= words + 1, kept.count < Int(NearBuckets.listed) {
            entries.append(contentsOf: kept)
            return UInt32(kept.count)
        }
        precondition(words < 1 << NearBuckets.wordBits)
        listed.append(UInt32(words) | count << NearBuckets.wordBits)
        listed.append(contentsOf: lists)
        listed.append(contentsOf: rest)
        return NearBuckets.listed
    }

    /// Parts the entries of a bucket into lists and the rest, and keeps of each key the latest.
    ///
    /// - Returns: how many lists there are.
    private mutating func sort(_ found: [UInt32], _ range: Range<Int>) -> UInt32 {
        kept.removeAll(keepingCapacity: true)
        lists.removeAll(keepingCapacity: true)
        rest.removeAll(keepingCapacity: true)
        var (count, start) = (UInt32(0), range.lowerBound)
        while start < range.upperBound {
            var end = start + 1
            // Most keys have one entry: it need not be divided.
            if end < range.upperBound, found[end] - found[start] < articles {
                let low = found[start] / articles * articles
                while end < range.upperBound, found[end] - low < articles { end += 1 }
            }
            let latest = found[max(start, end - Commonness.cut)..<end]
            kept.append(contentsOf: latest)
            if count < Self.mostLists, ArticleList.append(latest, to: &lists) {
                count += 1
            } else {
                rest.append(contentsOf: latest)
            }
            start = end
        }
        return count
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
