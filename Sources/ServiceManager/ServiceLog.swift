public import Logging

/// The log of a service, wherever it was started: the journal in its own protocol where standard error leads
/// there, standard error otherwise.
public enum ServiceLog {
    /// A handler for a service of this name.
    public static func handler(identifier: String, threshold: LogThreshold) -> any LogHandler {
        Journal.isStandardError
            ? JournalHandler(identifier: identifier, threshold: threshold)
            : StandardErrorHandler(threshold: threshold, isJournal: false)
    }
}
