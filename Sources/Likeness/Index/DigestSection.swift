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

    /// The two sections that hold numbers below `count` by their hashes.
    ///
    /// - Parameters:
    ///   - each: calls what it is given with each number that is to be found and its hash: twice, in the same order.
    static func sections(
        count: Int, _ each: @escaping (_ body: (Int, UInt64) -> Void) -> Void
    ) -> [IndexDraft.Section] {
        var bits = 0
        while 1 << bits < count / entriesInBucket { bits += 1 }
        let shift = UInt64(64 - bits)
        let place = { [bits] (hash: UInt64) in bits == 0 ? 0 : Int(hash >> shift) }
        let size = 1 << bits + 1
        func starts() -> [UInt32] {
            var starts = [UInt32](repeating: 0, count: size)
            each { starts[place($1) + 1] += 1 }
            for bucket in 1..<size { starts[bucket] += starts[bucket - 1] }
            return starts
        }
        let entries = {
            var places = starts()
            var entries = [UInt64](repeating: 0, count: Int(places.last ?? 0))
            each { number, hash in
                let bucket = place(hash)
                entries[Int(places[bucket])] = UInt64(number) << 32 | hash & 0xFFFF_FFFF
                places[bucket] += 1
            }
            return [UInt8](little: entries)
        }
        return [IndexDraft.section { [UInt8](little: starts()) }, IndexDraft.section(entries)]
    }
}
