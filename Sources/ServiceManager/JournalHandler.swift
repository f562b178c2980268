public import Logging

/// Writes log records to the journal, with a field for each piece of metadata.
///
/// | field | from |
/// |---|---|
/// | `MESSAGE`, `PRIORITY` | the record |
/// | `SYSLOG_IDENTIFIER` | the handler's ``identifier`` |
/// | `MESSAGE_ID` | the metadata `message-id`, see ``MessageID`` |
/// | `PREFIX_NAME` | the metadata `name`, as capitals behind the handler's prefix |
/// | `CODE_FILE`, `CODE_LINE`, `CODE_FUNC` | where the record was written |
/// | `ERROR` | the record's error |
public struct JournalHandler: LogHandler {
    /// What is added to every record.
    public var metadata: Logger.Metadata = [:]
    private let identifier: String
    private let prefix: String
    private var threshold: LogThreshold
    private let fallback: StandardErrorHandler

    /// A handler for records of the threshold's level and above.
    ///
    /// - Parameters:
    ///   - identifier: the service's name, which journalctl shows before each message.
    ///   - prefix: what stands before the names of metadata in the names of fields; the identifier when `nil`.
    public init(identifier: String, prefix: String? = nil, threshold: LogThreshold) {
        self.identifier = identifier
        self.prefix = prefix ?? identifier
        self.threshold = threshold
        fallback = StandardErrorHandler(threshold: threshold, isJournal: true)
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

    /// Writes one record; over standard error when journald does not take it.
    public func log(event: LogEvent) {
        var event = event
        event.metadata = metadata.merging(event.metadata ?? [:]) { $1 }
        do { try Journal.write(entry(event)) } catch { fallback.log(event: event) }
    }

    /// The entry that a record, whose metadata is complete, becomes.
    func entry(_ event: LogEvent) -> JournalEntry {
        var entry = JournalEntry()
        entry.add("MESSAGE", "\(event.message)")
        entry.add("PRIORITY", "\(event.level.priority)")
        entry.add("SYSLOG_IDENTIFIER", identifier)
        for (name, value) in (event.metadata ?? [:]).sorted(by: { $0.key < $1.key }) {
            entry.add(name == MessageID.metadataKey ? "MESSAGE_ID" : "\(prefix)_\(name)", "\(value)")
        }
        if let error = event.error { entry.add("ERROR", "\(error)") }
        entry.add("CODE_FILE", event.file)
        entry.add("CODE_LINE", "\(event.line)")
        entry.add("CODE_FUNC", event.function)
        return entry
    }
}
