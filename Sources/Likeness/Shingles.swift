/// The shingles of a text: every four words in a row, as hashes, in the order of the text.
enum Shingles {
    /// The hashes of the shingles of `words`; of all words together where they are fewer than four.
    static func hashes(of words: Words) -> [UInt64] {
        let hashes = words.hashes
        guard hashes.count >= Sampling.shingleWords else {
            return hashes.isEmpty ? [] : [hashes.reduce(UInt64(hashes.count), Hashing.pair)]
        }
        var shingles: [UInt64] = []
        shingles.reserveCapacity(hashes.count - 3)
        for index in 0..<hashes.count - 3 {
            shingles.append(
                Hashing.shingle(hashes[index], hashes[index + 1], hashes[index + 2], hashes[index + 3]))
        }
        return shingles
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
