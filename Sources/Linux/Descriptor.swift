internal import Glibc

/// An open descriptor, owned by whoever holds this value and closed when it goes.
public struct Descriptor: ~Copyable, Sendable {
    /// Its number, to be lent to calls and not to be closed.
    public let number: Int32

    /// Takes over a descriptor that nobody else closes.
    public init(owning number: Int32) { self.number = number }

    deinit { close(number) }

    /// Gives the descriptor away: from now on the caller closes it.
    public consuming func release() -> Int32 {
        let number = number
        discard self
        return number
    }

    /// Lets programs that are started from here not inherit it.
    public func keepFromPrograms() throws(SystemError) {
        let flags = fcntl(number, F_GETFD)
        guard flags >= 0, fcntl(number, F_SETFD, flags | FD_CLOEXEC) >= 0 else {
            throw .last("mark a descriptor")
        }
    }
}
