/// A message of sd_notify(3).
public enum ServiceMessage: Equatable, Sendable {
    /// Start-up or a reload is complete.
    case ready
    /// The service reads its settings again, since this moment of CLOCK_MONOTONIC in microseconds. ``ready``
    /// has to follow. `Type=notify-reload` (systemd 253) takes it as the answer to its own request only when
    /// the moment is later than that.
    case reloading(since: UInt64)
    /// The service is about to end.
    case stopping
    /// What the service does, in a sentence.
    case status(String)
    /// The error number with which the service fails.
    case errno(Int32)
    /// The D-Bus error with which the service fails, such as `org.freedesktop.DBus.Error.TimedOut`.
    case busError(String)
    /// The Varlink error with which the service fails, such as `org.varlink.service.InvalidParameter`.
    case varlinkError(String)
    /// The process that is the service's main one from now on.
    case mainProcess(Int32)
    /// The service lives.
    case watchdog
    /// The service has found itself stuck: the manager is to do what it does when a watchdog runs out.
    case watchdogTrigger
    /// The watchdog's interval from now on, in microseconds.
    case watchdogInterval(UInt64)
    /// Start-up, a reload or the end needs this many microseconds more, from now.
    case extendTimeout(UInt64)
    /// Who of the service may send messages from now on.
    case access(NotifyAccess)
    /// Descriptors that go with the message are kept for the next start, under this name. Unless `isPolled`,
    /// those at whose other end nobody is any more are kept too.
    case storeDescriptors(named: String, isPolled: Bool)
    /// The kept descriptors of this name are closed.
    case removeDescriptors(named: String)
    /// A field of the service's own, whose name ought to begin with `X_`.
    case other(name: String, value: String)

    /// Who may send messages.
    public enum NotifyAccess: String, Sendable {
        case none, main, exec, all
    }

    /// The assignments as they go over the socket, without a newline at the end.
    public var assignment: String {
        switch self {
        case .ready: "READY=1"
        case .reloading(let moment): "RELOADING=1\nMONOTONIC_USEC=\(moment)"
        case .stopping: "STOPPING=1"
        case .status(let text): Self.field("STATUS", text)
        case .errno(let number): "ERRNO=\(number)"
        case .busError(let name): Self.field("BUSERROR", name)
        case .varlinkError(let name): Self.field("VARLINKERROR", name)
        case .mainProcess(let number): "MAINPID=\(number)"
        case .watchdog: "WATCHDOG=1"
        case .watchdogTrigger: "WATCHDOG=trigger"
        case .watchdogInterval(let microseconds): "WATCHDOG_USEC=\(microseconds)"
        case .extendTimeout(let microseconds): "EXTEND_TIMEOUT_USEC=\(microseconds)"
        case .access(let access): "NOTIFYACCESS=\(access.rawValue)"
        case .storeDescriptors(let name, let isPolled):
            "FDSTORE=1\n" + Self.field("FDNAME", name) + (isPolled ? "" : "\nFDPOLL=0")
        case .removeDescriptors(let name): "FDSTOREREMOVE=1\n" + Self.field("FDNAME", name)
        case .other(let name, let value): Self.field(name, value)
        }
    }

    /// What goes over the socket for these messages.
    public static func datagram(_ messages: [ServiceMessage]) -> String {
        messages.map(\.assignment).joined(separator: "\n")
    }

    /// One assignment; a newline in it would begin another one.
    private static func field(_ name: String, _ value: String) -> String {
        "\(name)=" + String(value.map { $0.isNewline || $0 == "\0" ? " " : $0 })
    }
}
