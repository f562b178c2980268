/// A sample of a text's shingles, from which the likeness of two texts can be told without reading them.
///
/// Every shingle whose key lies under a bound is in it: about one in sixteen, and in a short text the 32
/// with the smallest keys. Of two sketches, the parts under the smaller bound are samples of the same
/// shingles.
///
/// Source: Irber et al., "Lightweight compositional analysis of metagenomes with FracMinHash and minimum
/// metagenome covers" (2022); the least size is a bottom-k sketch, Cohen and Kaplan (2007).
public struct Sketch: Equatable, Sendable {
    /// The keys of the sample, ascending, each once.
    public let keys: [UInt64]
    /// Every key of the text under this one is in the sample.
    public let bound: UInt64

    /// A sketch of these parts; the keys must ascend and lie under `bound`.
    init(keys: [UInt64], bound: UInt64) {
        (self.keys, self.bound) = (keys, bound)
    }

    /// The sketch of a text without words.
    public static let empty = Sketch(keys: [], bound: Sampling.keyLimit)

    /// Draws the sample from the words of `body`.
    public init(ofBody body: String) { self.init(of: WordScan([body])) }

    /// Draws the sample from the words of a text.
    init(of scan: borrowing WordScan) {
        let words = unsafe UnsafeBufferPointer(start: scan.hashes, count: scan.count)
        self.init(count: Shingles.count(words: words.count)) { unsafe Shingles.hash(words, at: $0) }
    }

    /// Draws the sample from the hashes of a text's shingles.
    init(of shingles: [UInt64]) { self.init(count: shingles.count) { shingles[$0] } }

    private static let keyShift = UInt64(64 - Sampling.keyBits)

    @inline(__always)
    private init(count: Int, shingle: (Int) -> UInt64) {
        let limit = Sampling.keyLimit / UInt64(Sampling.rate)
        // A first guess at the bound of a short text's sample spares sorting them all.
        var guess = Sampling.keyLimit
        if count > 2 * Sampling.fewest {
            guess = max(limit, Sampling.keyLimit / UInt64(count) * UInt64(2 * Sampling.fewest))
        }
        var keys = Self.keys(under: guess, count: count, shingle)
        // Repeated shingles may have made it too small.
        while keys.count <= Sampling.fewest, guess < Sampling.keyLimit {
            guess = guess >= Sampling.keyLimit / 4 ? Sampling.keyLimit : guess * 4
            keys = Self.keys(under: guess, count: count, shingle)
        }
        let drawn = keys.partitioningIndex { $0 >= limit }
        if drawn > Sampling.most {
            self.init(keys: Array(keys[..<Sampling.most]), bound: keys[Sampling.most])
        } else if drawn >= Sampling.fewest {
            self.init(keys: Array(keys[..<drawn]), bound: limit)
        } else if keys.count > Sampling.fewest {
            self.init(keys: Array(keys[..<Sampling.fewest]), bound: keys[Sampling.fewest])
        } else {
            self.init(keys: keys, bound: Sampling.keyLimit)
        }
    }

    /// The keys under `bound`, ascending, each once.
    @inline(__always)
    private static func keys(under bound: UInt64, count: Int, _ shingle: (Int) -> UInt64) -> [UInt64] {
        let keys = unsafe [UInt64](unsafeUninitializedCapacity: count + 1) { output, found in
            for index in 0..<count {
                let key = shingle(index) &>> keyShift
                // Written in any case: whether it stays cannot be foreseen, and a branch would cost more.
                unsafe output[found] = key
                found += key < bound ? 1 : 0
            }
        }
        return unique(keys, under: bound)
    }

    /// `keys`, ascending, each once.
    private static func unique(_ keys: [UInt64], under bound: UInt64) -> [UInt64] {
        // Keys are spread evenly, so that few fall into one place; long lists may have been made up otherwise.
        var sorted = keys.count > spreadLimit ? keys.sorted() : spread(keys, under: bound)
        var count = 0
        for key in sorted where count == 0 || sorted[count - 1] != key {
            sorted[count] = key
            count += 1
        }
        sorted.removeLast(sorted.count - count)
        return sorted
    }

    /// Keys that are sorted by where they ought to lie, at most.
    private static let spreadLimit = 256
    private static let placeCount = 64
    private static let placeShift: UInt64 = 52

    /// Sorts keys under `bound`: each goes near to where it ought to lie, and then past those before it.
    private static func spread(_ keys: [UInt64], under bound: UInt64) -> [UInt64] {
        let scale = (UInt64(placeCount) << placeShift) / bound
        var sorted = keys
        unsafe withUnsafeTemporaryAllocation(of: Int.self, capacity: placeCount + 1) { starts in
            unsafe starts.initialize(repeating: 0)
            for key in keys { unsafe starts[Int((key &* scale) &>> placeShift) + 1] += 1 }
            for place in 0..<placeCount { unsafe starts[place + 1] += starts[place] }
            for key in keys {
                let place = Int((key &* scale) &>> placeShift)
                unsafe sorted[starts[place]] = key
                unsafe starts[place] += 1
            }
        }
        for index in sorted.indices.dropFirst() {
            let key = sorted[index]
            var free = index
            while free > 0, sorted[free - 1] > key {
                sorted[free] = sorted[free - 1]
                free -= 1
            }
            sorted[free] = key
        }
        return sorted
    }
}
