import Glibc
public import Linux

/// systemd's side of the notify socket.
public final class NotifySocket: @unchecked Sendable {
    /// What `NOTIFY_SOCKET` must say.
    public let path: FilePath
    private let descriptor: Int32
    private var pending: [String] = []

    /// A socket in `folder`.
    public init(in folder: TemporaryFolder) throws {
        path = folder("notify")
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw SystemError(errno: errno, operation: "make a socket") }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.bytes) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw SystemError(errno: errno, operation: "bind", path: path) }
    }

    deinit { close(descriptor) }

    /// The next assignment, such as `READY=1`; `nil` when none comes within `seconds`.
    public func next(within seconds: Int) throws -> String? {
        if pending.isEmpty, try !hear(within: seconds * 1000) { return nil }
        return pending.isEmpty ? nil : pending.removeFirst()
    }

    /// Takes in what is said next, for ``next(within:)`` to give: a service that ends waits until its last words
    /// were heard. `false` when nothing is said within `milliseconds`.
    @discardableResult
    public func hear(within milliseconds: Int) throws -> Bool {
        guard try Readiness.wait([descriptor], milliseconds: milliseconds)[0] else { return false }
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
        guard count >= 0 else { throw SystemError(errno: errno, operation: "receive") }
        pending += String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n").map(String.init)
        return true
    }

    /// Everything up to the first assignment that `isWanted`; `nil` when it does not come within `seconds`.
    public func all(upTo isWanted: (String) -> Bool, within seconds: Int) throws -> [String]? {
        var seen: [String] = []
        while let assignment = try next(within: seconds) {
            seen.append(assignment)
            if isWanted(assignment) { return seen }
        }
        return nil
    }
}
