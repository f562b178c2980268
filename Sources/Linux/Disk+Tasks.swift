internal import Glibc

/// Small tasks of several calls that the log, the spool and the daemon share.
extension Disk {
    /// Makes a folder and those above it that are missing, durably.
    public func makeDirectories(_ path: FilePath, mode: UInt32) throws(SystemError) {
        do {
            try makeDirectory(path, mode: mode)
        } catch {
            if error.isTaken { return }
            guard error.isMissing, !path.parent.bytes.isEmpty, path.parent != path else { throw error }
            try makeDirectories(path.parent, mode: mode)
            do { try makeDirectory(path, mode: mode) } catch  where error.isTaken { return }
        }
        // What is synced in the folder is lost all the same if the folder's own name is.
        try synchronizeDirectory(path.parent.bytes.isEmpty ? "." : path.parent)
    }

    /// Makes the names in a folder durable.
    public func synchronizeDirectory(_ path: FilePath) throws(SystemError) {
        try OpenFile(path, .read, on: self).synchronize()
    }

    /// The whole of a file; `nil` when it is not there.
    public func contents(of path: FilePath, atMost limit: Int = 64 << 20) throws(SystemError) -> [UInt8]? {
        do {
            let file = try OpenFile(path, .read, on: self)
            return try file.read(at: 0, count: min(limit, try file.status().size))
        } catch  where error.isMissing { return nil }
    }

    /// The names in a folder, sorted by their bytes; none when it is not there.
    public func names(in path: FilePath) throws(SystemError) -> [FilePath] {
        var names: [FilePath] = []
        do {
            try list(path) { name in
                names.append(name)
                return true
            }
        } catch  where error.isMissing { return [] }
        return names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    /// Whether anything has this name, be it a link that leads nowhere.
    public func exists(_ path: FilePath) throws(SystemError) -> Bool {
        do throws(SystemError) {
            _ = try status(at: path)
            return true
        } catch {
            guard error.isMissing else { throw error }
            return false
        }
    }

    /// Removes a name, if it is there.
    public func removeIfThere(_ path: FilePath) throws(SystemError) {
        do { try remove(path) } catch  where error.isMissing { return }
    }

    /// Replaces a file in one step: readers see the old content or the new, never a part.
    public func replace(_ path: FilePath, with bytes: [UInt8], mode: UInt32) throws(SystemError) {
        let temporary = path.unfinished
        try removeIfThere(temporary)
        try OpenFile(temporary, .createNew(mode), on: self).write(bytes, at: 0)
        try rename(temporary, to: path, replacing: true)
    }

    /// Replaces a file in one step that outlives a power cut: its content first, then its name.
    public func replaceDurably(_ path: FilePath, with bytes: [UInt8], mode: UInt32) throws(SystemError) {
        let temporary = path.unfinished
        try removeIfThere(temporary)
        let file = try OpenFile(temporary, .createNew(mode), on: self)
        try file.write(bytes, at: 0)
        try file.synchronize()
        try rename(temporary, to: path, replacing: true)
        try synchronizeDirectory(path.parent)
    }
}

extension FilePath {
    /// The name of the file while it is being made, beside it.
    public var unfinished: FilePath { parent.appending(".\(lastComponent).new") }
}
