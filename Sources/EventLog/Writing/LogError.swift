public import Linux

/// Why a log cannot be opened or written.
public enum LogError: Error, Equatable, Sendable {
    /// Another process writes this log; its number, where it left one.
    case locked(FilePath, by: Int?)
    /// The disk has no room. Nothing was written; the same group can be appended later.
    case full(SystemError)
    /// A file operation failed. The writer must not be used again: what is on disk is found by opening anew.
    case failed(SystemError)
}

extension LogError {
    /// The error number behind it; EWOULDBLOCK for a log that is held.
    public var errno: Int32 {
        switch self {
        case .locked: 11
        case .full(let cause), .failed(let cause): cause.errno
        }
    }
}

extension LogError: CustomStringConvertible {
    /// What happened and what to do.
    public var description: String {
        switch self {
        case .locked(let path, by: let holder?):
            "\(path) is held by process \(holder): stop it first, or choose another [Log] Directory="
        case .locked(let path, by: nil):
            "\(path) is held by another process: stop it first, or choose another [Log] Directory="
        case .full(let cause): "\(cause): free some space; nothing is lost meanwhile"
        // Rights are no matter of the disk: that they lack is all that there is to say.
        case .failed(let cause) where cause.isForbidden || cause.isReadOnly: "\(cause)"
        case .failed(let cause): "\(cause): the next start goes on from what is on the disk"
        }
    }
}
