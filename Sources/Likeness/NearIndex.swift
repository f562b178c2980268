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
        var hits: [Hit] = []
        var weights: [Double] = []
        weights.reserveCapacity(sketch.keys.count)
        for (position, key) in sketch.keys.enumerated() {
            weights.append(collect(key, UInt32(position), into: &hits))
        }
        guard !hits.isEmpty else { return [] }
        hits.sort { ($0.article, $0.position) < ($1.article, $1.position) }
        var candidates: [Candidate] = []
        var start = 0
        while start < hits.count {
            var end = start + 1
            while end < hits.count, hits[end].article == hits[start].article { end += 1 }
            if let candidate = candidate(hits[start..<end], sketch, weights, parameters) {
                candidates.append(candidate)
            }
            start = end
        }
        return best(candidates, parameters)
    }

    private struct Hit {
        /// The partition and the number of the article in it.
        var article: UInt64
        /// The position of the key in the sketch.
        var position: UInt32
    }

    /// Notes who has `key`, and answers what it weighs: the less, the more stories have it.
    private func collect(_ key: UInt64, _ position: UInt32, into hits: inout [Hit]) -> Double {
        let hash = Hashing.mix(key)
        let start = hits.count
        open.lookUp(hash) {
            hits.append(Hit(article: UInt64(sealed.count) << 32 | UInt64($0), position: position))
        }
        for partition in sealed.indices.reversed() {
            guard hits.count - start < Commonness.cut else { break }
            sealed[partition].lookUp(hash) {
                hits.append(Hit(article: UInt64(partition) << 32 | UInt64($0), position: position))
            }
        }
        let count = hits.count - start
        guard count < Commonness.cut else {
            hits.removeLast(count)
            return 1 / Double(Commonness.cut).squareRoot()
        }
        let stories = count < 2 ? count : storyCount(hits[start...])
        return stories < 2 ? 1 : 1 / Double(stories).squareRoot()
    }

    private func storyCount(_ hits: ArraySlice<Hit>) -> Int {
        // Past a few, whether some are of one story makes no difference to the weight.
        guard hits.count <= 16 else { return hits.count }
        var roots: [UInt32] = []
        for hit in hits {
            let root = article(hit.article).root
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
        _ hits: ArraySlice<Hit>, _ sketch: Sketch, _ weights: [Double], _ parameters: LikenessParameters
    ) -> Candidate? {
        let article = article(hits[hits.startIndex].article)
        let bound = UInt64(article.bound) << IndexedArticle.boundShift
        let own = bound >= sketch.bound ? sketch.keys.count : Self.count(of: sketch.keys, under: bound)
        let other =
            bound <= sketch.bound
            ? Double(article.keys) : Double(article.keys) * Double(sketch.bound) / Double(bound)
        guard own > 0, other > 0, hits.count >= min(2, own, Int(article.keys)) else { return nil }
        let shared = Double(hits.count)
        let ofNewcomer = min(1, shared / Double(own))
        let ofEarlier = min(1, shared / other)
        guard max(ofNewcomer, ofEarlier) >= parameters.rereadContainment else { return nil }
        var sharedWeight = 0.0
        for hit in hits { sharedWeight += weights[Int(hit.position)] }
        return Candidate(
            row: article.row, root: article.root, ofNewcomer: ofNewcomer, ofEarlier: ofEarlier,
            rarity: sharedWeight / shared, shared: hits.count)
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
