import Glibc
import Linux

/// The other end of a notify socket.
final class DatagramReceiver: @unchecked Sendable {
    /// A datagram, and the descriptor that came with it.
    final class Received {
        let bytes: [UInt8]
        let passed: Int32?

        init(_ bytes: [UInt8], passed: Int32?) { (self.bytes, self.passed) = (bytes, passed) }

        deinit { if let passed { close(passed) } }
    }

    private let socket: Descriptor

    /// Listens at `path`; the name of an abstract socket begins with an @.
    init(at path: FilePath) throws {
        let number = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { throw SystemError(errno: errno, operation: "make a socket") }
        socket = Descriptor(owning: number)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = path.bytes
        if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(number, $0, length) }
        }
        guard result == 0 else { throw SystemError(errno: errno, operation: "bind", path: path) }
    }

    /// The next datagram.
    func next() throws -> Received {
        guard try Readiness.wait([socket.number], milliseconds: 20_000)[0] else {
            throw SystemError(errno: ETIMEDOUT, operation: "receive")
        }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        // A control message: its length as eight bytes, level and type as four each, and one descriptor.
        var control = [UInt8](repeating: 0, count: 24)
        let (count, controlCount) = bytes.withUnsafeMutableBytes { buffer in
            control.withUnsafeMutableBytes { controlBuffer in
                var part = iovec(iov_base: buffer.baseAddress, iov_len: buffer.count)
                return withUnsafeMutablePointer(to: &part) { part in
                    var message = msghdr()
                    message.msg_iov = part
                    message.msg_iovlen = 1
                    message.msg_control = controlBuffer.baseAddress
                    message.msg_controllen = controlBuffer.count
                    let count = recvmsg(socket.number, &message, 0)
                    return (count, Int(message.msg_controllen))
                }
            }
        }
        guard count >= 0 else { throw SystemError(errno: errno, operation: "receive") }
        let number = control.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 16, as: Int32.self) }
        return Received(Array(bytes[..<count]), passed: controlCount >= 20 ? number : nil)
    }
}
