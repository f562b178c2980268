/// Tells ASCII letters and digits from all else, many bytes at a time.
///
/// Source: the byte-parallel comparisons in Henry S. Warren, "Hacker's Delight", 2nd ed., section 6.
enum ASCIIMask {
    /// Bytes that one call looks at.
    static let width = 64

    /// For each of 64 bytes, the first in the lowest bit.
    struct Bits {
        /// Whether it is a letter or a digit.
        var word: UInt64
        /// Whether it is no ASCII at all.
        var high: UInt64
    }

    /// Looks at the 64 bytes from `start` on.
    @inline(__always)
    static func bits(_ start: UnsafePointer<UInt8>) -> Bits {
        let raw = unsafe UnsafeRawPointer(start)
        var bits = Bits(word: 0, high: 0)
        var any: UInt64 = 0
        for group in 0..<8 {
            let bytes = unsafe raw.loadUnaligned(fromByteOffset: 8 &* group, as: UInt64.self).littleEndian
            any |= bytes
            bits.word |= gathered(wordBytes(bytes)) &<< UInt64(truncatingIfNeeded: 8 &* group)
        }
        guard any & tops != 0 else { return bits }
        for group in 0..<8 {
            let bytes = unsafe raw.loadUnaligned(fromByteOffset: 8 &* group, as: UInt64.self).littleEndian
            bits.high |= gathered(bytes & tops) &<< UInt64(truncatingIfNeeded: 8 &* group)
        }
        return bits
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// The top bit of each byte that is a letter or a digit; a sum reaches it from "a"
    /// or "0" on, and another from the byte after "z" or "9" on.
    @inline(__always)
    private static func wordBytes(_ bytes: UInt64) -> UInt64 {
        let low = bytes & ~tops
        let folded = low | 0x2020_2020_2020_2020
        let letters = (folded &+ 0x1F &* ones) & ~(folded &+ 0x05 &* ones)
        let digits = (low &+ 0x50 &* ones) & ~(low &+ 0x46 &* ones)
        return (letters | digits) & ~bytes & tops
    }

    /// The top bits of eight bytes as eight bits.
    @inline(__always)
    private static func gathered(_ tops: UInt64) -> UInt64 {
        ((tops &>> 7) &* 0x0102_0408_1020_4080) &>> 56
    }
}
