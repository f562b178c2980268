internal import EventLog
internal import Linux

/// Why an event cannot be given, or a cursor not be used.
public struct StreamError: Error, Sendable, CustomStringConvertible {
    /// What a program may want to tell apart.
    public enum Kind: Sendable {
        /// A place in the log is not as it was written; the stream can go on after it.
        case damage
        /// Events were removed before they were read; the stream can go on with the oldest that there is.
        case removed
        /// The cursor is used by another process.
        case cursorInUse
        /// The cursor belongs to another log, or to another past of this one.
        case cursorOfAnotherLog
        /// Anything else: a file that cannot be read, a name that no cursor can have.
        case failed
    }

    /// What it is.
    public let kind: Kind
    /// What happened, where, and what to do.
    public let description: String

    init(_ error: SystemError) { (kind, description) = (.failed, "\(error)") }

    init(_ error: LogReadError) {
        description = "\(error)"
        kind =
            switch error {
            case .damage: .damage
            case .removed: .removed
            case .failed: .failed
            }
    }

    init(_ error: CursorError) {
        description = "\(error)"
        kind =
            switch error {
            case .inUse: .cursorInUse
            case .otherLog, .otherHistory, .beyondTheEnd: .cursorOfAnotherLog
            case .removed: .removed
            default: .failed
            }
    }
}
