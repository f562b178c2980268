internal import CSystemd

/// What the service manager (systemd) and a service say to each other, over libsystemd.
///
/// Without `NOTIFY_SOCKET` every message is dropped, so a service needs no other way in a terminal.
public protocol ServiceManager: Sendable {
    /// Sends the messages, all in one datagram.
    func notify(_ messages: [ServiceMessage])
    /// Microseconds within which a service must show that it lives; `nil` when nobody asks.
    var watchdogInterval: UInt64? { get }
}

/// A message of sd_notify(3).
public enum ServiceMessage: Equatable, Sendable {
    /// Start-up is complete.
    case ready
    /// The service is about to end.
    case stopping
    /// What the service does, in a sentence.
    case status(String)
    /// The service lives.
    case watchdog
    /// The error number with which the service fails.
    case errno(Int32)
    /// Start-up or the end needs this many microseconds more.
    case extendTimeout(UInt64)

    /// The assignment as it goes over the socket, without a newline.
    var assignment: String {
        switch self {
        case .ready: "READY=1"
        case .stopping: "STOPPING=1"
        // A newline would begin another assignment.
        case .status(let text): "STATUS=" + String(text.map { $0.isNewline ? " " : $0 })
        case .watchdog: "WATCHDOG=1"
        case .errno(let number): "ERRNO=\(number)"
        case .extendTimeout(let microseconds): "EXTEND_TIMEOUT_USEC=\(microseconds)"
        }
    }
}

/// The systemd that started this process, if one did.
public struct Systemd: ServiceManager {
    /// Microseconds within which systemd wants a beat; `nil` when it wants none.
    public let watchdogInterval: UInt64?

    /// Reads from the environment what systemd asks for.
    public init() {
        var interval: UInt64 = 0
        watchdogInterval = sd_watchdog_enabled(0, &interval) > 0 ? interval : nil
    }

    /// Sends the messages to systemd, if it started this process.
    public func notify(_ messages: [ServiceMessage]) {
        // A message that systemd does not get changes nothing of what the service has to do.
        _ = sd_notify(0, messages.map(\.assignment).joined(separator: "\n"))
    }
}
