internal import Glibc
public import Linux

/// The journal of this machine, spoken to in its own protocol.
public final class Journal: Sendable {
    /// Where journald listens.
    public static let socket: FilePath = "/run/systemd/journal/socket"

    private let sender: DatagramSender
    private let path: FilePath

    /// A way to the journal that listens at `path`.
    public init(at path: FilePath = Journal.socket) throws(SystemError) {
        sender = try DatagramSender()
        self.path = path
    }

    /// Writes an entry. One that is too large for a datagram goes as a file in memory.
    public func write(_ entry: JournalEntry) throws(SystemError) {
        do {
            try sender.send(entry.bytes, to: path)
        } catch  where error.isTooLarge {
            try sender.sendAsMemory(entry.bytes, to: path)
        }
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
