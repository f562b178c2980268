internal import Glibc
internal import Linux
public import Logging

/// Writes log records to standard error: for the journal with the priority in front of each line, as
/// sd-daemon(3) has it, for a terminal with the level as a word.
public struct StandardErrorHandler: LogHandler {
    /// What is added to every record.
    public var metadata: Logger.Metadata = [:]
    private var threshold: LogThreshold
    private let isJournal: Bool

    /// A handler for records of the threshold's level and above.
    ///
    /// - Parameters:
    ///   - isJournal: whether standard error is a stream to the journal.
    public init(threshold: LogThreshold, isJournal: Bool) {
        self.threshold = threshold
        self.isJournal = isJournal
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

    /// Writes one record as one line.
    public func log(event: LogEvent) {
        var line = line(event)
        line.withUTF8 { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = UnsafeBufferPointer(rebasing: rest)
                let count = write(STDERR_FILENO, part.baseAddress, part.count)
                if count < 0 && errno == EINTR { continue }
                // Nobody is left to be told that nobody listens.
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// The line of a record. What identifies its kind to programs is left to the journal.
    func line(_ event: LogEvent) -> String {
        var all = metadata.merging(event.metadata ?? [:]) { $1 }
        all[MessageID.metadataKey] = nil
        let details = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        let prefix = isJournal ? "<\(event.level.priority)>" : "\(event.level): "
        return prefix + String("\(event.message)\(details)".map { $0.isNewline ? " " : $0 }) + "\n"
    }
}
