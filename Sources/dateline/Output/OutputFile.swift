import Glibc
import Linux

/// Standard output where it is a file, which remembers what was written when the process that wrote it was killed.
enum OutputFile {
    /// Whether standard output is a regular file.
    static let isRegular: Bool = {
        var status = stat()
        return fstat(STDOUT_FILENO, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }()

    /// How many bytes of the line `expected` the file ends with already: all, the beginning of it, or none.
    ///
    /// Only for lines of which no two are the same. Of a file that may not be read nothing is known.
    static func written(of expected: [UInt8]) throws(SystemError) -> Int {
        guard isRegular else { return 0 }
        let end: [UInt8]
        do throws(SystemError) {
            let file = try OpenFile("/proc/self/fd/1", .read, on: LinuxDisk())
            let size = try file.status().size
            end = try file.read(at: max(0, size - expected.count), count: expected.count)
        } catch {
            guard error.isForbidden || error.isMissing else { throw error }
            return 0
        }
        if end == expected { return expected.count }
        let started = end.lastIndex(of: UInt8(ascii: "\n")).map { Array(end[($0 + 1)...]) } ?? end
        return expected.starts(with: started) ? started.count : 0
    }

    /// Makes what was written durable, where it is a file.
    static func synchronize() throws(SystemError) {
        guard isRegular, fdatasync(STDOUT_FILENO) != 0, errno != EINVAL else { return }
        throw SystemError(errno: errno, operation: "sync standard output")
    }
}
