/// The places in the near index that have the keys of one text.
///
/// Partitions are asked one after the other, each for all keys at once: so the waits for memory overlap. Who has
/// a key is listed once it is known how many have it; of most keys that many have, nobody asks.
struct KeyHits: Sendable {
    /// Where a file has the entries of one key.
    struct Probe {
        /// The place of the key among those of the text.
        var position: UInt32
        var start: UInt32
        /// The end of the entries; where it is the start, there is a list, or a bucket with lists.
        var end: UInt32
        /// What the first article's entry would be.
        var low: UInt32
    }

    /// What one partition has of one key.
    private struct Find {
        var partition: Int
        /// In a file: its entries; else the numbers that were listed.
        var place: Probe
        /// What an earlier partition has of the same key; -1 where none has it.
        var before: Int
    }

    /// How many articles have each key; at ``Commonness/cut`` no further ones are looked for.
    private(set) var counts: [Int] = []
    /// The keys of which more articles are looked for, by their place.
    private(set) var wanted: [UInt32] = []
    /// Room for a partition to work in.
    var probes: [Probe] = []
    /// Keeps what was read ahead of its use from being left out as useless.
    var touched: UInt64 = 0
    private var finds: [Find] = []
    private var lastFind: [Int] = []
    /// Articles in memory, by their numbers.
    private var numbers: [UInt32] = []

    /// Forgets what was found, and makes ready for so many keys.
    mutating func begin(keys: Int) {
        finds.removeAll(keepingCapacity: true)
        numbers.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
        counts.append(contentsOf: repeatElement(0, count: keys))
        wanted.removeAll(keepingCapacity: true)
        wanted.append(contentsOf: 0..<UInt32(keys))
        lastFind.removeAll(keepingCapacity: true)
        lastFind.append(contentsOf: repeatElement(-1, count: keys))
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

    /// Takes note that `count` articles of the file `partition` have a key.
    @inline(__always)
    mutating func note(_ probe: Probe, partition: Int, count: Int) {
        let position = Int(probe.position)
        counts[position] += count
        // Of a key that too many have, nobody need know which they are.
        guard counts[position] < Commonness.cut else { return }
        finds.append(Find(partition: partition, place: probe, before: lastFind[position]))
        lastFind[position] = finds.count - 1
    }

    /// Articles in memory that were listed so far.
    var listed: Int { numbers.count }

    /// Lists an article in memory; those with one key come in one go for each partition.
    @inline(__always)
    mutating func list(_ number: UInt32) { numbers.append(number) }

    /// Ends what was listed for the key at `position`, which began at `start`.
    @inline(__always)
    mutating func close(_ position: Int, partition: Int, from start: Int) {
        guard numbers.count > start else { return }
        let place = Probe(
            position: UInt32(position), start: UInt32(start), end: UInt32(numbers.count), low: 0)
        note(place, partition: partition, count: numbers.count - start)
    }

    /// Puts the articles with the key at `position` into `found`: the partition of each, and below it the number.
    func collect(_ position: Int, from files: [NearRun], into found: inout [UInt64]) {
        var index = lastFind[position]
        while index >= 0 {
            let find = finds[index]
            let high = UInt64(find.partition) << 32
            if find.partition < files.count {
                files[find.partition].list(find.place) { found.append(high | UInt64($0)) }
            } else {
                for place in find.place.start..<find.place.end {
                    found.append(high | UInt64(numbers[Int(place)]))
                }
            }
            index = find.before
        }
    }
}
