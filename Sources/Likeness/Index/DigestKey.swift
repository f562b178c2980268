public import Checksum

/// The first 96 bits of a digest: what files, bytes and identifiers are known again by, in memory and in files alike.
///
/// That two of a thousand million have one key by chance has odds of one to 10¹¹. Who makes two contents with one
/// key, which takes 2⁴⁸ digests, has made the second of his own look like his first; to make one that looks like
/// somebody else's takes 2⁹⁶. No text is left out of an event by it: for that texts are told by all 256 bits.
public struct DigestKey: Hashable, Comparable, Sendable {
    /// The first 64 bits.
    let high: UInt64
    /// The 32 bits after them.
    let low: UInt32

    static let bits = 96

    init(high: UInt64, low: UInt32) { (self.high, self.low) = (high, low) }

    /// That of this digest.
    public init(_ digest: Digest128) { self.init(high: digest.high, low: UInt32(digest.low >> 32)) }

    /// Whether the first bits that differ are 0 in `a`.
    public static func < (a: DigestKey, b: DigestKey) -> Bool { (a.high, a.low) < (b.high, b.low) }
}
