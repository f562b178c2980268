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
    /// What the service does, in a sentence: of a longer one the first ``longestStatus`` bytes.
    case status(String)
    /// The error number with which the service fails.
    case errno(Int32)
    /// The D-Bus error with which the service fails, such as `org.freedesktop.DBus.Error.TimedOut`.
    case busError(String)
    /// The Varlink error with which the service fails, such as `org.varlink.service.InvalidParameter`.
    case varlinkError(String)
    /// The status with which the service ends. systemd only shows it; what starts a container or a virtual
    /// machine takes it from the systemd in there.
    case exitStatus(Int32)
    /// The process that is the service's main one from now on; with the inode of its pidfd (systemd 257) it
    /// cannot be mistaken for a later one of the same number.
    case mainProcess(Int32, descriptorInode: UInt64? = nil)
    /// The process whose pidfd goes with the message is the service's main one from now on (systemd 257). See
    /// ``Systemd/setMainProcess(_:)``.
    case mainProcessDescriptor
    /// The service lives.
    case watchdog
    /// The service has found itself stuck: the manager is to do what it does when a watchdog runs out.
    case watchdogTrigger
    /// The watchdog's interval from now on, in microseconds.
    case watchdogInterval(UInt64)
    /// Start-up, a reload or the end needs this many microseconds more, from now.
    case extendTimeout(UInt64)
    /// The restarts that were counted so far do not count any more for `RestartSteps=` (systemd 258).
    case restartReset
    /// Who of the service may send messages from now on.
    case access(NotifyAccess)
    /// Descriptors that go with the message are kept for the next start, under this name. Unless `isPolled`,
    /// those at whose other end nobody is any more are kept too.
    case storeDescriptors(named: String, isPolled: Bool)
    /// The kept descriptors of this name are closed.
    case removeDescriptors(named: String)
    /// A field of the service's own, whose name ought to begin with `X_`.
    case other(name: String, value: String)

    /// Bytes of a status that are sent. systemd drops messages of more than 4,096 bytes as a whole.
    public static let longestStatus = 2048

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
        case .status(let text): "STATUS=" + ShownText.line(text, atMost: Self.longestStatus)
        case .errno(let number): "ERRNO=\(number)"
        case .busError(let name): Self.field("BUSERROR", name)
        case .varlinkError(let name): Self.field("VARLINKERROR", name)
        case .exitStatus(let number): "EXIT_STATUS=\(number)"
        case .mainProcess(let number, let inode):
            "MAINPID=\(number)" + (inode.map { "\nMAINPIDFDID=\($0)" } ?? "")
        case .mainProcessDescriptor: "MAINPIDFD=1"
        case .watchdog: "WATCHDOG=1"
        case .watchdogTrigger: "WATCHDOG=trigger"
        case .watchdogInterval(let microseconds): "WATCHDOG_USEC=\(microseconds)"
        case .extendTimeout(let microseconds): "EXTEND_TIMEOUT_USEC=\(microseconds)"
        case .restartReset: "RESTART_RESET=1"
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

    /// One assignment; a newline in it would begin another one, and systemctl shows the rest as it is.
    private static func field(_ name: String, _ value: String) -> String {
        ShownText.line(name) + "=" + ShownText.line(value)
    }
}
