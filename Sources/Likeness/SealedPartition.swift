/// A partition that is full and never changes again: one buffer of 32-bit words.
///
/// Layout: the head (number of articles, number of buckets as a power of two), four words for each article,
/// the offset of each bucket and the end, then the entries in the order of their buckets. An entry is the
/// article's number in the lower 17 bits and 15 bits of the key's hash above them; the hash's topmost bits
/// are the bucket. So a key has 15 bits and those of the bucket: 35 in a full partition.
struct SealedPartition: Sendable {
    private let words: [UInt32]
    private let bucketBits: UInt64
    private let bucketsStart: Int
    private let entriesStart: Int
    /// Articles in it.
    let count: Int
    /// The latest arrival, in seconds.
    let latest: Int

    private static let headCount = 2
    private static let articleWords = 4
    private static let entriesInBucket = 4
    private static let numberBits = UInt32(OpenPartition.articleBits)
    private static let numberMask: UInt32 = 1 << numberBits - 1
    private static let tagBits: UInt64 = 15
    private static let tagMask: UInt32 = 1 << 15 - 1

    /// Seals `open`.
    init(_ open: OpenPartition) {
        count = open.articles.count
        latest = open.latest
        var bits: UInt64 = 1
        while 1 << bits < open.entryCount / Self.entriesInBucket { bits += 1 }
        bucketBits = bits
        bucketsStart = Self.headCount + Self.articleWords * count
        entriesStart = bucketsStart + 1 << Int(bits) + 1
        var words: [UInt32] = []
        words.reserveCapacity(entriesStart + open.entryCount)
        words += [UInt32(count), UInt32(bits)]
        for article in open.articles { words += [article.row, article.root, article.bound, article.keys] }
        words.append(contentsOf: repeatElement(0, count: 1 << Int(bits) + 1 + open.entryCount))
        // A counting sort by bucket: sizes, then ends, then each entry goes before the end of its bucket.
        for slot in open.slots where slot != OpenPartition.empty {
            words[bucketsStart + Int(slot >> (64 - bits))] += 1
        }
        var end: UInt32 = 0
        for bucket in 0...(1 << Int(bits)) {
            end += words[bucketsStart + bucket]
            words[bucketsStart + bucket] = end
        }
        for slot in open.slots where slot != OpenPartition.empty {
            let bucket = bucketsStart + Int(slot >> (64 - bits))
            words[bucket] -= 1
            let tag = UInt32(truncatingIfNeeded: slot >> (64 - bits - Self.tagBits)) & Self.tagMask
            let number = UInt32(truncatingIfNeeded: slot) & Self.numberMask
            words[entriesStart + Int(words[bucket])] = tag << Self.numberBits | number
        }
        self.words = words
    }

    /// What it knows of the article with this number.
    func article(_ number: UInt32) -> IndexedArticle {
        let start = Self.headCount + Self.articleWords * Int(number)
        return IndexedArticle(words: words[start..<start + Self.articleWords])
    }

    /// Finds the articles that have the keys with these hashes, for the keys that are still looked for.
    func lookUp(_ hashes: [UInt64], partition: Int, into hits: inout KeyHits) {
        let words = words.span
        let high = UInt64(partition) << 32
        // Touched all at once, so that the waits for memory overlap.
        var touched: UInt32 = 0
        for hash in hashes { touched ^= words[bucketsStart + Int(hash >> (64 - bucketBits))] }
        for hash in hashes {
            let first = Int(words[bucketsStart + Int(hash >> (64 - bucketBits))])
            if entriesStart + first < words.count { touched ^= words[entriesStart + first] }
        }
        withExtendedLifetime(touched) {}
        for (position, hash) in hashes.enumerated() where hits.isOpen(position) {
            let bucket = bucketsStart + Int(hash >> (64 - bucketBits))
            let tag = UInt32(truncatingIfNeeded: hash >> (64 - bucketBits - Self.tagBits)) & Self.tagMask
            let start = hits.places.count
            for index in Int(words[bucket])..<Int(words[bucket + 1]) {
                let entry = words[entriesStart + index]
                if entry >> Self.numberBits == tag { hits.add(high | UInt64(entry & Self.numberMask)) }
            }
            hits.close(position, from: start)
        }
    }

    /// Bytes that it takes in memory.
    var byteCount: Int { words.count * 4 }
}
