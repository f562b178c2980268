import Glibc
import JSON
import Linux
import TestSupport

/// A client of the daemon's control socket that knows the wire format and nothing else.
final class ControlClient {
    private let socket: Int32
    private var received: [UInt8] = []

    /// Connects to the socket at `path`.
    init(_ path: FilePath) throws {
        socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.bytes) }
        let number = socket
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(number, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw SystemError(errno: errno, operation: "connect to", path: path) }
    }

    deinit { close(socket) }

    /// Sends messages, each with its NUL, in one piece.
    func say(_ messages: String...) throws {
        let bytes = messages.reduce(into: [UInt8]()) { $0 += Array($1.utf8) + [0] }
        let count = send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        guard count == bytes.count else { throw SystemError(errno: errno, operation: "send a call") }
    }

    /// Calls a method of the daemon's own interface that replies more than once.
    func follow(_ parameters: String) throws {
        try say("{\"method\":\"org.datelined.Daemon.Tail\",\"more\":true,\"parameters\":\(parameters)}")
    }

    /// The next reply; `nil` when the daemon hangs up first.
    func reply() throws -> String? {
        while true {
            let end = received.withUnsafeBytes { bytes in
                bytes.baseAddress.flatMap { start in
                    memchr(start, 0, bytes.count).map { UnsafeRawPointer($0) - start }
                }
            }
            if let end {
                defer { received.removeSubrange(...end) }
                return String(decoding: received[..<end], as: UTF8.self)
            }
            guard try Readiness.wait([socket], milliseconds: TestDaemon.patience * 1000)[0] else {
                throw TestFailure("no answer came")
            }
            var part = [UInt8](repeating: 0, count: 64 << 10)
            let count = recv(socket, &part, part.count, 0)
            guard count > 0 else { return nil }
            received += part[..<count]
        }
    }

    /// Whether something comes within so many milliseconds.
    func hasReply(within milliseconds: Int) throws -> Bool {
        try !received.isEmpty || Readiness.wait([socket], milliseconds: milliseconds)[0]
    }

    /// What the daemon answers to one call.
    func answer(to call: String) throws -> String? {
        try say(call)
        return try reply()
    }

    /// One event of a stream.
    struct Event: Equatable {
        var sequence: UInt64?
        var event = ""
        var continues = false
    }

    /// The next event of a stream.
    func event() throws -> Event {
        guard let text = try reply() else { throw TestFailure("the daemon hung up") }
        let bytes = Array(text.utf8)
        var reply = Event()
        var scanner = JSONScanner(bytes)
        try scanner.object { (key, scanner) throws(JSONError) in
            switch key {
            case "parameters":
                try scanner.object { (key, scanner) throws(JSONError) in
                    switch key {
                    case "sequence": reply.sequence = UInt64(try scanner.integer())
                    case "event": reply.event = String(decoding: bytes[try scanner.skip()], as: UTF8.self)
                    default: try scanner.skip()
                    }
                }
            case "continues": reply.continues = try scanner.bool()
            default: try scanner.skip()
            }
        }
        try scanner.finish()
        return reply
    }

    /// The events of a stream up to the last reply, or to so many.
    func events(_ count: Int = .max) throws -> [Event] {
        var events: [Event] = []
        while events.count < count {
            events.append(try event())
            if events.last?.continues == false { break }
        }
        return events
    }
}
