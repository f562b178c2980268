/// Finds the articles that share passages with another, by their samples.
///
/// Invariants:
/// - what is found hangs on what was inserted, in order, and on nothing else: not on where one partition ends
///   and the next begins, nor on whether it lies in memory or in a file;
/// - the articles in the window are the latest ones: from the beginning of a block on, which moves by the
///   arrivals and the room that they take (``NearWindow``).
struct NearIndex: Sendable {
    /// An earlier article that shares keys with a text.
    struct Candidate {
        /// Its row in the table of articles.
        var row: UInt32
        /// The row of the accepted article whose story it tells.
        var root: UInt32
        /// The row that copies of it name: its own, its original's, or that of the excerpt it is a copy of.
        var original: UInt32
        /// The estimated share of the text's shingles that it has, and the other way round.
        var ofNewcomer: Double
        var ofEarlier: Double
        /// The largest shares that the sample leaves room for.
        var most: (ofNewcomer: Double, ofEarlier: Double)
        /// The mean weight of the shared keys: 1 where nobody else has them.
        var rarity: Double
        /// Keys in common.
        var shared: Int
    }

    /// The files, in the order of the log. What follows on them is in memory, with the rows.
    private(set) var files: [NearRun] = []
    /// Room to work in, kept from one text to the next.
    private var search = Search()

    /// Bytes that an article takes, about: by this the window is kept small enough.
    static func cost(of sketch: Sketch) -> Int { 16 + 5 * sketch.keys.count }

    /// Bytes of the files.
    var byteCount: Int { files.reduce(0) { $0 + $1.byteCount } }

    /// Takes `files` for all of the past that is in the window, which begins with `row`.
    mutating func adopt(_ files: [NearRun], from row: UInt32) {
        self.files = files
        leave(before: row)
    }

    /// Lets the articles before `row` leave the window.
    mutating func leave(before row: UInt32) {
        for index in files.indices { files[index].leave(before: row) }
        files.removeAll(where: \.isOver)
    }

    /// The articles from the row `first` on that share the most with the text of `sketch`, the likeliest first.
    mutating func candidates(
        for sketch: Sketch, in articles: ArticleTable, from first: UInt32, parameters: LikenessParameters
    ) -> [Candidate] {
        // Taken out, so that it is not copied while it is written to.
        var search = Search(isEmpty: ())
        swap(&search, &self.search)
        defer { swap(&search, &self.search) }
        collect(sketch, articles, from: first, &search)
        weigh(sketch, articles, &search)
        var candidates: [Candidate] = []
        search.tally.forEach { place, count, weight in
            // Most have a key or two in common by chance, of one sentence: they are not looked up.
            let telling = Int(search.telling[sketch.keys.count])
            guard count >= min(sketch.keys.count < Sampling.fewest ? 2 : 3, telling) else { return }
            let article = article(place, articles)
            if let candidate = Self.candidate(article, count, weight, search.telling, sketch, parameters) {
                candidates.append(candidate)
            }
        }
        return Self.best(candidates, parameters)
    }

    /// What one search works with.
    private struct Search: Sendable {
        var hashes: [UInt64] = []
        var hits = KeyHits()
        var tally: HitTally
        /// How many of the keys before each place say something, as not too many articles have them.
        var telling: [Int32] = []
        var found: [UInt64] = []
        var roots: [UInt32] = []

        init() { tally = HitTally() }

        init(isEmpty: Void) { tally = HitTally(isEmpty: ()) }
    }

    /// Finds who has the keys of `sketch`, until too many have one.
    private func collect(
        _ sketch: Sketch, _ articles: ArticleTable, from first: UInt32, _ search: inout Search
    ) {
        search.hashes.removeAll(keepingCapacity: true)
        for key in sketch.keys { search.hashes.append(KeyHash.of(key)) }
        search.hits.begin(keys: sketch.keys.count)
        // The oldest are the largest, and tell most keys that too many have.
        files.first?.touch(search.hashes, &search.hits)
        for index in files.indices {
            let next = index + 1 < files.count ? files[index + 1] : nil
            files[index].lookUp(search.hashes, partition: index, next: next, into: &search.hits)
        }
        for index in articles.frozen.indices {
            lookUp(articles.frozen[index], files.count + index, first, &search)
        }
        lookUp(articles.open, files.count + articles.frozen.count, first, &search)
    }

    private func lookUp(_ run: OpenRun, _ partition: Int, _ first: UInt32, _ search: inout Search) {
        // Not in files yet, though the files may reach as far: these came in one go with them.
        guard run.near.articles.count > 0 else { return }
        let floor = first <= run.firstRow ? 0 : run.near.floor(first)
        run.near.lookUp(search.hashes, from: floor, partition: partition, into: &search.hits)
    }

