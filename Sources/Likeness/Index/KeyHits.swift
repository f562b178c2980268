/// The places in the near index that have the keys of one text.
///
/// Partitions are asked one after the other, each for all keys at once: so the waits for memory overlap.
struct KeyHits: Sendable {
    /// Where a partition has the entries of one key.
    struct Probe {
        var start: UInt32
        var end: UInt32
        /// What the first article's entry would be.
        var low: UInt32
    }

    /// Partition and number of articles, in runs that belong to one key each.
    private(set) var places: [UInt64] = []
    /// How many articles have each key; at ``Commonness/cut`` no further ones are looked for.
    private(set) var counts: [Int] = []
    /// Room for a partition to work in.
    var probes: [Probe] = []
    /// The runs of each key, the latest first: where one begins and ends, and the one before it.
    private var links: [(start: Int, end: Int, before: Int)] = []
    private var lastLink: [Int] = []

    /// Forgets what was found, and makes ready for so many keys.
    mutating func begin(keys: Int) {
        places.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
        counts.append(contentsOf: repeatElement(0, count: keys))
        lastLink.removeAll(keepingCapacity: true)
        lastLink.append(contentsOf: repeatElement(-1, count: keys))
    }

    /// Whether more articles with the key at `position` are looked for.
    @inline(__always)
    func isOpen(_ position: Int) -> Bool { counts[position] < Commonness.cut }

    /// Adds one of the articles with the key at `position`; they come in one go for each partition.
    @inline(__always)
    mutating func add(_ place: UInt64) { places.append(place) }

    /// Ends what was added for the key at `position`, which began at `start`.
    @inline(__always)
    mutating func close(_ position: Int, from start: Int) {
        guard places.count > start else { return }
        counts[position] += places.count - start
        links.append((start, places.count, lastLink[position]))
        lastLink[position] = links.count - 1
    }

    /// Puts the articles with the key at `position` into `found`.
    func collect(_ position: Int, into found: inout [UInt64]) {
        var link = lastLink[position]
        while link >= 0 {
            for index in links[link].start..<links[link].end { found.append(places[index]) }
            link = links[link].before
        }
    }
}
