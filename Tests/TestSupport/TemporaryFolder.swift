import Glibc
public import Linux

/// A folder for one test, removed when the test lets go of it.
///
/// What a test leaves whose process was killed, the next one that makes such a folder removes: the name says whose it
/// is.
public final class TemporaryFolder: Sendable {
    /// Where it is.
    public let path: FilePath

    /// A file system in memory, which is another one than that of the temporary files on common machines.
    public static let inMemory: FilePath = "/dev/shm"

    /// Makes a folder whose name begins with `name`, in `base` or where temporary files lie.
    public init(_ name: String = "test", in base: FilePath? = nil) throws(SystemError) {
        let base = base ?? FilePath(Machine.environment["TMPDIR"] ?? "/tmp")
        Self.lock.withLock { Self.removeWhatOthersLeft(in: base) }
        var template = Array("\(base)/\(Self.prefix)\(name)-\(Machine.processNumber).XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw SystemError(errno: errno, operation: "make a temporary folder in", path: base)
        }
        path = FilePath(bytes: template.dropLast().map { UInt8(bitPattern: $0) })
    }

    deinit {
        Self.remove(path)
        // A path that is too long, or a process that still writes there: rm(1) goes step by step.
        if LinuxDisk().isThere(path) { Self.removeAll([path]) }
    }

    /// The path of `name` in it.
    public func callAsFunction(_ name: String) -> FilePath { path.appending(name) }

    private static func remove(_ path: FilePath) {
        let disk = LinuxDisk()
        if let status = try? disk.status(at: path), status.kind == .folder {
            for name in (try? disk.names(in: path)) ?? [] { remove(path.appending(name)) }
            _ = rmdir(path.description)
        } else {
            try? disk.remove(path)
        }
    }

    private static let prefix = "datelined-test-"
    private static let lock = Lock()
    private nonisolated(unsafe) static var cleaned: Set<FilePath> = []

    /// Removes the folders of processes that are no more, once for each place.
    private static func removeWhatOthersLeft(in base: FilePath) {
        guard cleaned.insert(base).inserted, let names = try? LinuxDisk().names(in: base) else { return }
        let left = names.filter { name in
            guard let text = name.utf8, text.hasPrefix(prefix) else { return false }
            let parts = text.split(separator: "-").last?.split(separator: ".") ?? []
            guard parts.count == 2, parts[1].utf8.count == 6, let number = pid_t(parts[0]) else {
                return false
            }
            return kill(number, 0) != 0 && errno == ESRCH
        }
        removeAll(left.map { base.appending($0) })
    }

    /// Removes folders, but nothing of other file systems that are mounted there.
    private static func removeAll(_ paths: [FilePath]) {
        guard !paths.isEmpty else { return }
        let arguments = ["-rf", "--one-file-system", "--"] + paths.map(\.description)
        // What cannot be removed is left to whoever cleans up the temporary files of the machine.
        _ = try? ChildProcess("/bin/rm", arguments).wait()
    }
}

extension LinuxDisk {
    /// Whether anything has this name.
    fileprivate func isThere(_ path: FilePath) -> Bool { (try? status(at: path)) != nil }
}

extension Disk {
    /// Writes a whole file at once.
    public func write(_ bytes: [UInt8], to path: FilePath) throws(SystemError) {
        try OpenFile(path, .createNew(0o644), on: self).write(bytes, at: 0)
    }

    /// Writes a whole file of text at once.
    public func write(_ text: String, to path: FilePath) throws(SystemError) {
        try write(Array(text.utf8), to: path)
    }

    /// Every file below a folder, by its path from there. What goes away meanwhile is passed over.
    public func tree(_ folder: FilePath, below prefix: FilePath = FilePath("")) throws(SystemError)
        -> [FilePath]
    {
        var found: [FilePath] = []
        for name in try names(in: folder) {
            let path = prefix.appending(name)
            do throws(SystemError) {
                if try status(at: folder.appending(name)).kind == .folder {
                    found += try tree(folder.appending(name), below: path)
                } else {
                    found.append(path)
                }
            } catch {
                guard error.isMissing else { throw error }
            }
        }
        return found
    }
}
