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
        /// The mean weight of the shared keys: 1 where nobody else has them.
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
        let keys = weigh(sketch)
        var candidates: [Candidate] = []
        keys.tally.forEach { place, count, weight in
            if let candidate = candidate(place, count, weight, keys, sketch, parameters) {
                candidates.append(candidate)
            }
        }
        return best(candidates, parameters)
    }

    /// The keys of a text as the index knows them.
    private struct WeighedKeys {
        /// The articles that have some of them.
        var tally = HitTally()
        /// How many of the keys before each place say something, as not too many articles have them.
        var telling: [Int] = [0]
    }

    private func weigh(_ sketch: Sketch) -> WeighedKeys {
        let hits = collect(sketch.keys.map(Hashing.mix))
        var keys = WeighedKeys()
        keys.telling.reserveCapacity(sketch.keys.count + 1)
        var found: [UInt64] = []
        for position in sketch.keys.indices {
            let isTelling = hits.counts[position] < Commonness.cut
            keys.telling.append(keys.telling[position] + (isTelling ? 1 : 0))
            guard isTelling, hits.counts[position] > 0 else { continue }
            found.removeAll(keepingCapacity: true)
            hits.collect(position, into: &found)
            let weight = Commonness.weight(found.count < 2 ? found.count : storyCount(found))
            for place in found { keys.tally.add(weight, to: place) }
        }
        return keys
    }

    /// Finds who has the keys with these hashes, the latest partition first, until too many have one.
    private func collect(_ hashes: [UInt64]) -> KeyHits {
        var hits = KeyHits(keys: hashes.count)
        open.lookUp(hashes, partition: sealed.count, into: &hits)
        for partition in sealed.indices.reversed() {
            sealed[partition].lookUp(hashes, partition: partition, into: &hits)
        }
        return hits
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
        _ place: UInt64, _ count: Int, _ weight: Double, _ keys: WeighedKeys, _ sketch: Sketch,
        _ parameters: LikenessParameters
    ) -> Candidate? {
        // Most have a key or two in common by chance, of one sentence: they are not looked up.
        guard count >= min(sketch.keys.count < Sampling.fewest ? 2 : 3, keys.telling[sketch.keys.count])
        else {
            return nil
        }
        let article = article(place)
        let bound = UInt64(article.bound) << IndexedArticle.boundShift
        let own = bound >= sketch.bound ? sketch.keys.count : sketch.keys.partitioningIndex { $0 >= bound }
        // What too many have was not looked up, in neither of the two.
        let telling = keys.telling[own]
        let share = own == 0 ? 0 : Double(telling) / Double(own)
        let other =
            bound <= sketch.bound
            ? Double(article.keys) : Double(article.keys) * Double(sketch.bound) / Double(bound)
        guard telling > 0, other > 0 else { return nil }
        let shared = Double(count)
        let ofNewcomer = min(1, shared / Double(telling))
        let ofEarlier = min(1, shared / (other * share))
        // Where little says anything, one sentence in common looks like more than it is.
        let needed = telling * 2 < own ? parameters.sparseContainment : parameters.rereadContainment
        guard max(ofNewcomer, ofEarlier) >= needed else { return nil }
        let common = Double(own - telling) * ofNewcomer
        let rarity = (weight + common * Commonness.weight(Commonness.cut)) / (shared + common)
        return Candidate(
            row: article.row, root: article.root, ofNewcomer: ofNewcomer, ofEarlier: ofEarlier,
            rarity: rarity,
            shared: count)
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

    /// Likeness both ways goes before likeness one way: a story before its excerpts.
    private static func rank(_ candidate: Candidate) -> Double {
        max(candidate.ofNewcomer, candidate.ofEarlier) * candidate.rarity
            + min(candidate.ofNewcomer, candidate.ofEarlier)
    }
}
