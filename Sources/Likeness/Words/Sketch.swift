internal import CWords

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
    public init(ofBody body: String) { self.init(of: WordScan(body, .none)) }

    /// Draws the sample from the words of a text's body.
    init(of scan: borrowing WordScan) {
        let words = unsafe scan.bodyHashes
        let count = Shingles.count(words: words.count)
        guard let first = words.baseAddress, words.count >= Sampling.shingleWords else {
            self.init(of: (0..<count).map { unsafe Shingles.hash(words, at: $0) })
            return
        }
        unsafe self.init(count: count) { bound, room in
            unsafe cwords_keys(first, count, UInt32(Self.keyShift), bound, room)
        }
    }

    /// Draws the sample from the hashes of a text's shingles.
    init(of shingles: [UInt64]) {
        unsafe self.init(count: shingles.count) { bound, room in
            var found = 0
            for shingle in shingles where shingle &>> Self.keyShift < bound {
                unsafe room[found] = shingle &>> Self.keyShift
                found += 1
            }
            return found
        }
    }

    private static let keyShift = UInt64(64 - Sampling.keyBits)

    /// Draws the sample from the keys that `draw` writes for a bound: as many as there are of `count` under it.
    @inline(__always)
    private init(count: Int, draw: (_ bound: UInt64, _ room: UnsafeMutablePointer<UInt64>) -> Int) {
        let limit = Sampling.keyLimit / UInt64(Sampling.rate)
        // A first guess at the bound of a short text's sample spares sorting them all.
        var guess = Sampling.keyLimit
        if count > 2 * Sampling.fewest {
            guess = max(limit, Sampling.keyLimit / UInt64(count) * UInt64(2 * Sampling.fewest))
        }
        let room = SortRoom(count + Int(CWORDS_KEYS_SLACK))
        var found = unsafe room.sorted(draw(guess, room.keys), under: guess)
        // Repeated shingles may have made it too small.
        while found <= Sampling.fewest, guess < Sampling.keyLimit {
            guess = guess >= Sampling.keyLimit / 4 ? Sampling.keyLimit : guess * 4
            found = unsafe room.sorted(draw(guess, room.keys), under: guess)
        }
        let keys = unsafe UnsafeBufferPointer(start: room.keys, count: found)
        let drawn = unsafe keys.partitioningIndex { $0 >= limit }
        if drawn > Sampling.most {
            unsafe self.init(keys: Array(keys[..<Sampling.most]), bound: keys[Sampling.most])
        } else if drawn >= Sampling.fewest {
            self.init(keys: unsafe Array(keys[..<drawn]), bound: limit)
        } else if keys.count > Sampling.fewest {
            unsafe self.init(keys: Array(keys[..<Sampling.fewest]), bound: keys[Sampling.fewest])
        } else {
            self.init(keys: unsafe Array(keys), bound: Sampling.keyLimit)
        }
    }
}
