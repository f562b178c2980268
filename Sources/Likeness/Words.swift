/// The words of a text in its normal form, each with a hash.
///
/// A word is what stands between two spaces. Scripts that are written without spaces give one unit a
/// character: that character and the one or two after it, so that four units in a row mean about as much as
/// four words.
struct Words {
    /// The normal form.
    let bytes: [UInt8]
    /// Where each word begins in it, and where it ends.
    private(set) var starts: [UInt32] = []
    private(set) var ends: [UInt32] = []
    /// The positions of words that begin a run with a digit in it.
    private(set) var numbers: [UInt32] = []
    /// The hash of each word.
    private(set) var hashes: [UInt64] = []

    var count: Int { hashes.count }

    /// The words of `text`, which is brought into its normal form.
    init(_ text: String) { self.init(normalized: TextNormalizer.normalize(text)) }

    /// The words of `bytes`, which are a normal form.
    init(normalized bytes: [UInt8]) {
        self.bytes = bytes
        var count = 1
        for byte in bytes where byte == 0x20 { count += 1 }
        starts.reserveCapacity(count)
        ends.reserveCapacity(count)
        hashes.reserveCapacity(count)
        var start = 0
        while start < bytes.count {
            var hash = Self.seed
            var highest: UInt8 = 0
            var hasDigit = false
            var end = start
            while end < bytes.count, bytes[end] != 0x20 {
                let byte = bytes[end]
                hash = (hash ^ UInt64(byte)) &* Self.prime
                highest = max(highest, byte)
                // In a normal form, no other character comes before the letters.
                if byte <= UInt8(ascii: "9") { hasDigit = true }
                end += 1
            }
            if hasDigit { numbers.append(UInt32(truncatingIfNeeded: starts.count)) }
            append(start..<end, hash, highest >= 0xE0)
            start = end + 1
        }
    }

    /// The word at `position`, as bytes.
    func word(_ position: Int) -> ArraySlice<UInt8> { bytes[Int(starts[position])..<Int(ends[position])] }

    /// Whether the word at `position` holds a digit.
    func isNumber(_ position: Int) -> Bool {
        for index in Int(starts[position])..<Int(ends[position]) {
            if UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index] { return true }
        }
        return false
    }

    // FNV-1a, 64 bits: <http://www.isthe.com/chongo/tech/comp/fnv/>. It is mixed before it is used.
    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01B3

    private mutating func append(_ range: Range<Int>, _ hash: UInt64, _ isWide: Bool) {
        guard !range.isEmpty else { return }
        if isWide, appendUnspaced(range) { return }
        add(range, hash)
    }

    private mutating func add(_ range: Range<Int>, _ hash: UInt64) {
        starts.append(UInt32(truncatingIfNeeded: range.lowerBound))
        ends.append(UInt32(truncatingIfNeeded: range.upperBound))
        hashes.append(Hashing.mix(hash))
    }

    /// Takes `range` apart where it has characters of an unspaced script; `false` where it has none.
    private mutating func appendUnspaced(_ range: Range<Int>) -> Bool {
        let runs = UnspacedScript.runs(bytes, in: range)
        guard runs.contains(where: { $0.reach > 0 }) else { return false }
        for run in runs {
            guard run.reach > 0 else {
                let whole = run.bounds[0]..<run.bounds[run.bounds.count - 1]
                add(whole, hash(whole))
                continue
            }
            let characters = run.bounds.count - 1
            for first in 0..<characters {
                let unit = run.bounds[first]..<run.bounds[min(first + 1 + run.reach, characters)]
                add(unit, hash(unit))
            }
        }
        return true
    }

    private func hash(_ range: Range<Int>) -> UInt64 {
        var hash = Self.seed
        for index in range { hash = (hash ^ UInt64(bytes[index])) &* Self.prime }
        return hash
    }
}
