internal import Linux
public import Logging

/// The level below which records are dropped, shared by all copies of a log handler, so that it can be changed
/// while a service runs.
public final class LogThreshold: Sendable {
    private let lock = Lock()
    private nonisolated(unsafe) var current: Logger.Level

    /// A threshold at `level`.
    public init(_ level: Logger.Level) { current = level }

    /// The level now.
    public var level: Logger.Level {
        get { lock.withLock { current } }
        set { lock.withLock { current = newValue } }
    }
}

extension Logger.Level {
    /// The priority of syslog(3) and of the journal that a level has.
    var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
