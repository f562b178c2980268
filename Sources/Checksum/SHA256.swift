internal import CChecksum
internal import CGcrypt

/// SHA-256 (FIPS 180-4), by the processor's instructions for it, or by libgcrypt where it has none.
public enum SHA256 {
    /// libgcrypt asks to be initialised once, before its first use.
    private static let isReady: Bool = {
        _ = gcry_check_version(nil)
        return true
    }()
    private static let hasInstructions = datelined_sha256_available() != 0

    /// Eight words, as C gives them.
    private typealias Words = (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32)

    /// Makes libgcrypt ready.
    static func prepare() { precondition(isReady) }

    /// The digest of `bytes`.
    public static func digest(of bytes: Span<UInt8>) -> Digest256 {
        guard hasInstructions else { return portableDigest(of: bytes) }
        var words: Words = (0, 0, 0, 0, 0, 0, 0, 0)
        bytes.withUnsafeBytes { input in
            withUnsafeMutableBytes(of: &words) {
                datelined_sha256(input.baseAddress, input.count, $0.baseAddress)
            }
        }
        return digest(words)
    }

    /// The digest of `bytes`.
    public static func digest(of bytes: [UInt8]) -> Digest256 {
        digest(of: bytes.span)
    }

    /// The digests of two messages, in little more time than that of one where the processor helps.
    public static func digests(of first: Span<UInt8>, _ second: Span<UInt8>) -> (Digest256, Digest256) {
        guard hasInstructions else { return (portableDigest(of: first), portableDigest(of: second)) }
        var one: Words = (0, 0, 0, 0, 0, 0, 0, 0)
        var two = one
        first.withUnsafeBytes { first in
            second.withUnsafeBytes { second in
                withUnsafeMutableBytes(of: &one) { one in
                    withUnsafeMutableBytes(of: &two) { two in
                        datelined_sha256_pair(
                            first.baseAddress, first.count, one.baseAddress, second.baseAddress,
                            second.count, two.baseAddress)
                    }
                }
            }
        }
        return (digest(one), digest(two))
    }

    private static func digest(_ words: Words) -> Digest256 {
        Digest256(
            UInt64(words.0) << 32 | UInt64(words.1), UInt64(words.2) << 32 | UInt64(words.3),
            UInt64(words.4) << 32 | UInt64(words.5), UInt64(words.6) << 32 | UInt64(words.7))
    }

    /// The digest of `bytes`, by libgcrypt.
    static func portableDigest(of bytes: Span<UInt8>) -> Digest256 {
        prepare()
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { out in
            bytes.withUnsafeBytes { input in
                gcry_md_hash_buffer(
                    CInt(GCRY_MD_SHA256.rawValue), out.baseAddress, input.baseAddress, input.count)
            }
        }
        return Digest256(
            words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
    }
}
