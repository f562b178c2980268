internal import Glibc

/// A system call that failed: what was tried, on which file, and why.
public struct SystemError: Error, Equatable, Sendable {
    /// The error number.
    public let errno: Int32
    /// What was being done, as a verb phrase: "open", "rename", "sync the data of".
    public let operation: String
    /// The file it was done to; absent where there is none.
    public let path: FilePath?
    /// The name that the file was to get, where it was to get one.
    public let target: FilePath?

    /// The failure `errno` of `operation` on `path`.
    ///
    /// EBADF and EFAULT can only come from a fault in the program: they stop the process at once, before it
    /// writes to a file that it does not own.
    public init(errno: Int32, operation: String, path: FilePath? = nil, target: FilePath? = nil) {
        precondition(errno != EBADF && errno != EFAULT, "impossible error \(errno) in \(operation)")
        self.errno = errno
        self.operation = operation
        self.path = path
        self.target = target
    }

    /// The failure of the last call on this thread.
    static func last(_ operation: String, _ path: FilePath? = nil, to target: FilePath? = nil) -> SystemError
    {
        SystemError(errno: Glibc.errno, operation: operation, path: path, target: target)
    }

    /// Whether the file or folder is not there.
    public var isMissing: Bool { errno == ENOENT || errno == ENOTDIR }
    /// Whether something of that name is there already.
    public var isTaken: Bool { errno == EEXIST || errno == ENOTEMPTY }
    /// Whether the file system has no room: no blocks, or none within the quota.
    public var isFull: Bool { errno == ENOSPC || errno == EDQUOT }
    /// Whether the rights do not suffice.
    public var isForbidden: Bool { errno == EACCES || errno == EPERM }
    /// Whether the file system may only be read, for this process or for all.
    public var isReadOnly: Bool { errno == EROFS }
    /// Whether the file system or the kernel does not have the call.
    public var isUnsupported: Bool { errno == EOPNOTSUPP || errno == ENOSYS || errno == EINVAL }
    /// Whether the call was broken off by a signal and can be made again.
    public var isInterrupted: Bool { errno == EINTR }
    /// Whether a link stands where none is followed.
    public var isLink: Bool { errno == ELOOP }
    /// Whether the two places are on different file systems.
    public var isAcrossFileSystems: Bool { errno == EXDEV }
}

extension SystemError: CustomStringConvertible {
    /// "cannot OPERATION PATH: REASON", or "cannot OPERATION PATH to TARGET: REASON".
    public var description: String {
        let reason = String(cString: strerror(errno))
        guard let path else { return "cannot \(operation): \(reason)" }
        let destination = target.map { " to \($0)" } ?? ""
        return "cannot \(operation) \(path)\(destination): \(reason)"
    }
}
