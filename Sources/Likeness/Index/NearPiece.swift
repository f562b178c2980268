/// The entries of some blocks of buckets in a row, on their way into a file: they come in any order.
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

    /// Hands the entries over, block by block.
    mutating func end(_ writer: inout NearBuckets.Writer) {
        sort()
        var ranges: [Range<Int>] = []
        var start = 0
        for bucket in 0..<bucketCount {
            let end = ends[bucket]
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

    /// Keeps only the latest of each key that too many have, and tells where the bucket ends then.
    private mutating func cut(_ range: Range<Int>) -> Int {
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
        return end
    }
}
