import Glibc
public import Linux
import Times

extension ModelDisk {
    /// Opens a file; a new name is not durable before its folder is synced.
    public func open(_ path: FilePath, _ mode: OpenMode) throws(SystemError) -> FileHandle {
        try lock.withLock { () throws(SystemError) in
            let interference = try begin("open", path)
            let existing = names[path]
            switch mode {
            case .createNew where existing != nil:
                throw SystemError(errno: EEXIST, operation: "open", path: path)
            case .read where existing == nil, .readWrite where existing == nil:
                throw SystemError(errno: ENOENT, operation: "open", path: path)
            default: break
            }
            if existing == nil, isDone(interference) {
                guard names[path.parent] != nil else {
                    throw SystemError(errno: ENOENT, operation: "open", path: path)
                }
                guard usedBytes < capacityInBytes else {
                    throw SystemError(errno: ENOSPC, operation: "open", path: path)
                }
                files[nextInode] = ModelDiskFile()
                change(.made(path, nextInode))
                nextInode += 1
            }
            try finish(interference, "open", path)
            let number = nextHandle
            nextHandle += 1
            handles[number] = Handle(inode: names[path] ?? 0, path: path, isWritable: mode != .read)
            return FileHandle(number: number)
        }
    }

    /// Opens a file below a folder.
    public func open(_ path: FilePath, beneath root: FileHandle) throws(SystemError) -> FileHandle {
        let folder = try lock.withLock { () throws(SystemError) in try file(root, "open") }
        return try open(folder.path.appending(path), .read)
    }

    /// Closes a handle and gives up its lock.
    public func close(_ handle: FileHandle) {
        lock.withLock {
            guard let open = handles.removeValue(forKey: handle.number) else { return }
            if locks[open.inode] == handle.number { locks[open.inode] = nil }
        }
    }

