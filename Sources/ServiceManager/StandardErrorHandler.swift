internal import Glibc
public import Logging

/// Writes log records to standard error: for the journal with the priority in front of each line, as
/// sd-daemon(3) has it, for a terminal with the level as a word.
public struct StandardErrorHandler: LogHandler {
    /// Records below it are dropped.
    public var logLevel: Logger.Level
    /// What is added to every record.
    public var metadata: Logger.Metadata = [:]
    private let isJournal: Bool

    /// A handler for records of `level` and above.
    ///
    /// - Parameters:
    ///   - isJournal: whether standard error is a stream to the journal.
    public init(level: Logger.Level, isJournal: Bool) {
        logLevel = level
        self.isJournal = isJournal
    }

    /// Whether standard error of this process goes to the journal.
    public static var isStandardErrorJournal: Bool { getenv("JOURNAL_STREAM") != nil }

    /// One value of ``metadata``.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one record as one line.
    public func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let details = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        let prefix = isJournal ? "<\(Self.priority(event.level))>" : "\(event.level): "
        let text = "\(event.message)\(details)".map { $0.isNewline ? " " : $0 }
        var line = prefix + String(text) + "\n"
        line.withUTF8 { bytes in _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
    }

    /// The priority of syslog(3) that a level has.
    private static func priority(_ level: Logger.Level) -> Int {
        switch level {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
