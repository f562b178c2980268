internal import CGcrypt

/// SHA-256 (FIPS 180-4), computed by libgcrypt.
public enum SHA256 {
    /// libgcrypt asks to be initialised once, before its first use.
    private static let isReady: Bool = {
        _ = gcry_check_version(nil)
        return true
    }()

    /// Makes libgcrypt ready.
    static func prepare() { precondition(isReady) }

    /// The digest of `bytes`.
    public static func digest(of bytes: Span<UInt8>) -> Digest256 {
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

    /// The digest of `bytes`.
    public static func digest(of bytes: [UInt8]) -> Digest256 {
        digest(of: bytes.span)
    }
}
