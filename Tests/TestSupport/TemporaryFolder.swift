import Glibc
public import Linux

/// A folder for one test, removed when the test lets go of it.
public final class TemporaryFolder: Sendable {
    /// Where it is.
    public let path: FilePath

    /// Makes a folder whose name begins with `name`.
    public init(_ name: String = "test") throws(SystemError) {
        let base = Machine.environment["TMPDIR"] ?? "/tmp"
        var template = Array("\(base)/datelined-\(name)-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw SystemError(errno: errno, operation: "make a temporary folder in", path: FilePath(base))
        }
        path = FilePath(bytes: template.dropLast().map { UInt8(bitPattern: $0) })
    }

    deinit { Self.remove(path) }

    /// The path of `name` in it.
    public func callAsFunction(_ name: String) -> FilePath { path.appending(name) }

    private static func remove(_ path: FilePath) {
        let disk = LinuxDisk()
        // What cannot be removed is left to whoever cleans up the temporary files of the machine.
        if let status = try? disk.status(at: path), status.kind == .folder {
            for name in (try? disk.names(in: path)) ?? [] { remove(path.appending(name)) }
            _ = rmdir(path.description)
        } else {
            try? disk.remove(path)
        }
    }
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