    private func weigh(_ sketch: Sketch, _ articles: ArticleTable, _ search: inout Search) {
        search.tally.removeAll()
        search.telling.removeAll(keepingCapacity: true)
        var telling: Int32 = 0
        search.telling.append(0)
        for position in sketch.keys.indices {
            let count = search.hits.counts[position]
            if count < Commonness.cut { telling += 1 }
            search.telling.append(telling)
            guard count < Commonness.cut, count > 0 else { continue }
            search.found.removeAll(keepingCapacity: true)
            search.hits.collect(position, from: files, into: &search.found)
            let weight = Commonness.weight(count < 2 ? count : storyCount(articles, &search))
            for place in search.found { search.tally.add(weight, to: place) }
        }
    }

    private func storyCount(_ articles: ArticleTable, _ search: inout Search) -> Int {
        // Past a few, whether some are of one story makes little difference to the weight.
        guard search.found.count <= Commonness.counted else { return search.found.count }
        search.roots.removeAll(keepingCapacity: true)
        for place in search.found {
            let root = root(place, articles)
            if !search.roots.contains(root) { search.roots.append(root) }
        }
        return search.roots.count
    }

    private func root(_ place: UInt64, _ articles: ArticleTable) -> UInt32 {
        let (partition, number) = (Int(place >> 32), Int(place & 0xFFFF_FFFF))
        if partition < files.count { return files[partition].root(number) }
        let index = partition - files.count
        return index < articles.frozen.count
            ? articles.frozen[index].near.roots[number] : articles.open.near.roots[number]
    }

    private func article(_ place: UInt64, _ articles: ArticleTable) -> IndexedArticle {
        let (partition, number) = (Int(place >> 32), Int(place & 0xFFFF_FFFF))
        if partition < files.count { return files[partition].article(number) }
        let index = partition - files.count
        return index < articles.frozen.count
            ? articles.frozen[index].near.articles[number] : articles.open.near.articles[number]
    }

    private static func candidate(
        _ article: IndexedArticle, _ count: Int, _ weight: Double, _ tellingBefore: [Int32],
        _ sketch: Sketch, _ parameters: LikenessParameters
    ) -> Candidate? {
        let bound = UInt64(article.bound) << IndexedArticle.boundShift
        let own = bound >= sketch.bound ? sketch.keys.count : sketch.keys.partitioningIndex { $0 >= bound }
        // What too many have was not looked up, in neither of the two.
        let telling = Int(tellingBefore[own])
        let share = own == 0 ? 0 : Double(telling) / Double(own)
        let other =
            bound <= sketch.bound
            ? Double(article.keys) : Double(article.keys) * Double(sketch.bound) / Double(bound)
        guard telling > 0, other > 0 else { return nil }
        let shared = Double(count)
        let ofNewcomer = min(1, shared / Double(telling))
        let ofEarlier = min(1, shared / (other * share))
        // The less of a text says anything, the more one sentence in common looks like more than it is.
        let common = min(1, 2 * (1 - share))
        let needed =
            parameters.rereadContainment * (1 - common) + parameters.sparseContainment * common
        guard max(ofNewcomer, ofEarlier) >= needed else { return nil }
        let most = (
            Self.most(ofNewcomer, of: Double(telling), share), Self.most(ofEarlier, of: other * share, share)
        )
        let unseen = Double(own - telling) * ofNewcomer
        let rarity = (weight + unseen * Commonness.weight(Commonness.cut)) / (shared + unseen)
        return Candidate(
            row: article.row, root: article.root, original: article.original, ofNewcomer: ofNewcomer,
            ofEarlier: ofEarlier, most: most, rarity: rarity, shared: count)
    }

    /// The largest share for which there is room where `found` of a sample of `count` was seen, that looks at the
    /// part `looked` of a text: three standard deviations up, and all of the rest.
    ///
    /// Source: Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
    private static func most(_ found: Double, of count: Double, _ looked: Double) -> Double {
        let deviations = 3.0
        let square = deviations * deviations / count
        let spread = deviations * (found * (1 - found) / count + square / (4 * count)).squareRoot()
        return min(1, looked * (found + square / 2 + spread) / (1 + square) + 1 - looked)
    }

    /// The likeliest candidates: at most two of one story, and two of its excerpts and supersets.
    private static func best(_ candidates: [Candidate], _ parameters: LikenessParameters) -> [Candidate] {
        guard candidates.count > 1 else { return candidates }
        let ordered = candidates.sorted {
            let (left, right) = (rank($0), rank($1))
            return left == right ? $0.row < $1.row : left > right
        }
        var chosen: [Candidate] = []
        for candidate in ordered {
            guard chosen.count < parameters.rereads else { break }
            let isOriginal = candidate.original == candidate.root
            let others = chosen.count {
                $0.root == candidate.root && ($0.original == $0.root) == isOriginal
            }
            if others < 2 { chosen.append(candidate) }
        }
        return chosen
    }

    /// Likeness both ways goes before likeness one way: a story before its excerpts.
    private static func rank(_ candidate: Candidate) -> Double {
        max(candidate.ofNewcomer, candidate.ofEarlier) * candidate.rarity
            + min(candidate.ofNewcomer, candidate.ofEarlier)
    }
}
