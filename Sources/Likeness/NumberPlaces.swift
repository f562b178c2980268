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
        let (known, own) = (Set(there.joined()), Set(here.joined()))
        return min(
            runs(left.indices.filter { here[$0].contains(where: known.contains) }.map { left[$0] }),
            runs(right.indices.filter { there[$0].contains(where: own.contains) }.map { right[$0] }))
    }

    /// Numbers with nothing between them, such as those of a telephone, are one.
    private static func runs(_ positions: [Int]) -> Int {
        let all = Set(positions)
        return positions.count { !all.contains($0 - 1) }
    }

    /// For each number three hashes: of the words before it, around it and after it.
    private static func surroundings(_ words: Words, _ positions: [Int]) -> [[UInt64]] {
        func word(_ position: Int) -> UInt64 {
            guard position >= 0, position < words.count else { return nothing }
            return words.isNumber(position) ? anyNumber : words.hashes[position]
        }
        return positions.map { position in
            let (before, after) = (word(position - 1), word(position + 1))
            return [
                Hashing.shingle(0, word(position - 2), before, 0), Hashing.shingle(1, before, after, 0),
                Hashing.shingle(2, after, word(position + 2), 0),
            ]
        }
    }
}
