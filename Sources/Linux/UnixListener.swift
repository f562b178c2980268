internal import Glibc

/// A Unix stream socket that others connect to.
public struct UnixListener: ~Copyable, Sendable {
    private let socket: Descriptor

    /// Connections that wait to be accepted at most.
    private static let backlog: Int32 = 16

    /// Listens at `path`, in the place of a socket that an earlier run left there.
    ///
    /// - Parameters:
    ///   - mode: who may connect: write permission is what counts.
    public init(at path: FilePath, mode: UInt32, on disk: any Disk) throws(SystemError) {
        let number = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { throw .last("make a socket") }
        let socket = Descriptor(owning: number)
        try Self.removeOldSocket(path, on: disk)
        try Self.bind(socket.number, to: path)
        // Nobody can connect before it listens.
        guard path.withCString({ chmod($0, mode) }) == 0 else { throw .last("set the rights of", path) }
        guard Glibc.listen(socket.number, Self.backlog) == 0 else { throw .last("listen at", path) }
        self.socket = try Self.withoutWaiting(socket)
    }

    /// Takes over a socket that somebody else made and that listens already.
    ///
    /// - Throws: `SystemError` with EINVAL for a descriptor that is no such socket.
    public init(taking descriptor: consuming Descriptor) throws(SystemError) {
        var isListening: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        let result = getsockopt(descriptor.number, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &size)
        guard result == 0, isListening != 0 else {
            throw SystemError(errno: EINVAL, operation: "listen at a socket that was passed")
        }
        socket = try Self.withoutWaiting(descriptor)
    }

    /// What to wait on.
    public var descriptor: Int32 { socket.number }

    /// The next connection; `nil` when none waits.
    public func accept() throws(SystemError) -> UnixStream? {
        let number = Glibc.accept(socket.number, nil, nil)
        if number >= 0 { return try UnixStream(Descriptor(owning: number)) }
        // Whoever has gone again before it was accepted is no fault of ours.
        if [EAGAIN, EINTR, ECONNABORTED].contains(errno) { return nil }
        throw .last("accept a connection")
    }

    private static func removeOldSocket(_ path: FilePath, on disk: any Disk) throws(SystemError) {
        do {
            guard try disk.status(at: path).kind == .socket else { return }
            try disk.remove(path)
        } catch  where error.isMissing { return }
    }

    private static func bind(_ socket: Int32, to path: FilePath) throws(SystemError) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw SystemError(errno: ENAMETOOLONG, operation: "listen at", path: path)
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.bytes) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw .last("listen at", path) }
    }

    private static func withoutWaiting(_ socket: consuming Descriptor) throws(SystemError) -> Descriptor {
        let flags = fcntl(socket.number, F_GETFL)
        guard flags >= 0, fcntl(socket.number, F_SETFL, flags | O_NONBLOCK) >= 0 else {
            throw .last("set up a socket")
        }
        return socket
    }
}

/// One end of a connection.
public struct UnixStream: ~Copyable, Sendable {
    private let socket: Descriptor

    /// Seconds for which a peer may leave unread what it is sent.
    private static let patience = 1

    /// A connection that was accepted.
    init(_ socket: consuming Descriptor) throws(SystemError) {
        try socket.keepFromPrograms()
        var time = timeval(tv_sec: Self.patience, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        guard setsockopt(socket.number, SOL_SOCKET, SO_SNDTIMEO, &time, size) == 0 else {
            throw .last("set up a connection")
        }
        self.socket = socket
    }

    /// What to wait on.
    public var descriptor: Int32 { socket.number }

    /// What has come, `limit` bytes at most; empty when nothing has, `nil` when nothing will any more.
    public func receive(atMost limit: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: limit)
        let count = bytes.withUnsafeMutableBytes {
            recv(socket.number, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
        }
        if count > 0 { return Array(bytes[..<count]) }
        return count < 0 && (errno == EAGAIN || errno == EINTR) ? [] : nil
    }

    /// Sends as much of `bytes` from `start` on as the peer has room for, without waiting; `nil` when it has gone.
    public func sendAtOnce(_ bytes: [UInt8], from start: Int) -> Int? {
        bytes[start...].withUnsafeBytes { buffer in
            let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
            let count = Glibc.send(socket.number, buffer.baseAddress, buffer.count, flags)
            if count >= 0 { return count }
            return errno == EAGAIN || errno == EINTR ? 0 : nil
        }
    }

    /// Waits until one of up to 8 `descriptors` is readable, the peer has gone or, if that is wanted, has room, or
    /// `milliseconds` have passed.
    public func wait(
        for descriptors: [Int32], orRoom wantsRoom: Bool = false, milliseconds: Int = -1
    ) throws(SystemError) -> (readable: [Bool], peer: PeerState) {
        try Readiness.wait(
            descriptors, peer: socket.number, wantsRoom: wantsRoom, milliseconds: milliseconds)
    }

    /// Sends all of `bytes`; `false` when the peer has gone, or does not read.
    public func send(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[sent...])
                let count = Glibc.send(
                    socket.number, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }
}
