public import Linux

/// Why the next event cannot be given.
public enum LogReadError: Error, Equatable, Sendable {
    /// It is not as it was written.
    case damage(LogDamage)
    /// A file cannot be read.
    case failed(SystemError)
}

extension LogReadError: CustomStringConvertible {
    /// What is wrong, and where.
    public var description: String {
        switch self {
        case .damage(let damage): damage.description
        case .failed(let error): error.description
        }
    }
}
