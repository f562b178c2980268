public import Linux

/// Why a cursor cannot be used. Each says what to do.
public enum CursorError: Error, Equatable, Sendable {
    /// No cursor may have this name.
    case badName(String)
    /// There is no cursor of this name.
    case missing(String)
    /// Another process uses it; its number, where it left one.
    case inUse(String, by: Int32?)
    /// Its file is not as it was written.
    case damaged(FilePath)
    /// It belongs to another log. The oldest event that this log has.
    case otherLog(String, oldest: UInt64)
    /// The log was restored or replaced: its event of this sequence is not the one that was seen.
    case otherHistory(String, sequence: UInt64, oldest: UInt64)
    /// The log ends before the event that was seen last.
    case beyondTheEnd(String, sequence: UInt64, last: UInt64, oldest: UInt64)
    /// A new one is to begin after an event that the log does not have yet.
    case beginsBeyondTheEnd(String, sequence: UInt64, last: UInt64)
    /// Events after the one that was seen last were removed from the log.
    case removed(String, sequence: UInt64, oldest: UInt64)
    /// A file operation failed.
    case failed(SystemError)
}

extension CursorError: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .badName(let name):
            "“\(name)” cannot name a cursor: letters, digits, “.”, “_” and “-” can, 64 at most, not “.” first"
        case .missing(let name): "there is no cursor “\(name)”: see `dateline cursors`"
        case .inUse(let name, by: let holder):
            "the cursor “\(name)” is in use" + (holder.map { " by process \($0)" } ?? "")
                + ": wait for it, or take another name"
        case .damaged(let path): "\(path) is not as it was written: remove it, and begin with --after"
        case .otherLog(let name, let oldest):
            "the cursor “\(name)” belongs to another log. " + Self.remedy(name, oldest)
        case .otherHistory(let name, let sequence, let oldest):
            "the log was restored or replaced since: its event \(sequence) is not the one that the cursor "
                + "“\(name)” has seen. " + Self.remedy(name, oldest)
        case .beyondTheEnd(let name, let sequence, let last, let oldest):
            "the cursor “\(name)” has seen event \(sequence), but the log ends at \(last). "
                + Self.remedy(name, oldest)
        case .beginsBeyondTheEnd(let name, let sequence, let last):
            "the cursor “\(name)” cannot begin after event \(sequence): the log ends at \(last). Give --after \(last) "
                + "at most, or none"
        case .removed(let name, let sequence, let oldest):
            "events after \(sequence), which the cursor “\(name)” has seen, were removed. "
                + Self.remedy(name, oldest)
        case .failed(let cause): "\(cause)"
        }
    }

    private static func remedy(_ name: String, _ oldest: UInt64) -> String {
        (oldest > 0 ? "The oldest event that there is is \(oldest)" : "The log is empty")
            + ": `dateline cursors delete \(name)`, then begin anew"
    }
}
