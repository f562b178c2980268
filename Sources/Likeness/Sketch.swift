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
    public init(ofBody body: String) { self.init(of: Shingles.hashes(of: Words(body))) }

    /// Draws the sample from the hashes of a text's shingles.
    init(of shingles: [UInt64]) {
        let shift = UInt64(64 - Sampling.keyBits)
        let limit = Sampling.keyLimit / UInt64(Sampling.rate)
        var keys: [UInt64] = []
        keys.reserveCapacity(2 * Sampling.fewest)
        for hash in shingles where hash &>> shift < limit { keys.append(hash &>> shift) }
        keys = Self.unique(keys)
        if keys.count > Sampling.most {
            self.init(keys: Array(keys[..<Sampling.most]), bound: keys[Sampling.most])
        } else if keys.count >= Sampling.fewest {
            self.init(keys: keys, bound: limit)
        } else {
            let all = Self.smallest(shingles, shift: shift)
            let isWhole = all.count <= Sampling.fewest
            self.init(
                keys: isWhole ? all : Array(all[..<Sampling.fewest]),
                bound: isWhole ? Sampling.keyLimit : all[Sampling.fewest])
        }
    }

    /// The smallest keys of a text, a few more than are wanted, or all of them.
    private static func smallest(_ shingles: [UInt64], shift: UInt64) -> [UInt64] {
        // A first guess at the bound spares sorting them all; repeated shingles may make it too small.
        var guess = Sampling.keyLimit
        if shingles.count > 2 * Sampling.fewest {
            guess = Sampling.keyLimit / UInt64(shingles.count) * UInt64(2 * Sampling.fewest)
        }
        while true {
            var keys: [UInt64] = []
            for hash in shingles where hash &>> shift < guess { keys.append(hash &>> shift) }
            keys = unique(keys)
            if keys.count > Sampling.fewest || guess >= Sampling.keyLimit { return keys }
            guess = guess >= Sampling.keyLimit / 4 ? Sampling.keyLimit : guess * 4
        }
    }

    private static func unique(_ keys: [UInt64]) -> [UInt64] {
        var keys = keys
        keys.sort()
        var count = 0
        for key in keys where count == 0 || keys[count - 1] != key {
            keys[count] = key
            count += 1
        }
        keys.removeLast(keys.count - count)
        return keys
    }
}
