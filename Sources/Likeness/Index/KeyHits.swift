/// The places in the near index that have the keys of one text.
///
/// Partitions are asked one after the other, each for all keys at once: so the waits for memory overlap.
struct KeyHits: Sendable {
    /// Where a partition has the entries of one key.
    struct Probe {
        /// The place of the key among those of the text.
        var position: UInt32
        var start: UInt32
        var end: UInt32
        /// What the first article's entry would be.
        var low: UInt32
    }

    /// Partition and number of articles, in runs that belong to one key each.
    private(set) var places: [UInt64] = []
    /// How many articles have each key; at ``Commonness/cut`` no further ones are looked for.
    private(set) var counts: [Int] = []
    /// The keys of which more articles are looked for, by their place.
    private(set) var wanted: [UInt32] = []
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
        wanted.removeAll(keepingCapacity: true)
        wanted.append(contentsOf: 0..<UInt32(keys))
        lastLink.removeAll(keepingCapacity: true)
        lastLink.append(contentsOf: repeatElement(-1, count: keys))
    }

    /// Ends the search for keys that too many articles have: after each partition.
    mutating func dropCommon() {
        var kept = 0
        for index in wanted.indices where counts[Int(wanted[index])] < Commonness.cut {
            wanted[kept] = wanted[index]
            kept += 1
        }
        wanted.removeLast(wanted.count - kept)
    }

    /// Takes note that `count` more articles have the key at `position`, if that makes them too many.
    ///
    /// - Returns: whether it does not, so that they are to be added one by one.
    @inline(__always)
    mutating func isTelling(_ position: Int, with count: Int) -> Bool {
        if counts[position] + count < Commonness.cut { return true }
        counts[position] += count
        return false
    }

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
