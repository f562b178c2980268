/// What is done to the names in a folder that is open.
extension OpenFile {
    /// Opens or makes the file `name` in `folder`, following no link.
    public init(_ name: FilePath, _ mode: OpenMode, in folder: borrowing OpenFile) throws(SystemError) {
        let (outer, parent) = (folder.disk, folder.handle)
        let path = folder.path.appending(name)
        do throws(SystemError) {
            handle = try Self.uninterrupted { () throws(SystemError) in
                try outer.open(name, mode, in: parent)
            }
        } catch { throw SystemError(errno: error.errno, operation: error.operation, path: path) }
        disk = folder.disk
        self.path = path
    }

    /// Gives the file `name` in this folder the name `target` in `other`; fails with EEXIST on a taken name.
    public func move(
        _ name: FilePath, to target: FilePath, in other: borrowing OpenFile
    ) throws(SystemError) {
        do throws(SystemError) { try disk.rename(name, in: handle, to: target, in: other.handle) } catch {
            throw named(error, name, target, in: other)
        }
    }

    /// Makes a link, FIFO, socket or device in `other` that is as the one of that name in this folder.
    public func makeLike(
        _ name: FilePath, as target: FilePath, in other: borrowing OpenFile
    ) throws(SystemError) {
        do throws(SystemError) { try disk.makeLike(name, in: handle, as: target, in: other.handle) } catch {
            throw named(error, name, target, in: other)
        }
    }

    /// Removes a name in this folder.
    public func remove(_ name: FilePath) throws(SystemError) {
        do throws(SystemError) { try disk.remove(name, in: handle) } catch { throw named(error, name) }
    }

    /// Removes a name in this folder, if it is there.
    public func removeIfThere(_ name: FilePath) throws(SystemError) {
        do { try remove(name) } catch  where error.isMissing { return }
    }

    /// Removes an empty folder in this one; fails with ENOTEMPTY on one that is not.
    public func removeFolder(_ name: FilePath) throws(SystemError) {
        do throws(SystemError) { try disk.removeDirectory(name, in: handle) } catch {
            throw named(error, name)
        }
    }

    /// Makes a folder in this one.
    public func makeFolder(_ name: FilePath, mode: UInt32) throws(SystemError) {
        do throws(SystemError) { try disk.makeDirectory(name, in: handle, mode: mode) } catch {
            throw named(error, name)
        }
    }

    /// What the kernel says of a file in this folder, links not followed; `nil` where there is none.
    public func statusIfThere(of name: FilePath) throws(SystemError) -> FileStatus? {
        do throws(SystemError) { return try disk.status(at: name, in: handle) } catch {
            if error.isMissing { return nil }
            throw named(error, name)
        }
    }

    private func named(_ error: SystemError, _ name: FilePath) -> SystemError {
        SystemError(errno: error.errno, operation: error.operation, path: path.appending(name))
    }

    private func named(
        _ error: SystemError, _ name: FilePath, _ target: FilePath, in other: borrowing OpenFile
    ) -> SystemError {
        SystemError(
            errno: error.errno, operation: error.operation, path: path.appending(name),
            target: other.path.appending(target))
    }
}
