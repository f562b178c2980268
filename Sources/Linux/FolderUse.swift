internal import Glibc

/// What a process means to do with a folder that may not be there yet.
public enum FolderUse: Sendable {
    /// Nothing: it only has to be one, or such that it can be made.
    case any
    /// To look into it and read files.
    case reading
    /// To put files into it, and to make it where it is not there.
    case writing

    /// What keeps this process from using `path` so; `nil` when nothing does.
    ///
    /// - Returns: an error that names the folder, or the one above it that is there.
    public func problem(at path: FilePath) -> SystemError? {
        var folder = path
        while true {
            var status = stat()
            // A link to a folder is one.
            if folder.withCString({ stat($0, &status) }) == 0 {
                guard status.st_mode & S_IFMT == S_IFDIR else {
                    return SystemError(errno: ENOTDIR, operation: "use the folder", path: folder)
                }
                return access(folder, isItself: folder == path)
            }
            let error = SystemError.last("look at", folder)
            guard error.isMissing, !folder.parent.bytes.isEmpty, folder.parent != folder else { return error }
            folder = folder.parent
        }
    }

    private func access(_ folder: FilePath, isItself: Bool) -> SystemError? {
        let needed: Int32
        switch (self, isItself) {
        case (.any, _): return nil
        case (.reading, true): needed = R_OK | X_OK
        case (.reading, false), (.writing, _): needed = W_OK | X_OK
        }
        let result = folder.withCString { faccessat(AT_FDCWD, $0, needed, AT_EACCESS) }
        guard result != 0 else { return nil }
        return .last(needed & W_OK == 0 ? "read in" : "write in", folder)
    }
}
