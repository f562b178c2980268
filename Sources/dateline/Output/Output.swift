import Commands
import Glibc
import Linux

/// Standard output, written without a buffer of the library's: what was printed has left the process.
enum Output {
    /// Its descriptor.
    static let descriptor: Int32 = STDOUT_FILENO

    /// Whether it goes to a terminal.
    static let isTerminal = Machine.isTerminal(STDOUT_FILENO)

    /// Whether colours may be used: on a terminal that does not refuse them (https://no-color.org).
    static let hasColor: Bool = {
        let environment = Machine.environment
        return isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
            && environment["TERM"] != "dumb"
    }()

    /// The columns of the terminal; `nil` where the output goes elsewhere.
    static var columns: Int? { Machine.columns(of: STDOUT_FILENO) }

    /// The rows of the terminal; `nil` where the output goes elsewhere.
    static var rows: Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return nil }
        return Int(size.ws_row)
    }

    /// Writes all of `bytes`; ends the process quietly when nobody reads any more.
    static func write(_ bytes: [UInt8]) throws(SystemError) {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes {
                Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count)
            }
            if count >= 0 {
                start += count
            } else if errno == EPIPE {
                exit(0)
            } else if errno != EINTR {
                throw SystemError(errno: errno, operation: "write to standard output")
            }
        }
    }

    /// JSON as a line: as it is, but on a terminal, which must not obey what is in it.
    static func jsonLine(_ bytes: [UInt8]) -> [UInt8] {
        (isTerminal ? PlainLine.json(bytes) : bytes) + [0x0A]
    }

    /// Writes JSON as a line.
    static func json(_ bytes: [UInt8]) throws(SystemError) { try write(jsonLine(bytes)) }

    /// Writes one line.
    static func line(_ text: String) throws(SystemError) { try write(Array(text.utf8) + [0x0A]) }
}
