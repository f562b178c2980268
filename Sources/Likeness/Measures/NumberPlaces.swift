/// Tells whether two texts have different numbers in the same place.
///
/// Copies of one story differ in numbers that have nothing to do with it: dates of a site, its telephone,
/// the hours since a comment. Two reports of one form have different numbers between the same words.
enum NumberPlaces {
    /// What any number counts as beside another.
    private static let anyNumber: UInt64 = 1
    /// What stands beyond the ends of a text.
    private static let nothing: UInt64 = 2

    /// How many of the numbers at `left` and of those at `right` stand between words between which the other
    /// text has one too: of the two counts the smaller.
    static func conflicts(
        _ words: Words, _ left: [Range<Int>], _ others: Words, _ right: [Range<Int>]
    ) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        let (here, there) = (surroundings(words, left), surroundings(others, right))
        let (own, known) = (HashSet64(here), HashSet64(there))
        return min(runs(left, here, known), runs(right, there, own))
    }

    /// How many of `numbers` stand where `known` has one too. Those with nothing between them,
    /// such as those of a telephone, are one.
    private static func runs(_ numbers: [Range<Int>], _ surroundings: [UInt64], _ known: HashSet64) -> Int {
        let found = numbers.indices.filter { place in
            (0..<kinds).contains { known.contains(surroundings[kinds * place + $0]) }
        }
        let ends = HashSet64(found.map { UInt64(numbers[$0].upperBound) })
        return found.count { !ends.contains(UInt64(numbers[$0].lowerBound)) || numbers[$0].lowerBound == 0 }
    }

    /// Hashes of what is around a number or a name.
    static let kinds = 3

    /// For each number, or name, three hashes: of the words before it, around it and after it.
    static func surroundings(_ words: Words, _ numbers: [Range<Int>]) -> [UInt64] {
        func word(_ position: Int) -> UInt64 {
            guard position >= 0, position < words.count else { return nothing }
            return words.isNumber(position) ? anyNumber : words.hashes[position]
        }
        var hashes: [UInt64] = []
        hashes.reserveCapacity(kinds * numbers.count)
        for number in numbers {
            let (before, after) = (word(number.lowerBound - 1), word(number.upperBound))
            hashes.append(Hashing.shingle(0, word(number.lowerBound - 2), before, 0))
            hashes.append(Hashing.shingle(1, before, after, 0))
            hashes.append(Hashing.shingle(2, after, word(number.upperBound + 1), 0))
        }
        return hashes
    }
}
