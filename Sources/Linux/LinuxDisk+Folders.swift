internal import CLinux
internal import Glibc

/// Calls on names in folders that are open: no other folder, and no link, can take the place of one that is.
extension LinuxDisk {
    /// Opens with openat(2), which follows no link here.
    public func open(
        _ name: FilePath, _ mode: OpenMode, in folder: FileHandle
    ) throws(SystemError) -> FileHandle {
        let (flags, rights): (Int32, UInt32) =
            switch mode {
            case .read: (O_RDONLY | O_NONBLOCK, 0)
            case .readWrite: (O_RDWR | O_NONBLOCK, 0)
            case .create(let rights): (O_RDWR | O_CREAT, rights)
            case .createNew(let rights): (O_RDWR | O_CREAT | O_EXCL, rights)
            }
        let fd = name.withCString { openat(folder.number, $0, flags | O_NOFOLLOW | O_CLOEXEC, rights) }
        guard fd >= 0 else { throw .last("open", name) }
        return FileHandle(number: fd)
    }

    /// Renames with renameat2(2), which replaces nothing here.
    public func rename(
        _ name: FilePath, in folder: FileHandle, to target: FilePath, in other: FileHandle
    ) throws(SystemError) {
        let result = name.withCString { old in
            target.withCString { datelined_rename_noreplace(folder.number, old, other.number, $0) }
        }
        guard result == 0 else { throw .last("move", name, to: target) }
    }

    /// Removes with unlinkat(2).
    public func remove(_ name: FilePath, in folder: FileHandle) throws(SystemError) {
        guard name.withCString({ unlinkat(folder.number, $0, 0) }) == 0 else { throw .last("remove", name) }
    }

    /// Removes with unlinkat(2).
    public func removeDirectory(_ name: FilePath, in folder: FileHandle) throws(SystemError) {
        guard name.withCString({ unlinkat(folder.number, $0, AT_REMOVEDIR) }) == 0 else {
            throw .last("remove the folder", name)
        }
    }

    /// Makes a folder with mkdirat(2).
    public func makeDirectory(
        _ name: FilePath, in folder: FileHandle, mode: UInt32
    ) throws(SystemError) {
        guard name.withCString({ mkdirat(folder.number, $0, mode) }) == 0 else {
            throw .last("make the folder", name)
        }
    }

    /// Makes a link with symlinkat(2), and the others with mknodat(2).
    public func makeLike(
        _ name: FilePath, in folder: FileHandle, as target: FilePath, in other: FileHandle
    ) throws(SystemError) {
        let result = name.withCString { old in
            target.withCString { datelined_make_like(folder.number, old, other.number, $0) }
        }
        guard result == 0 else { throw .last("copy", name, to: target) }
    }
}
