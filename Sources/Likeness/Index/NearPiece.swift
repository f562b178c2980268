/// The entries of some blocks of buckets in a row, on their way into a file.
///
/// In a file those of one key stand in the order of their articles. So they come in that order from files that
/// follow on each other, and the latest are told without sorting them; from memory they come in any.
struct NearPiece {
    private let shape: NearRun.Shape
    /// Whether they come as they are to stand.
    private let areInOrder: Bool
    /// The first of the buckets, and how many they are.
    private var firstBucket = 0
    private var bucketCount = 0
    /// Which of the buckets an entry lies in, and below that the entry.
    private var found: [UInt64] = []
    /// The entries in the order of their buckets, and where each bucket ends.
    private var sorted: [UInt32] = []
    private var ends: [Int] = []

    init(_ shape: NearRun.Shape, areInOrder: Bool) {
        (self.shape, self.areInOrder) = (shape, areInOrder)
    }

    /// Makes ready for the entries of these buckets, which are whole blocks.
    mutating func begin(_ buckets: Range<Int>) {
        (firstBucket, bucketCount) = (buckets.lowerBound, buckets.count)
        found.removeAll(keepingCapacity: true)
    }

    /// Adds the entry of an article that has a key with this hash.
    @inline(__always)
    mutating func add(_ hash: UInt64, _ number: UInt32) {
        let (bucket, rest) = shape.place(hash)
        let entry = UInt32(truncatingIfNeeded: rest) &* shape.count &+ number
        found.append(UInt64(bucket &- firstBucket) &<< 32 | UInt64(entry))
    }

    /// Hands the entries over, block by block.
    mutating func end(_ writer: inout NearBuckets.Writer) {
        sort()
        var ranges: [Range<Int>] = []
        var start = 0
        for bucket in 0..<bucketCount {
            let end = ends[bucket]
            if !areInOrder { order(start..<end) }
            ranges.append(start..<(end - start > Commonness.cut ? cut(start..<end) : end))
            start = end
            if ranges.count == NearBuckets.width {
                writer.add(sorted, at: ranges)
                ranges.removeAll(keepingCapacity: true)
            }
        }
    }

    /// A counting sort.
    private mutating func sort() {
        ends.removeAll(keepingCapacity: true)
        ends.append(contentsOf: repeatElement(0, count: bucketCount + 1))
        for entry in found { ends[Int(entry >> 32) + 1] += 1 }
        for bucket in 0..<bucketCount { ends[bucket + 1] += ends[bucket] }
        if sorted.count < found.count {
            sorted.append(contentsOf: repeatElement(0, count: found.count - sorted.count))
        }
        // Each beginning becomes the end of its own bucket.
        for entry in found {
            let bucket = Int(entry >> 32)
            sorted[ends[bucket]] = UInt32(truncatingIfNeeded: entry)
            ends[bucket] += 1
        }
    }

    /// Puts the entries of a bucket in the order of keys and articles.
    private mutating func order(_ range: Range<Int>) {
        guard range.count <= Self.fewEntries else { return sorted[range].sort() }
        for index in range.dropFirst() {
            let entry = sorted[index]
            var free = index
            while free > range.lowerBound, sorted[free - 1] > entry {
                sorted[free] = sorted[free - 1]
                free -= 1
            }
            sorted[free] = entry
        }
    }

    /// Entries that are sorted by moving each past those before it, at most.
    private static let fewEntries = 32

    /// Keeps only the latest of each key that too many have, and tells where the bucket ends then.
    private mutating func cut(_ range: Range<Int>) -> Int {
        // One key makes nearly all of these buckets as large as they are.
        let low = majority(range) &* shape.count
        var alike = 0
        for index in range where sorted[index] &- low < shape.count { alike += 1 }
        guard range.count - alike <= Commonness.cut else { return cutEach(range) }
        var excess = alike - Commonness.cut
        var end = range.lowerBound
        for index in range {
            let entry = sorted[index]
            if excess > 0, entry &- low < shape.count {
                excess -= 1
            } else {
                sorted[end] = entry
                end += 1
            }
        }
        return end
    }

    /// What is left of the hash of the key that most entries have, if more than half have one.
    ///
    /// Source: Boyer and Moore, "MJRTY: a fast majority vote algorithm" (1991).
    private func majority(_ range: Range<Int>) -> UInt32 {
        var (candidate, votes) = (UInt32(0), 0)
        for index in range {
            let rest = sorted[index] / shape.count
            if votes == 0 { candidate = rest }
            votes += rest == candidate ? 1 : -1
        }
        return candidate
    }

    /// The same, whatever keys there are.
    private mutating func cutEach(_ range: Range<Int>) -> Int {
        sorted[range].sort(by: >)
        var (last, alike, end) = (UInt32.max, 0, range.lowerBound)
        for index in range {
            let entry = sorted[index]
            let rest = entry / shape.count
            alike = rest == last ? alike + 1 : 0
            last = rest
            guard alike < Commonness.cut else { continue }
            sorted[end] = entry
            end += 1
        }
        sorted[range.lowerBound..<end].reverse()
        return end
    }
}
