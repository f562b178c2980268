internal import Glibc

/// Facts of the machine and of this process.
public enum Machine {
    /// Processors that this process may run on.
    public static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// The number of this process.
    public static var processNumber: Int32 { getpid() }

    /// Memory that this process has now, in bytes; 0 where that cannot be told.
    public static func residentBytes(on disk: any Disk) -> Int { memory(field: 1, on: disk) }

    /// Memory of its own that this process may write to, in bytes, whether it has it yet or not.
    static func dataBytes(on disk: any Disk) -> Int { memory(field: 5, on: disk) }

    /// A number of proc(5)'s statm, in bytes; 0 where that cannot be told.
    private static func memory(field: Int, on disk: any Disk) -> Int {
        // It cannot be read where /proc is not mounted, or descriptors have run out: for whoever asks, that is no
        // failure of his.
        guard let file = try? OpenFile("/proc/self/statm", .read, on: disk),
            let text = try? file.read(at: 0, count: 200)
        else { return 0 }
        let words = String(decoding: text, as: UTF8.self).split(separator: " ")
        return words.count > field ? (Int(words[field]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
    }

    /// The folder that relative paths start from.
    public static func workingFolder() throws(SystemError) -> FilePath {
        guard let path = getcwd(nil, 0) else { throw .last("find the working folder") }
        defer { free(path) }
        return FilePath(bytes: Array(String(cString: path).utf8))
    }

    /// The variables of the environment.
    public static var environment: [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let parts = String(cString: text).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
            entry += 1
        }
        return variables
    }

    /// Whether a descriptor is a terminal.
    public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The columns of the terminal on a descriptor; `nil` when it is none.
    public static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
