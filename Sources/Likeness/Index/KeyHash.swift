/// Spreads the keys of samples, which all lie low, over their whole range, one to one.
///
/// So a key can be put back together from its bucket and what is left of it there, and what a partition finds
/// is the same in every layout.
enum KeyHash {
    private static let mask: UInt64 = Sampling.keyLimit - 1
    private static let half = UInt64(Sampling.keyBits / 2)

    /// The hash of `key`, which lies under ``Sampling/keyLimit`` as the key does.
    @inline(__always)
    static func of(_ key: UInt64) -> UInt64 {
        // Odd factors and shifts by half the width can be undone, so no two keys have one hash.
        var hash = key & mask
        hash = (hash ^ hash &>> half) &* 0x9E37_79B9_7F4A_7C15 & mask
        hash = (hash ^ hash &>> half) &* 0xBF58_476D_1CE4_E5B9 & mask
        return hash ^ hash &>> half
    }
}
