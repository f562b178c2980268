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

    /// The digests of a message, of its first `count` bytes, and of another one, in little more time than that of one
    /// where the processor helps.
    public static func digests(
        of message: Span<UInt8>, beginning count: Int, _ other: Span<UInt8>
    ) -> (whole: Digest256, beginning: Digest256, other: Digest256) {
        guard hasInstructions else {
            return (
                portableDigest(of: message), portableDigest(of: message.extracting(first: count)),
                portableDigest(of: other)
            )
        }
        precondition(0...message.count ~= count)
        var (whole, part, two): (Words, Words, Words)
        whole = (0, 0, 0, 0, 0, 0, 0, 0)
        (part, two) = (whole, whole)
        message.withUnsafeBytes { message in
            other.withUnsafeBytes { other in
                withUnsafeMutableBytes(of: &whole) { whole in
                    withUnsafeMutableBytes(of: &part) { part in
                        withUnsafeMutableBytes(of: &two) { two in
                            datelined_sha256_part(
                                message.baseAddress, message.count, whole.baseAddress, count,
                                part.baseAddress, other.baseAddress, other.count, two.baseAddress)
                        }
                    }
                }
            }
        }
        return (digest(whole), digest(part), digest(two))
    }

    /// The digest of `first`, and that of `second` as far as it can be told without its end, which may depend on
    /// the former. Where the processor helps, both take little more time than one.
    public static func digest(
        of first: Span<UInt8>, beginning second: Span<UInt8>
    ) -> (Digest256, BegunDigest) {
        guard hasInstructions else { return (portableDigest(of: first), BegunDigest()) }
        var words: Words = (0, 0, 0, 0, 0, 0, 0, 0)
        var begun = BegunDigest()
        begun.blocks = second.count / blockSize
        let blocks = begun.blocks
        first.withUnsafeBytes { first in
            second.withUnsafeBytes { second in
                withUnsafeMutableBytes(of: &words) { words in
                    withUnsafeMutableBytes(of: &begun.state) { state in
                        datelined_sha256_ahead(
                            first.baseAddress, first.count, words.baseAddress, second.baseAddress,
                            blocks, state.baseAddress)
                    }
                }
            }
        }
        return (digest(words), begun)
    }

    /// The digest of `bytes`, whose beginning is in `begun`.
    public static func digest(of bytes: Span<UInt8>, begun: BegunDigest) -> Digest256 {
        precondition(begun.blocks * blockSize <= bytes.count)
        guard begun.blocks > 0 else { return digest(of: bytes) }
        var words: Words = (0, 0, 0, 0, 0, 0, 0, 0)
        withUnsafeBytes(of: begun.state) { state in
            bytes.withUnsafeBytes { input in
                withUnsafeMutableBytes(of: &words) {
                    datelined_sha256_rest(
                        state.baseAddress, begun.blocks, input.baseAddress, input.count, $0.baseAddress)
                }
            }
        }
        return digest(words)
    }

    private static let blockSize = 64

    /// How far the digest of a message is of which only the beginning was there.
    public struct BegunDigest: Sendable {
        fileprivate var state: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        /// Blocks that are in it.
        fileprivate var blocks = 0
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
