/// The shingles of a text: every four words in a row, as hashes, in the order of the text.
enum Shingles {
    /// How many shingles so many words have: one of all together where they are fewer than four.
    static func count(words: Int) -> Int { words == 0 ? 0 : max(1, words - Sampling.shingleWords + 1) }

    /// The shingle that begins at the word `index` of a text whose words have these hashes.
    @inline(__always)
    static func hash(_ words: UnsafeBufferPointer<UInt64>, at index: Int) -> UInt64 {
        guard words.count >= Sampling.shingleWords else {
            return unsafe words.reduce(UInt64(words.count), Hashing.pair)
        }
        return unsafe Hashing.shingle(words[index], words[index + 1], words[index + 2], words[index + 3])
    }

    /// The hashes of the shingles of `words`.
    static func hashes(of words: Words) -> [UInt64] {
        let shingles = count(words: words.count)
        return unsafe words.hashes.withUnsafeBufferPointer { hashes in
            unsafe [UInt64](unsafeUninitializedCapacity: shingles) { output, count in
                for index in 0..<shingles { unsafe output[index] = hash(hashes, at: index) }
                count = shingles
            }
        }
    }

    /// The hashes of every two words in a row.
    static func pairs(of words: Words) -> [UInt64] {
        let hashes = words.hashes
        guard hashes.count >= 2 else { return hashes }
        var pairs: [UInt64] = []
        pairs.reserveCapacity(hashes.count - 1)
        for index in 0..<hashes.count - 1 { pairs.append(Hashing.pair(hashes[index], hashes[index + 1])) }
        return pairs
    }
}
