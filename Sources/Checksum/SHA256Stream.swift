internal import CGcrypt

/// A SHA-256 digest of bytes that come in pieces.
public final class SHA256Stream {
    private var handle: gcry_md_hd_t?

    /// A stream of nothing yet.
    public init() {
        SHA256.prepare()
        let result = gcry_md_open(&handle, CInt(GCRY_MD_SHA256.rawValue), 0)
        precondition(result == 0, "libgcrypt has SHA-256 and memory for its state")
    }

    deinit { gcry_md_close(handle) }

    /// Adds `bytes`.
    public func append(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBytes { gcry_md_write(handle, $0.baseAddress, $0.count) }
    }

    /// Adds the 32 bytes of a digest.
    public func append(_ digest: Digest256) {
        var words = digest.bigEndianWords
        withUnsafeBytes(of: &words) { gcry_md_write(handle, $0.baseAddress, $0.count) }
    }

    /// The digest of all that was added; nothing may be added after that.
    public func finish() -> Digest256 {
        guard let bytes = gcry_md_read(handle, CInt(GCRY_MD_SHA256.rawValue)) else { return .zero }
        return Digest256(UnsafeRawBufferPointer(start: bytes, count: 32))
    }
}
