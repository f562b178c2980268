/// Finds numbers by a hash, in a file: about nine bytes an entry.
///
/// Two sections: where each bucket begins (and the end of the last one), and the entries in the order of their
/// buckets. The topmost bits of a hash are its bucket; the lower half of an entry holds the lower half of the
/// hash, the upper half what is found. Several entries may have one hash: whoever asks tells them apart.
struct DigestSection: Sendable {
    private let buckets: IndexArray<UInt32>
    private let entries: IndexArray<UInt64>
    private let shift: UInt64

    private static let entriesInBucket = 4

    init(buckets: IndexBytes, entries: IndexBytes) {
        self.buckets = IndexArray(buckets)
        self.entries = IndexArray(entries)
        let count = max(1, self.buckets.count - 1)
        shift = UInt64(64 - (Int.bitWidth - 1 - count.leadingZeroBitCount))
    }

    /// Reads ahead what tells where the entries with this hash are.
    @inline(__always)
    func touchBucket(_ hash: UInt64) -> UInt64 {
        let bucket = shift > 63 ? 0 : Int(hash >> shift)
        return UInt64(buckets[bucket] ^ buckets[bucket + 1])
    }

    /// Reads ahead the first of the entries with this hash.
    @inline(__always)
    func touchEntries(_ hash: UInt64) -> UInt64 { entries[Int(buckets[shift > 63 ? 0 : Int(hash >> shift)])] }

    /// The largest number with this hash that `isWanted`.
    @inline(__always)
    func last(_ hash: UInt64, where isWanted: (UInt32) -> Bool) -> UInt32? {
        let bucket = shift > 63 ? 0 : Int(hash >> shift)
        let (start, end) = (Int(buckets[bucket]), min(Int(buckets[bucket + 1]), entries.count))
        guard start < end else { return nil }
        var found: UInt32?
        for index in start..<end {
            let entry = entries[index]
            guard UInt32(truncatingIfNeeded: entry ^ hash) == 0 else { continue }
            let value = UInt32(truncatingIfNeeded: entry >> 32)
            if value >= found ?? 0, isWanted(value) { found = value }
        }
        return found
    }

    /// The two sections that hold `count` numbers from 0 on by their hashes.
    static func encode(count: Int, hash: (Int) -> UInt64?) -> [[UInt8]] {
        var bits = 0
        while 1 << bits < count / entriesInBucket { bits += 1 }
        let shift = UInt64(64 - bits)
        let place = { (hash: UInt64) in bits == 0 ? 0 : Int(hash >> shift) }
        var starts = [UInt32](repeating: 0, count: 1 << bits + 1)
        var present = 0
        for number in 0..<count {
            guard let hash = hash(number) else { continue }
            starts[place(hash)] += 1
            present += 1
        }
        // A counting sort: sizes, then ends, then each entry goes before the end of its bucket.
        var end: UInt32 = 0
        for bucket in starts.indices {
            end += starts[bucket]
            starts[bucket] = end
        }
        var entries = [UInt64](repeating: 0, count: present)
        for number in 0..<count {
            guard let hash = hash(number) else { continue }
            let bucket = place(hash)
            starts[bucket] -= 1
            entries[Int(starts[bucket])] = UInt64(number) << 32 | hash & 0xFFFF_FFFF
        }
        return [[UInt8](little: starts), [UInt8](little: entries)]
    }
}
