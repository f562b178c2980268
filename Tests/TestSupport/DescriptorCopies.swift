import Glibc
public import Linux

/// Copies of this process's descriptors of one file: what a child has that was forked and is not another program yet.
public final class DescriptorCopies {
    private let copies: [Int32]

    /// How many descriptors there were.
    public var count: Int { copies.count }

    /// Copies every open descriptor of the file at `path`.
    public init(of path: FilePath) throws(SystemError) {
        let disk = LinuxDisk()
        let wanted = try disk.status(at: path)
        // A copy takes a number that is free, which may be in the list still: first all are found, then copied.
        let numbers = try disk.names(in: "/proc/self/fd").compactMap { Int32($0.description) }
        let found = numbers.filter { number in
            var status = stat()
            return fstat(number, &status) == 0 && UInt64(status.st_dev) == wanted.device
                && UInt64(status.st_ino) == wanted.inode
        }
        copies = found.map { dup($0) }
    }

    deinit { for copy in copies { close(copy) } }
}
