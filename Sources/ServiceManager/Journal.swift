internal import CSystemd
internal import Glibc
public import Linux

/// The journal of this machine, in its own protocol; over libsystemd, which passes large entries as memory.
public enum Journal {
    /// Writes an entry. Where no journald runs, it is dropped.
    public static func write(_ entry: JournalEntry) throws(SystemError) {
        // One buffer for all fields, so that each has an address for as long as the call lasts.
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for field in entry.fields {
            bytes += field
            ends.append(bytes.count)
        }
        let result = bytes.withUnsafeMutableBytes { buffer in
            var start = 0
            let vectors = ends.map { end in
                defer { start = end }
                return iovec(iov_base: buffer.baseAddress.map { $0 + start }, iov_len: end - start)
            }
            return sd_journal_sendv(vectors, Int32(vectors.count))
        }
        _ = try Systemd.answer(result, "write to the journal")
    }

    /// Whether standard error of this process is a stream to the journal (`JOURNAL_STREAM`): only then does
    /// who reads the process's messages read the journal.
    public static var isStandardError: Bool {
        var status = stat()
        guard fstat(STDERR_FILENO, &status) == 0 else { return false }
        return matches(
            Machine.environment["JOURNAL_STREAM"], device: UInt64(status.st_dev), inode: UInt64(status.st_ino)
        )
    }

    /// Whether the variable names this device and inode: a program that was started with another standard
    /// error inherits the variable all the same.
    static func matches(_ variable: String?, device: UInt64, inode: UInt64) -> Bool {
        variable == "\(device):\(inode)"
    }
}
