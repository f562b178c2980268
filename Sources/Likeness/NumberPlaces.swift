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
    static func conflicts(_ words: Words, _ left: [Int], _ others: Words, _ right: [Int]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        let (here, there) = (surroundings(words, left), surroundings(others, right))
        let (own, known) = (HashSet64(here), HashSet64(there))
        return min(runs(left, here, known), runs(right, there, own))
    }

    /// How many of the numbers at `positions` stand where `known` has one too. Those with nothing between them,
    /// such as those of a telephone, are one.
    private static func runs(_ positions: [Int], _ surroundings: [UInt64], _ known: HashSet64) -> Int {
        let found = positions.indices.filter { place in
            (0..<kinds).contains { known.contains(surroundings[kinds * place + $0]) }
        }
        let all = HashSet64(found.map { UInt64(positions[$0] + 1) })
        return found.count { !all.contains(UInt64(positions[$0])) || positions[$0] == 0 }
    }

    /// Hashes of what is around a number.
    private static let kinds = 3

    /// For each number three hashes: of the words before it, around it and after it.
    private static func surroundings(_ words: Words, _ positions: [Int]) -> [UInt64] {
        func word(_ position: Int) -> UInt64 {
            guard position >= 0, position < words.count else { return nothing }
            return words.isNumber(position) ? anyNumber : words.hashes[position]
        }
        var hashes: [UInt64] = []
        hashes.reserveCapacity(kinds * positions.count)
        for position in positions {
            let (before, after) = (word(position - 1), word(position + 1))
            hashes.append(Hashing.shingle(0, word(position - 2), before, 0))
            hashes.append(Hashing.shingle(1, before, after, 0))
            hashes.append(Hashing.shingle(2, after, word(position + 2), 0))
        }
        return hashes
    }
}
