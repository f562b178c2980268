internal import Logging

/// A log record whose metadata is complete, as what is written of it.
struct LogRecord {
    let event: LogEvent

    private var metadata: [(key: String, value: Logger.MetadataValue)] {
        (event.metadata ?? [:]).sorted { $0.key < $1.key }
    }

    /// The entry of the journal.
    func entry(identifier: String, prefix: String) -> JournalEntry {
        var entry = JournalEntry()
        entry.add("MESSAGE", ShownText.line("\(event.message)"))
        entry.add("PRIORITY", "\(event.level.priority)")
        entry.add("SYSLOG_IDENTIFIER", identifier)
        for (name, value) in metadata {
            entry.add(name == MessageID.metadataKey ? "MESSAGE_ID" : "\(prefix)_\(name)", "\(value)")
        }
        if let error = event.error { entry.add("ERROR", "\(error)") }
        entry.add("CODE_FILE", event.file)
        entry.add("CODE_LINE", "\(event.line)")
        entry.add("CODE_FUNC", event.function)
        return entry
    }

    /// The line for people: with the level as a word.
    var line: String { line(after: "\(event.level): ") }

    /// The line for a stream to the journal: with the priority in front, as sd-daemon(3) has it.
    var prioritizedLine: String { line(after: "<\(event.level.priority)>") }

    /// What identifies its kind to programs is left to the journal.
    private func line(after mark: String) -> String {
        let details = metadata.filter { $0.key != MessageID.metadataKey }
            .map { " \($0.key)=\($0.value)" }.joined()
        return mark + ShownText.line("\(event.message)\(details)") + "\n"
    }
}
