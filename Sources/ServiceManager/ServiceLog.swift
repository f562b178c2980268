internal import Linux
public import Logging

/// The log of a service, wherever it was started: the journal in its own protocol where standard error leads
/// there, standard error otherwise.
public enum ServiceLog {
    /// A handler for a service of this name.
    public static func handler(identifier: String, threshold: LogThreshold) -> any LogHandler {
        guard Journal.isStandardError else {
            return StandardErrorHandler(threshold: threshold, isJournal: false)
        }
        do throws(SystemError) {
            return JournalHandler(journal: try Journal(), identifier: identifier, threshold: threshold)
        } catch {
            // Without a socket the stream is left, whose lines have a priority at least.
            return StandardErrorHandler(threshold: threshold, isJournal: true)
        }
    }
}
