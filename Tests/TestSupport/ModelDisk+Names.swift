import Glibc
public import Linux

extension ModelDisk {
    /// Gives a file another name, not yet durably.
    public func rename(_ path: FilePath, to target: FilePath, replacing: Bool) throws(SystemError) {
        try lock.withLock { () throws(SystemError) in
            let interference = try begin("rename", path)
            guard names[path] != nil, names[target.parent] != nil else {
                throw SystemError(errno: ENOENT, operation: "rename", path: path)
            }
            if !replacing, names[target] != nil {
                throw SystemError(errno: EEXIST, operation: "rename", path: path)
            }
            if isDone(interference) { change(.renamed(path, to: target)) }
            try finish(interference, "rename", path)
        }
    }

    /// Removes a name, not yet durably.
    public func remove(_ path: FilePath) throws(SystemError) {
        try lock.withLock { () throws(SystemError) in
            let interference = try begin("remove", path)
            guard names[path] != nil else {
                throw SystemError(errno: ENOENT, operation: "remove", path: path)
            }
            if isDone(interference) { change(.removed(path)) }
            try finish(interference, "remove", path)
        }
    }

    /// Removes an empty folder, not yet durably.
    public func removeDirectory(_ path: FilePath) throws(SystemError) {
        let isEmpty = lock.withLock { !names.keys.contains { $0.parent == path && $0 != path } }
        guard isEmpty else { throw SystemError(errno: ENOTEMPTY, operation: "remove", path: path) }
        try remove(path)
    }

    /// Makes a folder, not yet durably.
    public func makeDirectory(_ path: FilePath, mode: UInt32) throws(SystemError) {
        try lock.withLock { () throws(SystemError) in
            let interference = try begin("make the folder", path)
            guard names[path] == nil else { throw SystemError(errno: EEXIST, operation: "make", path: path) }
            guard names[path.parent] != nil else {
                throw SystemError(errno: ENOENT, operation: "make", path: path)
            }
            if isDone(interference) {
                change(.made(path, nextInode))
                nextInode += 1
            }
            try finish(interference, "make the folder", path)
        }
    }

    /// Lists a folder in no order.
    public func list(_ path: FilePath, _ body: (FilePath) -> Bool) throws(SystemError) {
        let found = try lock.withLock { () throws(SystemError) in
            try finish(begin("list", path), "list", path)
            guard names[path] != nil else { throw SystemError(errno: ENOENT, operation: "list", path: path) }
            return names.keys.filter { $0.parent == path && $0 != path }.map(\.lastComponent)
        }
        for name in found where !body(name) { return }
    }

    /// Tells how much room is left.
    public func space(at path: FilePath) throws(SystemError) -> DiskSpace {
        try lock.withLock { () throws(SystemError) in
            try finish(begin("read the free space of", path), "read the free space of", path)
            return DiskSpace(total: capacityInBytes, available: max(0, capacityInBytes - usedBytes))
        }
    }

    /// Lists an open folder, all of it at once.
    public func entries(of folder: FileHandle) throws(SystemError) -> [FolderEntry] {
        let open = try lock.withLock { () throws(SystemError) in try file(folder, "list") }
        if open.isListed { return [] }
        var names: [FilePath] = []
        try list(open.path) { name in
            names.append(name)
            return true
        }
        lock.withLock { handles[folder.number]?.isListed = true }
        return names.map { FolderEntry(name: $0, kind: nil) }
    }

    /// Opens a file in an open folder.
    public func open(
        _ name: FilePath, _ mode: OpenMode, in folder: FileHandle
    ) throws(SystemError) -> FileHandle { try open(path(of: name, in: folder), mode) }

    /// Gives a file in an open folder another name, not yet durably.
    public func rename(
        _ name: FilePath, in folder: FileHandle, to target: FilePath, in other: FileHandle
    ) throws(SystemError) {
        try rename(path(of: name, in: folder), to: path(of: target, in: other), replacing: false)
    }

    /// Removes a name in an open folder, not yet durably.
    public func remove(_ name: FilePath, in folder: FileHandle) throws(SystemError) {
        try remove(path(of: name, in: folder))
    }

    /// Removes an empty folder in an open one, not yet durably.
    public func removeDirectory(_ name: FilePath, in folder: FileHandle) throws(SystemError) {
        try removeDirectory(path(of: name, in: folder))
    }

    /// Makes a folder in an open one, not yet durably.
    public func makeDirectory(_ name: FilePath, in folder: FileHandle, mode: UInt32) throws(SystemError) {
        try makeDirectory(path(of: name, in: folder), mode: mode)
    }

    /// There are but files and folders here.
    public func makeLike(
        _ name: FilePath, in folder: FileHandle, as target: FilePath, in other: FileHandle
    ) throws(SystemError) { throw SystemError(errno: EINVAL, operation: "copy", path: name) }

    private func path(of name: FilePath, in folder: FileHandle) throws(SystemError) -> FilePath {
        try lock.withLock { () throws(SystemError) in try file(folder, "use") }.path.appending(name)
    }

    /// Nothing in memory outlives a fault.
    public func markFaults(_ file: FileHandle, at offset: Int) {}

    /// Nobody else changes what is in memory.
    public func isOnNetwork(_ file: FileHandle) -> Bool { false }

    /// Carries out a change of names that is not durable yet.
    func change(_ change: NameChange) {
        Self.apply(change, to: &names)
        unsyncedNames.append(change)
    }

    /// Makes all changes of names durable: a journal writes them in their order, whatever folder is synced.
    func syncNames() {
        durableNames = names
        unsyncedNames = []
    }

    static func apply(_ change: NameChange, to names: inout [FilePath: Int]) {
        switch change {
        case .made(let path, let inode): names[path] = inode
        case .removed(let path): names[path] = nil
        case .renamed(let path, let target): names[target] = names.removeValue(forKey: path)
        }
    }
}
