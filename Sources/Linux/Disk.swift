public import Times

/// The file operations of the log and the spool: one method, one system call.
///
/// The program runs on ``LinuxDisk``. Tests run the same code on a disk that drops, tears and reorders what
/// was not synced and fails at a chosen call. Nobody but ``OpenFile`` should call the methods that take a
/// ``FileHandle``: it closes what it opened and completes short transfers.
public protocol Disk: Sendable {
    /// Opens or makes a file.
    func open(_ path: FilePath, _ mode: OpenMode) throws(SystemError) -> FileHandle
    /// Opens an existing file below the folder `root` for reading, following no link and never waiting.
    func open(_ path: FilePath, beneath root: FileHandle) throws(SystemError) -> FileHandle
    /// Closes a handle; what was written stays as unsynced as it was.
    func close(_ file: FileHandle)
    /// Reads up to the buffer's size at `offset`; 0 at the end.
    func read(_ file: FileHandle, into buffer: UnsafeMutableRawBufferPointer, at offset: Int)
        throws(SystemError) -> Int
    /// Writes at `offset`; possibly less than was given.
    func write(_ file: FileHandle, _ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SystemError) -> Int
    /// Makes the file's data and size durable (fdatasync).
    func synchronizeData(_ file: FileHandle) throws(SystemError)
    /// Makes a file, or the names in a folder, durable (fsync).
    func synchronize(_ file: FileHandle) throws(SystemError)
    /// Reserves blocks beyond the end without changing the size.
    func reserve(_ file: FileHandle, offset: Int, length: Int) throws(SystemError)
    /// The status of an open file.
    func status(of file: FileHandle) throws(SystemError) -> FileStatus
    /// The status of what a path names, links not followed.
    func status(at path: FilePath) throws(SystemError) -> FileStatus
    /// The status of what a name in the folder `folder` names, links not followed.
    func status(at name: FilePath, in folder: FileHandle) throws(SystemError) -> FileStatus
    /// Gives a file another name; fails with EEXIST on a taken name unless `replacing`.
    func rename(_ path: FilePath, to target: FilePath, replacing: Bool) throws(SystemError)
    /// Removes a name.
    func remove(_ path: FilePath) throws(SystemError)
    /// Removes an empty folder; fails with ENOTEMPTY on one that is not.
    func removeDirectory(_ path: FilePath) throws(SystemError)
    /// Makes one folder.
    func makeDirectory(_ path: FilePath, mode: UInt32) throws(SystemError)
    /// Calls `body` with each name in a folder, in no order, until it answers `false`.
    func list(_ path: FilePath, _ body: (FilePath) -> Bool) throws(SystemError)
    /// Opens or makes a file that a name in an open folder names, following no link.
    func open(_ name: FilePath, _ mode: OpenMode, in folder: FileHandle) throws(SystemError) -> FileHandle
    /// Gives a file in an open folder another name in one; fails with EEXIST on a taken name.
    func rename(_ name: FilePath, in folder: FileHandle, to target: FilePath, in other: FileHandle)
        throws(SystemError)
    /// Removes a name in an open folder.
    func remove(_ name: FilePath, in folder: FileHandle) throws(SystemError)
    /// Removes an empty folder in an open one; fails with ENOTEMPTY on one that is not.
    func removeDirectory(_ name: FilePath, in folder: FileHandle) throws(SystemError)
    /// Makes a folder in an open one.
    func makeDirectory(_ name: FilePath, in folder: FileHandle, mode: UInt32) throws(SystemError)
    /// Makes a link, FIFO, socket or device that is as the one of that name in an open folder.
    func makeLike(_ name: FilePath, in folder: FileHandle, as target: FilePath, in other: FileHandle)
        throws(SystemError)
    /// The room on the file system that holds `path`.
    func space(at path: FilePath) throws(SystemError) -> DiskSpace
    /// The next entries of an open folder, in no order; none at its end.
    func entries(of folder: FileHandle) throws(SystemError) -> [FolderEntry]
    /// Whether an open file lies on a file system of whose changes by others the kernel does not tell.
    func isOnNetwork(_ file: FileHandle) throws(SystemError) -> Bool
    /// Lets a fault that ends this process leave the number of its signal, one byte, at `offset`.
    func markFaults(_ file: FileHandle, at offset: Int)
    /// Whether some process has the file open for writing; `nil` where that cannot be told.
    func hasWriter(_ file: FileHandle) -> Bool?
    /// The first `count` bytes of the file as they are now, to be looked at in place. Nobody may change or cut it.
    func map(_ file: FileHandle, count: Int) throws(SystemError) -> MappedBytes
    /// The first `count` bytes of the file, to be changed where they lie; `nil` where that is not to be had.
    func share(_ file: FileHandle, count: Int) throws(SystemError) -> SharedBytes?
    /// Locks a whole file for this handle; `false` when another has it.
    func lock(_ file: FileHandle) throws(SystemError) -> Bool
    /// Gives the lock of this handle up, before it is closed.
    func unlock(_ file: FileHandle)
    /// Whether another handle has the file locked.
    func isLocked(_ file: FileHandle) throws(SystemError) -> Bool
}

/// A file that a ``Disk`` has open.
public struct FileHandle: Hashable, Sendable {
    /// The number by which its disk knows it.
    public let number: Int32

    /// The handle of that number.
    public init(number: Int32) { self.number = number }
}

/// How a file is opened.
public enum OpenMode: Equatable, Sendable {
    /// An existing file or folder, to be read.
    case read
    /// An existing file, to be read and written.
    case readWrite
    /// A file to be read and written, made with these rights if it is not there.
    case create(UInt32)
    /// A file to be read and written, made with these rights; EEXIST when the name is taken.
    case createNew(UInt32)
}

/// The room on a file system.
public struct DiskSpace: Equatable, Sendable {
    /// Bytes in all.
    public let total: Int
    /// Bytes that this process may still take.
    public let available: Int

    /// Room of these sizes.
    public init(total: Int, available: Int) {
        (self.total, self.available) = (total, available)
    }
}

/// A name in a folder.
public struct FolderEntry: Equatable, Sendable {
    /// The name.
    public let name: FilePath
    /// What it names; `nil` where the file system does not say.
    public let kind: FileKind?

    /// The entry of these parts.
    public init(name: FilePath, kind: FileKind?) { (self.name, self.kind) = (name, kind) }
}

/// What a file is.
public enum FileKind: String, Equatable, Sendable {
    case regular, folder, link, fifo, socket, device
}

/// What the kernel says of a file.
public struct FileStatus: Equatable, Sendable {
    /// What it is.
    public let kind: FileKind
    /// The device that holds it.
    public let device: UInt64
    /// Its number on that device.
    public let inode: UInt64
    /// Its size in bytes.
    public let size: Int
    /// When its content changed last.
    public let modified: WallTime
    /// When its content, name or rights changed last.
    public let changed: WallTime

    /// A status of these parts.
    public init(
        kind: FileKind, device: UInt64, inode: UInt64, size: Int, modified: WallTime, changed: WallTime
    ) {
        self.kind = kind
        self.device = device
        self.inode = inode
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    /// Whether a file that had this status has it still, what kind it is aside.
    public func isSameState(as other: FileStatus) -> Bool {
        device == other.device && inode == other.inode && size == other.size && modified == other.modified
            && changed == other.changed
    }
}
