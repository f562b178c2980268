internal import CLinux
internal import Glibc
internal import Times

/// The file operations as the kernel does them.
public struct LinuxDisk: Disk {
    /// The real disk.
    public init() {}

    /// Opens with open(2); descriptors are closed in programs that are started.
    public func open(_ path: FilePath, _ mode: OpenMode) throws(SystemError) -> FileHandle {
        let fd = path.withCString { name in
            switch mode {
            case .read: Glibc.open(name, O_RDONLY | O_CLOEXEC)
            case .readWrite: Glibc.open(name, O_RDWR | O_CLOEXEC)
            case .create(let rights): Glibc.open(name, O_RDWR | O_CREAT | O_CLOEXEC, rights)
            case .createNew(let rights): Glibc.open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, rights)
            }
        }
        guard fd >= 0 else { throw .last("open", path) }
        return FileHandle(number: fd)
    }

    /// Opens with openat2(2), which refuses links and whatever leads out of the folder.
    public func open(_ path: FilePath, beneath root: FileHandle) throws(SystemError) -> FileHandle {
        let fd = path.withCString {
            datelined_open_beneath(root.number, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        }
        guard fd >= 0 else { throw .last("open", path) }
        return FileHandle(number: fd)
    }

    /// Closes with close(2).
    public func close(_ file: FileHandle) {
        // Linux frees the descriptor whatever close answers; what matters was synced before.
        _ = Glibc.close(file.number)
    }

    /// Reads with pread(2).
    public func read(
        _ file: FileHandle, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(SystemError) -> Int {
        let count = pread(file.number, buffer.baseAddress, buffer.count, offset)
        guard count >= 0 else { throw .last("read") }
        return count
    }

    /// Writes with pwrite(2).
    public func write(
        _ file: FileHandle, _ bytes: UnsafeRawBufferPointer, at offset: Int
    ) throws(SystemError) -> Int {
        let count = pwrite(file.number, bytes.baseAddress, bytes.count, offset)
        guard count >= 0 else { throw .last("write") }
        return count
    }

    /// Syncs with fdatasync(2).
    public func synchronizeData(_ file: FileHandle) throws(SystemError) {
        guard fdatasync(file.number) == 0 else { throw .last("sync the data of") }
    }

    /// Syncs with fsync(2).
    public func synchronize(_ file: FileHandle) throws(SystemError) {
        guard fsync(file.number) == 0 else { throw .last("sync") }
    }

    /// Reserves with fallocate(2), which keeps the size.
    public func reserve(_ file: FileHandle, offset: Int, length: Int) throws(SystemError) {
        guard datelined_reserve(file.number, off_t(offset), off_t(length)) == 0 else {
            throw .last("reserve space in")
        }
    }

    /// Asks fstat(2).
    public func status(of file: FileHandle) throws(SystemError) -> FileStatus {
        var raw = stat()
        guard fstat(file.number, &raw) == 0 else { throw .last("read the status of") }
        return FileStatus(raw)
    }

    /// Asks lstat(2).
    public func status(at path: FilePath) throws(SystemError) -> FileStatus {
        var raw = stat()
        let result = path.withCString { lstat($0, &raw) }
        guard result == 0 else { throw .last("read the status of", path) }
        return FileStatus(raw)
    }

    /// Asks fstatat(2).
    public func status(at name: FilePath, in folder: FileHandle) throws(SystemError) -> FileStatus {
        var raw = stat()
        let result = name.withCString { fstatat(folder.number, $0, &raw, AT_SYMLINK_NOFOLLOW) }
        guard result == 0 else { throw .last("read the status of", name) }
        return FileStatus(raw)
    }

    /// Renames with rename(2), or renameat2(2) where nothing may be replaced.
    public func rename(_ path: FilePath, to target: FilePath, replacing: Bool) throws(SystemError) {
        let result = path.withCString { old in
            target.withCString { new in
                replacing
                    ? Glibc.rename(old, new) : datelined_rename_noreplace(AT_FDCWD, old, AT_FDCWD, new)
            }
        }
        guard result == 0 else { throw .last("move", path, to: target) }
    }

    /// Removes with unlink(2).
    public func remove(_ path: FilePath) throws(SystemError) {
        guard path.withCString({ unlink($0) }) == 0 else { throw .last("remove", path) }
    }

    /// Removes with rmdir(2).
    public func removeDirectory(_ path: FilePath) throws(SystemError) {
        guard path.withCString({ rmdir($0) }) == 0 else { throw .last("remove the folder", path) }
    }

    /// Makes a folder with mkdir(2).
    public func makeDirectory(_ path: FilePath, mode: UInt32) throws(SystemError) {
        guard path.withCString({ mkdir($0, mode) }) == 0 else { throw .last("make the folder", path) }
    }

    /// Lists with readdir(3), without the two names that every folder has.
    public func list(_ path: FilePath, _ body: (FilePath) -> Bool) throws(SystemError) {
        guard let stream = path.withCString({ opendir($0) }) else { throw .last("list", path) }
        defer { closedir(stream) }
        while true {
            Glibc.errno = 0
            guard let entry = readdir(stream) else {
                guard Glibc.errno == 0 else { throw .last("list", path) }
                return
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in Array(raw.prefix { $0 != 0 }) }
            if name == [0x2E] || name == [0x2E, 0x2E] { continue }
            if !body(FilePath(bytes: name)) { return }
        }
    }

    /// Asks statvfs(3).
    public func space(at path: FilePath) throws(SystemError) -> DiskSpace {
        var raw = statvfs()
        guard path.withCString({ statvfs($0, &raw) }) == 0 else {
            throw .last("read the free space of", path)
        }
        func bytes(_ blocks: UInt) -> Int {
            let (product, overflow) = Int(clamping: blocks).multipliedReportingOverflow(by: Int(raw.f_frsize))
            return overflow ? .max : product
        }
        return DiskSpace(total: bytes(raw.f_blocks), available: bytes(raw.f_bavail))
    }

    /// Lists with getdents64(2), without the two names that every folder has.
    public func entries(of folder: FileHandle) throws(SystemError) -> [FolderEntry] {
        var entries: [FolderEntry] = []
        try withUnsafeTemporaryAllocation(byteCount: Self.listingSize, alignment: 8) {
            (buffer) throws(SystemError) in
            while entries.isEmpty {
                let count = datelined_read_folder(folder.number, buffer.baseAddress, buffer.count)
                guard count >= 0 else { throw .last("list") }
                if count == 0 { return }
                Self.parse(UnsafeRawBufferPointer(rebasing: buffer[..<count]), into: &entries)
            }
        }
        return entries
    }

    /// Bytes of a folder that are read at a time: some hundred names.
    private static let listingSize = 16 << 10

    /// The records of getdents64(2): number, offset, length of the record, type, name.
    private static func parse(_ bytes: UnsafeRawBufferPointer, into entries: inout [FolderEntry]) {
        var start = 0
        while start + 19 <= bytes.count {
            let length = Int(bytes.loadUnaligned(fromByteOffset: start + 16, as: UInt16.self))
            guard length > 19, start + length <= bytes.count else { return }
            let name = Array(bytes[(start + 19)..<(start + length)].prefix { $0 != 0 })
            if name != [0x2E], name != [0x2E, 0x2E] {
                entries.append(FolderEntry(name: FilePath(bytes: name), kind: kind(bytes[start + 18])))
            }
            start += length
        }
    }

    private static func kind(_ type: UInt8) -> FileKind? {
        switch Int32(type) {
        case Int32(DT_REG): .regular
        case Int32(DT_DIR): .folder
        case Int32(DT_LNK): .link
        case Int32(DT_FIFO): .fifo
        case Int32(DT_SOCK): .socket
        case Int32(DT_CHR), Int32(DT_BLK): .device
        default: nil
        }
    }

    /// Asks fstatfs(2).
    public func isOnNetwork(_ file: FileHandle) throws(SystemError) -> Bool {
        let answer = datelined_is_on_network(file.number)
        guard answer >= 0 else { throw .last("tell the file system of") }
        return answer == 1
    }

    /// Writes from a signal handler, see sigaction(2).
    public func markFaults(_ file: FileHandle, at offset: Int) {
        datelined_mark_faults(file.number, off_t(offset))
    }

    /// Asks for a read lease, which is refused while there is a writer.
    public func hasWriter(_ file: FileHandle) -> Bool? {
        switch datelined_has_writer(file.number) {
        case 0: false
        case 1: true
        default: nil
        }
    }

    /// Locks with an open file description lock, see fcntl(2).
    public func lock(_ file: FileHandle) throws(SystemError) -> Bool {
        let result = datelined_lock_exclusive(file.number)
        guard result >= 0 else { throw .last("lock") }
        return result == 0
    }

    /// Gives the lock up at once. To close the file is not enough where a process that is being started has a copy
    /// of the descriptor until it has become another program.
    public func unlock(_ file: FileHandle) { datelined_unlock(file.number) }

    /// Asks for the lock of another open file description.
    public func isLocked(_ file: FileHandle) throws(SystemError) -> Bool {
        let result = datelined_is_locked(file.number)
        guard result >= 0 else { throw .last("read the lock of") }
        return result == 1
    }
}

extension FileStatus {
    init(_ raw: stat) {
        let kind: FileKind =
            switch raw.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .folder
            case S_IFLNK: .link
            case S_IFIFO: .fifo
            case S_IFSOCK: .socket
            default: .device
            }
        self.init(
            kind: kind, device: UInt64(raw.st_dev), inode: UInt64(raw.st_ino), size: Int(raw.st_size),
            modified: WallTime(seconds: raw.st_mtim.tv_sec, nanoseconds: raw.st_mtim.tv_nsec),
            changed: WallTime(seconds: raw.st_ctim.tv_sec, nanoseconds: raw.st_ctim.tv_nsec))
    }
}
