internal import CChecksum

/// CRC-32C (Castagnoli), the checksum of every line of the event log.
///
/// Source: RFC 3720, appendix B.4. On processors that have it, the CRC instruction is used.
public enum CRC32C {
    /// The checksum of `bytes`, or of everything before it and `bytes` when `previous` is given.
    public static func checksum(of bytes: Span<UInt8>, continuing previous: UInt32 = 0) -> UInt32 {
        bytes.withUnsafeBytes { datelined_crc32c(previous, $0.baseAddress, $0.count) }
    }
}
