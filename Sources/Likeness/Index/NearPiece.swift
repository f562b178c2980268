/// The entries of some blocks of buckets in a row, on their way into a file.
struct NearPiece {
    private let shape: NearRun.Shape
    /// The first of the buckets, and how many they are.
    private var firstBucket = 0
    private var bucketCount = 0
    /// Which of the buckets an entry lies in, and below that the entry.
    private var found: [UInt64] = []
    /// The entries in the order of their buckets, and where each bucket ends.
    private var sorted: [UInt32] = []
    private var ends: [Int] = []

    init(_ shape: NearRun.Shape) { self.shape = shape }

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

    /// Hands the entries over, bucket by bucket, each in the order of keys and articles.
    mutating func end(_ writer: inout NearBucketWriter) {
        sort()
        var start = 0
        for end in ends.prefix(bucketCount) {
            order(start..<end)
            writer.add(sorted, start..<end)
            start = end
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
    private static let fewEntries = 64
}
