/// The words of a text in its normal form, each with a hash.
///
/// A word is what stands between two spaces. Scripts that are written without spaces give one unit a
/// character: that character and the one or two after it, so that four units in a row mean about as much as
/// four words.
struct Words {
    /// The normal form.
    let bytes: [UInt8]
    /// Where each word begins in it, and where it ends.
    private var places: [(start: UInt32, end: UInt32)] = []
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
        places.reserveCapacity(count)
        hashes.reserveCapacity(count)
        let span = bytes.span
        var start = 0
        while start < span.count {
            var hasher = WordHasher()
            var marks: UInt8 = 0
            var isNumber = false
            var end = start
            while end < span.count {
                let byte = span[end]
                if byte == 0x20 { break }
                hasher.add(byte)
                marks |= byte
                // In a normal form, no other character comes before the letters.
                isNumber = isNumber || byte <= UInt8(ascii: "9")
                end += 1
            }
            if isNumber { numbers.append(UInt32(truncatingIfNeeded: hashes.count)) }
            if marks >= 0x80 { append(start..<end, hasher.hash) } else { add(start..<end, hasher.hash) }
            start = end + 1
        }
    }

    /// The word at `position`, as bytes.
    func word(_ position: Int) -> ArraySlice<UInt8> {
        bytes[Int(places[position].start)..<Int(places[position].end)]
    }

    /// Whether the word at `position` holds a digit.
    func isNumber(_ position: Int) -> Bool {
        for index in Int(places[position].start)..<Int(places[position].end) {
            if UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index] { return true }
        }
        return false
    }

    private mutating func append(_ range: Range<Int>, _ hash: UInt64) {
        if !appendUnspaced(range) { add(range, hash) }
    }

    private mutating func add(_ range: Range<Int>, _ hash: UInt64) {
        places.append(
            (UInt32(truncatingIfNeeded: range.lowerBound), UInt32(truncatingIfNeeded: range.upperBound)))
        hashes.append(hash)
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
        var hasher = WordHasher()
        for index in range { hasher.add(bytes[index]) }
        return hasher.hash
    }
}

/// Hashes the bytes of a word, eight at a time.
private struct WordHasher {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325
    private var pending: UInt64 = 0
    private var count: UInt64 = 0

    mutating func add(_ byte: UInt8) {
        pending = pending &<< 8 | UInt64(byte)
        count &+= 1
        if count & 7 == 0 { state = Hashing.mix(state ^ pending) }
    }

    var hash: UInt64 { Hashing.mix(state ^ pending &+ count &* 0x9E37_79B9_7F4A_7C15) }
}
