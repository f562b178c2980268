internal import Glibc
internal import Linux

extension Journal {
    /// Where journald listens.
    private static let socketPath: FilePath = "/run/systemd/journal/socket"
    /// Milliseconds between two looks whether it has taken what was sent.
    private static let pause: UInt32 = 2

    /// Waits until journald has taken in all entries that this process has written, `milliseconds` at most.
    ///
    /// journald finds out whose an entry is when it reads it: of a process that is gone by then it cannot tell
    /// the unit, and `journalctl -u` does not show its last words.
    ///
    /// - Returns: `false` when there is no journald, or when the time was over first.
    public static func waitUntilTaken(milliseconds: Int) -> Bool {
        waitUntilTaken(by: socketPath, milliseconds: milliseconds)
    }

    /// journald takes datagrams in their order, one at a time, and ignores an empty one: when that has been
    /// taken, all before it were.
    static func waitUntilTaken(by path: FilePath, milliseconds: Int) -> Bool {
        let number = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { return false }
        let probe = Descriptor(owning: number)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.bytes) }
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(probe.number, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard connected == 0 else { return false }
        let clock = SystemClock()
        let deadline = clock.monotonic().advanced(milliseconds: milliseconds)
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        var isSent = false
        while true {
            // While its queue is full nothing more goes in.
            if !isSent { isSent = send(probe.number, nil, 0, flags) == 0 }
            if isSent, isTaken(probe) { return true }
            guard clock.monotonic() < deadline else { return false }
            usleep(pause * 1000)
        }
    }

    /// Whether the other side has taken what was sent, which until then is charged to this one.
    private static func isTaken(_ socket: borrowing Descriptor) -> Bool {
        var waiting: Int32 = 0
        return ioctl(socket.number, UInt(TIOCOUTQ), &waiting) == 0 && waiting == 0
    }
}
