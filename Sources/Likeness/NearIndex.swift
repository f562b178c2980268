/// Finds the articles that share passages with another, by their samples.
///
/// Invariants:
/// - articles are in partitions in the order of the log; only the last is open;
/// - a partition is dropped whole, when its latest article has left the window or the capacity is used up;
/// - what is found depends on what was inserted, in order, and on nothing else.
struct NearIndex: Sendable {
    /// An earlier article that shares keys with a text.
    struct Candidate {
        /// Its row in the table of articles.
        var row: UInt32
        /// The row of the accepted article whose story it tells.
        var root: UInt32
        /// The estimated share of the text's shingles that it has, and the other way round.
        var ofNewcomer: Double
        var ofEarlier: Double
        /// The mean weight of the shared keys against that of the others: 1 where nobody else has them.
        var rarity: Double
        /// Keys in common.
        var shared: Int
    }

    private var sealed: [SealedPartition] = []
    private var open = OpenPartition()
    /// The latest arrival, in seconds.
    private var latest = Int.min

    /// Articles in it.
    var count: Int { sealed.reduce(open.articles.count) { $0 + $1.count } }

    /// Partitions that never change again.
    var sealedCount: Int { sealed.count }

    /// Bytes that it takes in memory.
    var byteCount: Int { sealed.reduce(open.byteCount) { $0 + $1.byteCount } }

    /// Adds an article.
    mutating func insert(
        _ sketch: Sketch, row: UInt32, root: UInt32, arrival: Int, parameters: LikenessParameters
    ) {
        latest = max(latest, arrival)
        if open.articles.count == OpenPartition.capacity {
            sealed.append(SealedPartition(open))
            open = OpenPartition()
        }
        let article = IndexedArticle(row: row, root: root, sketch: sketch)
        open.insert(article, hashes: sketch.keys.map(Hashing.mix), arrival: arrival)
        expire(parameters)
    }

    private mutating func expire(_ parameters: LikenessParameters) {
        while let first = sealed.first {
            guard first.latest < latest - parameters.window || count > parameters.capacity else { return }
            sealed.removeFirst()
        }
    }

    /// The articles that share the most with the text of `sketch`, the likeliest first.
    func candidates(for sketch: Sketch, parameters: LikenessParameters) -> [Candidate] {
        var tally = HitTally()
        var found: [UInt64] = []
        for key in sketch.keys {
            found.removeAll(keepingCapacity: true)
            let weight = collect(key, into: &found)
            for article in found { tally.add(weight, to: article) }
        }
        var candidates: [Candidate] = []
        tally.forEach { article, count, weight in
            if let candidate = candidate(article, count, weight, sketch, parameters) {
                candidates.append(candidate)
            }
        }
        return best(candidates, parameters)
    }

    /// Notes who has `key`, by partition and number, and answers what the key weighs: the less, the more
    /// stories have it.
    private func collect(_ key: UInt64, into found: inout [UInt64]) -> Double {
        let hash = Hashing.mix(key)
        open.lookUp(hash) { found.append(UInt64(sealed.count) << 32 | UInt64($0)) }
        for partition in sealed.indices.reversed() {
            guard found.count < Commonness.cut else { break }
            sealed[partition].lookUp(hash) { found.append(UInt64(partition) << 32 | UInt64($0)) }
        }
        guard found.count < Commonness.cut else {
            found.removeAll(keepingCapacity: true)
            return 0
        }
        let stories = found.count < 2 ? found.count : storyCount(found)
        return stories < 2 ? 1 : 1 / Double(stories).squareRoot()
    }

    private func storyCount(_ found: [UInt64]) -> Int {
        // Past a few, whether some are of one story makes little difference to the weight.
        guard found.count <= Commonness.counted else { return found.count }
        var roots: [UInt32] = []
        for place in found {
            let root = article(place).root
            if !roots.contains(root) { roots.append(root) }
        }
        return roots.count
    }

    private func article(_ place: UInt64) -> IndexedArticle {
        let partition = Int(place >> 32)
        let number = UInt32(truncatingIfNeeded: place)
        return partition == sealed.count ? open.articles[Int(number)] : sealed[partition].article(number)
    }

    private func candidate(
        _ place: UInt64, _ count: Int, _ weight: Double, _ sketch: Sketch, _ parameters: LikenessParameters
    ) -> Candidate? {
        // Most have one key in common by chance: they are not looked up.
        guard count >= min(2, sketch.keys.count) else { return nil }
        let article = article(place)
        let bound = UInt64(article.bound) << IndexedArticle.boundShift
        let own = bound >= sketch.bound ? sketch.keys.count : Self.count(of: sketch.keys, under: bound)
        let other =
            bound <= sketch.bound
            ? Double(article.keys) : Double(article.keys) * Double(sketch.bound) / Double(bound)
        guard own > 0, other > 0 else { return nil }
        let shared = Double(count)
        let ofNewcomer = min(1, shared / Double(own))
        let ofEarlier = min(1, shared / other)
        guard max(ofNewcomer, ofEarlier) >= parameters.rereadContainment else { return nil }
        return Candidate(
            row: article.row, root: article.root, ofNewcomer: ofNewcomer, ofEarlier: ofEarlier,
            rarity: weight / shared, shared: count)
    }

    private static func count(of keys: [UInt64], under bound: UInt64) -> Int {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < bound { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The likeliest candidates, at most two of one story.
    private func best(_ candidates: [Candidate], _ parameters: LikenessParameters) -> [Candidate] {
        let ordered = candidates.sorted {
            let (left, right) = (Self.rank($0), Self.rank($1))
            return left == right ? $0.row < $1.row : left > right
        }
        var chosen: [Candidate] = []
        for candidate in ordered {
            guard chosen.count < parameters.rereads else { break }
            if chosen.count(where: { $0.root == candidate.root }) < 2 { chosen.append(candidate) }
        }
        return chosen
    }

    private static func rank(_ candidate: Candidate) -> Double {
        max(candidate.ofNewcomer, candidate.ofEarlier) * candidate.rarity
            + 0.1 * min(candidate.ofNewcomer, candidate.ofEarlier)
    }
}
