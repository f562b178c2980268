/// The section `[Service]`: the running daemon itself.
public struct ServiceSettings: Equatable, Sendable {
    /// The folder of the control socket and of what is gone after a restart.
    public var runtimeDirectory = ""
    /// The least serious message that is logged.
    public var logLevel = LogLevel.info
    /// The number of threads that read articles; zero for one a core.
    public var readers = 0
    /// How often the status line is renewed.
    public var statusInterval = Duration.zero

    init() {}
}

/// How serious a message is, by the names of swift-log.
public enum LogLevel: String, CaseIterable, Sendable {
    /// Every step.
    case trace
    /// What helps in finding a fault.
    case debug
    /// What happens in the ordinary course.
    case info
    /// What is ordinary and worth a look.
    case notice
    /// What is not a fault and may become one.
    case warning
    /// What failed.
    case error
    /// What needs somebody at once.
    case critical
}
