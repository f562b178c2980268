public import Logging

/// Writes log records to the journal, or to standard error.
///
/// In the journal each piece of metadata is a field:
///
/// | field | from |
/// |---|---|
/// | `MESSAGE`, `PRIORITY` | the record |
/// | `SYSLOG_IDENTIFIER` | the service's name |
/// | `MESSAGE_ID` | the metadata `message-id`, see ``MessageID`` |
/// | `PREFIX_NAME` | the metadata `name`, as capitals behind the handler's prefix |
/// | `CODE_FILE`, `CODE_LINE`, `CODE_FUNC` | where the record was written |
/// | `ERROR` | the record's error |
///
/// On standard error a record is one line, with its level in front and its metadata behind.
public struct ServiceLogHandler: LogHandler {
    /// Where records go.
    public enum Destination: Sendable {
        /// The journal, in its own protocol.
        case journal
        /// Standard error.
        case standardError

        /// The journal where standard error leads there, and else standard error: what who started the service
        /// reads.
        public static var automatic: Destination { Journal.isStandardError ? .journal : .standardError }
    }

    /// What is added to every record.
    public var metadata: Logger.Metadata = [:]
    private let destination: Destination
    private let identifier: String
    private let prefix: String
    private var threshold: LogThreshold

    /// A handler for records of the threshold's level and above.
    ///
    /// - Parameters:
    ///   - identifier: the service's name, which journalctl shows before each message.
    ///   - prefix: what stands before the names of metadata in the names of fields; the identifier when `nil`.
    public init(
        identifier: String, prefix: String? = nil, to destination: Destination = .automatic,
        threshold: LogThreshold
    ) {
        self.identifier = identifier
        self.prefix = prefix ?? identifier
        self.destination = destination
        self.threshold = threshold
    }

    /// Records below it are dropped. Setting it lets this copy of the handler leave the shared threshold.
    public var logLevel: Logger.Level {
        get { threshold.level }
        set { threshold = LogThreshold(newValue) }
    }

    /// One value of ``metadata``.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one record; over standard error where journald does not take it.
    public func log(event: LogEvent) {
        let record = record(event)
        switch destination {
        case .standardError: StandardError.write(record.line)
        case .journal:
            do {
                try Journal.write(record.entry(identifier: identifier, prefix: prefix))
            } catch {
                StandardError.write(record.prioritizedLine)
            }
        }
    }

    /// The record with all of its metadata.
    func record(_ event: LogEvent) -> LogRecord {
        var event = event
        event.metadata = metadata.merging(event.metadata ?? [:]) { $1 }
        return LogRecord(event: event)
    }
}
