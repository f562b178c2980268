public import Linux

/// Why the next event cannot be given.
public enum LogReadError: Error, Equatable, Sendable {
    /// It is not as it was written.
    case damage(LogDamage)
    /// It was removed from the log, as all before `oldest` were: `from` is the first that is missing.
    case removed(from: UInt64, oldest: UInt64)
    /// A file cannot be read.
    case failed(SystemError)
}

extension LogReadError: CustomStringConvertible {
    /// What is wrong, and where.
    public var description: String {
        switch self {
        case .damage(let damage): damage.description
        case .removed(let from, let oldest):
            "events \(from) to \(oldest - 1) were removed from the log: the oldest that there is is \(oldest)"
        case .failed(let error): error.description
        }
    }
}
