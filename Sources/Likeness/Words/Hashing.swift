/// Mixes words and shingles into numbers that look random.
enum Hashing {
    /// Spreads every bit of `value` over all of them, one to one.
    ///
    /// Source: Sebastiano Vigna, SplitMix64, after David Stafford's "Mix13".
    static func mix(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value &>> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value &>> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value &>> 31
    }

    /// What a word's hash begins with.
    static let wordSeed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of a word: every eight bytes of it were mixed into `state`, and the last eight, or all, are
    /// `last`, the first of them in the topmost place.
    @inline(__always)
    static func word(_ state: UInt64, _ last: UInt64, length: Int) -> UInt64 {
        mix((state ^ last) &+ UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15)
    }

    /// The hash of the word `bytes`.
    static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var state = wordSeed
        var last: UInt64 = 0
        var count = 0
        for byte in bytes {
            last = last &<< 8 | UInt64(byte)
            count += 1
            if count & 7 == 0 { state = mix(state ^ last) }
        }
        return word(state, last, length: count)
    }

    /// The hash of two words in this order.
    static func pair(_ a: UInt64, _ b: UInt64) -> UInt64 {
        mix(a &* 0x9E37_79B9_7F4A_7C15 &+ b)
    }

    /// The hash of four words in this order.
    @inline(__always)
    static func shingle(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) -> UInt64 {
        mix(
            a &* 0x9E37_79B9_7F4A_7C15 &+ b &* 0xC2B2_AE3D_27D4_EB4F &+ c &* 0x1656_67B1_9E37_79F9
                &+ d)
    }
}
