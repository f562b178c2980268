internal import Glibc

/// A file that is open, owned by whoever holds this value and closed when it goes.
public struct OpenFile: ~Copyable, Sendable {
    let disk: any Disk
    let handle: FileHandle
    /// The path by which it was opened; what it is called now may differ.
    public let path: FilePath
    /// Whether it was locked here.
    private var isLockedHere = false

    /// Opens or makes a file on `disk`.
    public init(_ path: FilePath, _ mode: OpenMode, on disk: any Disk) throws(SystemError) {
        handle = try Self.uninterrupted { () throws(SystemError) in try disk.open(path, mode) }
        self.disk = disk
        self.path = path
    }

    /// Opens a file below the folder `root` for reading, following no link.
    public init(_ path: FilePath, beneath root: borrowing OpenFile) throws(SystemError) {
        let (outer, folder) = (root.disk, root.handle)
        let whole = root.path.appending(path)
        do throws(SystemError) {
            handle = try Self.uninterrupted { () throws(SystemError) in
                try outer.open(path, beneath: folder)
            }
        } catch { throw SystemError(errno: error.errno, operation: error.operation, path: whole) }
        disk = root.disk
        self.path = whole
    }

    deinit {
        if isLockedHere { disk.unlock(handle) }
        disk.close(handle)
    }

    /// What the kernel says of it.
    public func status() throws(SystemError) -> FileStatus {
        do { return try disk.status(of: handle) } catch { throw named(error) }
    }

    /// What the kernel says of a file in this folder, links not followed.
    public func status(of name: FilePath) throws(SystemError) -> FileStatus {
        try disk.status(at: name, in: handle)
    }

    /// The next names in this folder, in no order; none at its end.
    public func entries() throws(SystemError) -> [FolderEntry] {
        do { return try disk.entries(of: handle) } catch { throw named(error) }
    }

    /// Whether it lies on a file system of whose changes by others the kernel does not tell.
    public func isOnNetwork() throws(SystemError) -> Bool { try disk.isOnNetwork(handle) }

    /// Reads up to `count` bytes at `offset`; fewer only at the end of the file.
    public func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
        try read(at: offset, count: count, inPiecesOf: .max) {}
    }

    /// The same, with a call of `moving` after each piece of so many bytes at most.
    public func read(
        at offset: Int, count: Int, inPiecesOf piece: Int, moving: () -> Void
    ) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            while initialized < count {
                do throws(SystemError) {
                    let end = min(count, initialized + min(piece, count))
                    let rest = UnsafeMutableRawBufferPointer(rebasing: raw[initialized..<end])
                    let got = try disk.read(handle, into: rest, at: offset + initialized)
                    if got == 0 { break }
                    initialized += got
                    moving()
                } catch {
                    if error.isInterrupted { continue }
                    failure = error
                    break
                }
            }
        }
        if let failure { throw named(failure) }
        return bytes
    }

    /// Reads at `offset` into `buffer` from `start` on, as much as one call gives; 0 only at the end of the file.
    public func read(at offset: Int, into buffer: inout [UInt8], from start: Int) throws(SystemError) -> Int {
        precondition(start < buffer.count)
        var failure: SystemError?
        let count = buffer.withUnsafeMutableBytes { raw in
            let rest = UnsafeMutableRawBufferPointer(rebasing: raw[start...])
            do throws(SystemError) {
                return try Self.uninterrupted { () throws(SystemError) in
                    try disk.read(handle, into: rest, at: offset)
                }
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw named(failure) }
        return count
    }

    /// Writes all of `bytes` at `offset`.
    public func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) {
        var failure: SystemError?
        bytes.withUnsafeBytes { raw in
            var written = 0
            while written < raw.count {
                do throws(SystemError) {
                    let rest = UnsafeRawBufferPointer(rebasing: raw[written...])
                    let count = try disk.write(handle, rest, at: offset + written)
                    // A file system that takes nothing and names no reason would keep us here for ever.
                    guard count > 0 else { throw SystemError(errno: EIO, operation: "write") }
                    written += count
                } catch {
                    if error.isInterrupted { continue }
                    failure = error
                    return
                }
            }
        }
        if let failure { throw named(failure) }
    }

    /// Makes data and size durable. After a failure the file must not be used again: the kernel reports a
    /// lost page once, and a second call would say that all is well.
    public func synchronizeData() throws(SystemError) {
        do { try disk.synchronizeData(handle) } catch { throw named(error) }
    }

    /// Makes a file, or the names in a folder, durable. What is said of ``synchronizeData()`` holds here.
    public func synchronize() throws(SystemError) {
        do { try disk.synchronize(handle) } catch { throw named(error) }
    }

    /// Reserves `length` bytes from `offset` without changing the size.
    public func reserve(offset: Int, length: Int) throws(SystemError) {
        do {
            try Self.uninterrupted { () throws(SystemError) in
                try disk.reserve(handle, offset: offset, length: length)
            }
        } catch { throw named(error) }
    }

    /// Lets a fault that ends this process leave the number of its signal, one byte, at `offset`. The file has
    /// to stay open from now on.
    public func markFaults(at offset: Int) { disk.markFaults(handle, at: offset) }

    /// Whether some process has it open for writing; `nil` where that cannot be told.
    public var hasWriter: Bool? { disk.hasWriter(handle) }

    /// Locks it until this value goes; `false` when another has it locked.
    public mutating func lock() throws(SystemError) -> Bool {
        do { isLockedHere = try disk.lock(handle) } catch { throw named(error) }
        return isLockedHere
    }

    /// Whether another has it locked.
    public func isLocked() throws(SystemError) -> Bool {
        do { return try disk.isLocked(handle) } catch { throw named(error) }
    }

    /// Makes a call again that a signal broke off. Not for syncs: of those each failure counts.
    static func uninterrupted<R>(_ call: () throws(SystemError) -> R) throws(SystemError) -> R {
        while true {
            do throws(SystemError) { return try call() } catch {
                guard error.isInterrupted else { throw error }
            }
        }
    }

    private func named(_ error: SystemError) -> SystemError {
        SystemError(errno: error.errno, operation: error.operation, path: path)
    }
}