    /// Reads what programs see, synced or not.
    public func read(
        _ handle: FileHandle, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(SystemError) -> Int {
        try lock.withLock { () throws(SystemError) in
            let interference = try begin("read", nil)
            try finish(interference, "read", nil)
            let open = try file(handle, "read")
            guard let content = files[open.inode]?.content else {
                throw SystemError(errno: EISDIR, operation: "read")
            }
            var count = max(0, min(buffer.count, content.count - offset))
            if interference == .short, count > 1 { count = Int.random(in: 1..<count, using: &random) }
            content.withUnsafeBytes { raw in
                buffer.copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: raw[min(offset, raw.count)...].prefix(count)))
            }
            return count
        }
    }

    /// Writes what is not durable before the next sync.
    public func write(
        _ handle: FileHandle, _ bytes: UnsafeRawBufferPointer, at offset: Int
    ) throws(SystemError) -> Int {
        try lock.withLock { () throws(SystemError) in
            let interference = try begin("write", nil)
            let open = try file(handle, "write")
            precondition(open.isWritable, "\(open.path) is open for reading")
            var count = bytes.count
            if interference != .none, count > 1 { count = Int.random(in: 1..<count, using: &random) }
            if !isDone(interference) { count = 0 }
            let beyond = offset + count - (files[open.inode]?.blocks ?? 0)
            if beyond > 0, usedBytes + beyond > capacityInBytes {
                count -= usedBytes + beyond - capacityInBytes
                guard count > 0 else { throw SystemError(errno: ENOSPC, operation: "write") }
            }
            files[open.inode]?.write(Array(bytes.prefix(count)), at: offset)
            files[open.inode]?.modified = counted
            try finish(interference, "write", nil)
            return count
        }
    }

    /// Makes the content durable.
    public func synchronizeData(_ handle: FileHandle) throws(SystemError) {
        gate.pass()
        try sync(handle, "sync the data of")
    }

    /// Makes the content of a file, or all names, durable.
    public func synchronize(_ handle: FileHandle) throws(SystemError) { try sync(handle, "sync") }

    private func sync(_ handle: FileHandle, _ operation: String) throws(SystemError) {
        try lock.withLock { () throws(SystemError) in
            let open = try file(handle, operation)
            if open.hasFailedSync { retriedSyncs += 1 }
            let interference: Interference
            do throws(SystemError) { interference = try begin(operation, open.path) } catch {
                handles[handle.number]?.hasFailedSync = true
                files[open.inode]?.failSync()
                throw error
            }
            if isDone(interference) {
                if files[open.inode] != nil { files[open.inode]?.sync() } else { syncNames() }
            }
            try finish(interference, operation, open.path)
        }
    }

    /// Takes room without changing the size.
    public func reserve(_ handle: FileHandle, offset: Int, length: Int) throws(SystemError) {
        try lock.withLock { () throws(SystemError) in
            let interference = try begin("reserve", nil)
            let open = try file(handle, "reserve")
            let beyond = offset + length - (files[open.inode]?.blocks ?? 0)
            if beyond > 0, usedBytes + beyond > capacityInBytes {
                throw SystemError(errno: ENOSPC, operation: "reserve")
            }
            if beyond > 0 { files[open.inode]?.reserved = offset + length }
            try finish(interference, "reserve", nil)
        }
    }

    /// Tells what is known of an open file.
    public func status(of handle: FileHandle) throws(SystemError) -> FileStatus {
        try lock.withLock { () throws(SystemError) in
            try finish(begin("read the status of", nil), "read the status of", nil)
            return status(inode: try file(handle, "read the status of").inode)
        }
    }

    /// Tells what is known of a name.
    public func status(at path: FilePath) throws(SystemError) -> FileStatus {
        try lock.withLock { () throws(SystemError) in
            try finish(begin("read the status of", path), "read the status of", path)
            guard let inode = names[path] else {
                throw SystemError(errno: ENOENT, operation: "read the status of", path: path)
            }
            return status(inode: inode)
        }
    }

    /// Tells what is known of a name in a folder.
    public func status(at name: FilePath, in folder: FileHandle) throws(SystemError) -> FileStatus {
        let folder = try lock.withLock { () throws(SystemError) in try file(folder, "read the status of") }
        return try status(at: folder.path.appending(name))
    }

    private func status(inode: Int) -> FileStatus {
        let file = files[inode]
        let time = WallTime(seconds: file?.modified ?? 0, nanoseconds: 0)
        return FileStatus(
            kind: file == nil ? .folder : .regular, device: 1, inode: UInt64(inode),
            size: file?.content.count ?? 0,
            modified: time, changed: time)
    }

    /// Tells whether some handle is open for writing.
    public func hasWriter(_ handle: FileHandle) -> Bool? {
        lock.withLock {
            guard let inode = handles[handle.number]?.inode else { return nil }
            return handles.values.contains { $0.inode == inode && $0.isWritable }
        }
    }

    /// Locks a file until its handle is closed or the machine goes down.
    public func lock(_ handle: FileHandle) throws(SystemError) -> Bool {
        try lock.withLock { () throws(SystemError) in
            try finish(begin("lock", nil), "lock", nil)
            let inode = try file(handle, "lock").inode
            if let holder = locks[inode], holder != handle.number { return false }
            locks[inode] = handle.number
            return true
        }
    }

    /// Gives a handle's lock up.
    public func unlock(_ handle: FileHandle) {
        lock.withLock {
            guard let open = handles[handle.number] else { return }
            if locks[open.inode] == handle.number { locks[open.inode] = nil }
        }
    }

    /// Tells whether another handle has the lock.
    public func isLocked(_ handle: FileHandle) throws(SystemError) -> Bool {
        try lock.withLock { () throws(SystemError) in
            try finish(begin("read the lock of", nil), "read the lock of", nil)
            let inode = try file(handle, "read the lock of").inode
            return locks[inode].map { $0 != handle.number } ?? false
        }
    }
}
