import Glibc
public import Linux

/// The real disk, with something that happens before chosen calls: what another program might do just then.
public final class HookDisk: Disk, @unchecked Sendable {
    /// A call that can be hooked.
    public enum Call: String, CaseIterable, Sendable {
        case open, read, write, statusOfOpen, statusAt, rename, remove, makeDirectory, makeLike, synchronize
    }

    private let disk = LinuxDisk()
    private let hook: (_ call: Call, _ number: Int) -> Void
    private var counted = 0
    private let mostCalls: Int
    private let mostBytes: Int

    /// Calls of this kind are not permitted as long as it is named.
    public var refused: Call?

    /// Calls so far.
    public var calls: Int { counted }

    /// A disk that calls `hook` before each call, with the number of calls before it. One thread may use it.
    ///
    /// - Parameters:
    ///   - mostCalls: calls that are carried out; then it is as if the process had died, and all fail.
    ///   - mostBytes: there is no room for a write of more than these.
    public init(
        mostCalls: Int = .max, mostBytes: Int = .max,
        _ hook: @escaping (_ call: Call, _ number: Int) -> Void
    ) {
        self.mostCalls = mostCalls
        self.mostBytes = mostBytes
        self.hook = hook
    }

    private func note(_ call: Call) throws(SystemError) {
        guard counted < mostCalls else { throw SystemError(errno: EIO, operation: "go on after death") }
        hook(call, counted)
        counted += 1
        guard call != refused else { throw SystemError(errno: EACCES, operation: call.rawValue) }
    }

    /// The call of the real disk.
    public func open(_ path: FilePath, _ mode: OpenMode) throws(SystemError) -> FileHandle {
        try note(.open)
        return try disk.open(path, mode)
    }

    /// The call of the real disk.
    public func open(_ path: FilePath, beneath root: FileHandle) throws(SystemError) -> FileHandle {
        try note(.open)
        return try disk.open(path, beneath: root)
    }

    /// The call of the real disk.
    public func close(_ file: FileHandle) { disk.close(file) }

    /// The call of the real disk.
    public func read(
        _ file: FileHandle, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(SystemError) -> Int {
        try note(.read)
        return try disk.read(file, into: buffer, at: offset)
    }

    /// The call of the real disk.
    public func write(
        _ file: FileHandle, _ bytes: UnsafeRawBufferPointer, at offset: Int
    ) throws(SystemError) -> Int {
        try note(.write)
        guard bytes.count <= mostBytes else { throw SystemError(errno: ENOSPC, operation: "write") }
        return try disk.write(file, bytes, at: offset)
    }

    /// The call of the real disk.
    public func synchronizeData(_ file: FileHandle) throws(SystemError) { try disk.synchronizeData(file) }

    /// The call of the real disk.
    public func synchronize(_ file: FileHandle) throws(SystemError) {
        try note(.synchronize)
        try disk.synchronize(file)
    }

    /// The call of the real disk.
    public func reserve(_ file: FileHandle, offset: Int, length: Int) throws(SystemError) {
        try disk.reserve(file, offset: offset, length: length)
    }

    /// The call of the real disk.
    public func status(of file: FileHandle) throws(SystemError) -> FileStatus {
        try note(.statusOfOpen)
        return try disk.status(of: file)
    }

    /// The call of the real disk.
    public func status(at path: FilePath) throws(SystemError) -> FileStatus {
        try note(.statusAt)
        return try disk.status(at: path)
    }

    /// The call of the real disk.
    public func status(at name: FilePath, in folder: FileHandle) throws(SystemError) -> FileStatus {
        try note(.statusAt)
        return try disk.status(at: name, in: folder)
    }

    /// The call of the real disk.
    public func rename(_ path: FilePath, to target: FilePath, replacing: Bool) throws(SystemError) {
        try note(.rename)
        try disk.rename(path, to: target, replacing: replacing)
    }

    /// The call of the real disk.
    public func remove(_ path: FilePath) throws(SystemError) {
        try note(.remove)
        try disk.remove(path)
    }

    /// The call of the real disk.
    public func removeDirectory(_ path: FilePath) throws(SystemError) { try disk.removeDirectory(path) }

    /// The call of the real disk.
    public func makeDirectory(_ path: FilePath, mode: UInt32) throws(SystemError) {
        try note(.makeDirectory)
        try disk.makeDirectory(path, mode: mode)
    }

    /// The call of the real disk.
    public func open(
        _ name: FilePath, _ mode: OpenMode, in folder: FileHandle
    ) throws(SystemError) -> FileHandle {
        try note(.open)
        return try disk.open(name, mode, in: folder)
    }

    /// The call of the real disk.
    public func rename(
        _ name: FilePath, in folder: FileHandle, to target: FilePath, in other: FileHandle
    ) throws(SystemError) {
        try note(.rename)
        try disk.rename(name, in: folder, to: target, in: other)
    }

    /// The call of the real disk.
    public func remove(_ name: FilePath, in folder: FileHandle) throws(SystemError) {
        try note(.remove)
        try disk.remove(name, in: folder)
    }

    /// The call of the real disk.
    public func removeDirectory(_ name: FilePath, in folder: FileHandle) throws(SystemError) {
        try note(.remove)
        try disk.removeDirectory(name, in: folder)
    }

    /// The call of the real disk.
    public func makeDirectory(
        _ name: FilePath, in folder: FileHandle, mode: UInt32
    ) throws(SystemError) {
        try note(.makeDirectory)
        try disk.makeDirectory(name, in: folder, mode: mode)
    }

    /// The call of the real disk.
    public func makeLike(
        _ name: FilePath, in folder: FileHandle, as target: FilePath, in other: FileHandle
    ) throws(SystemError) {
        try note(.makeLike)
        try disk.makeLike(name, in: folder, as: target, in: other)
    }

    /// The call of the real disk.
    public func list(_ path: FilePath, _ body: (FilePath) -> Bool) throws(SystemError) {
        try disk.list(path, body)
    }

    /// The call of the real disk.
    public func entries(of folder: FileHandle) throws(SystemError) -> [FolderEntry] {
        try disk.entries(of: folder)
    }

    /// The call of the real disk.
    public func isOnNetwork(_ file: FileHandle) throws(SystemError) -> Bool { try disk.isOnNetwork(file) }

    /// The call of the real disk.
    public func markFaults(_ file: FileHandle, at offset: Int) { disk.markFaults(file, at: offset) }

    /// The call of the real disk.
    public func space(at path: FilePath) throws(SystemError) -> DiskSpace { try disk.space(at: path) }

    /// The call of the real disk.
    public func hasWriter(_ file: FileHandle) -> Bool? { disk.hasWriter(file) }

    /// The call of the real disk.
    public func lock(_ file: FileHandle) throws(SystemError) -> Bool { try disk.lock(file) }
    /// The call of the real disk.
    public func unlock(_ file: FileHandle) { disk.unlock(file) }

    /// The call of the real disk.
    public func isLocked(_ file: FileHandle) throws(SystemError) -> Bool { try disk.isLocked(file) }
}
