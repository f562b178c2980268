internal import Linux

/// Moves a file to another file system: copied, synced, and only then removed.
struct CrossDeviceMove {
    let source: FilePath
    let status: FileStatus
    let disk: any Disk

    /// Bytes that are copied at a time.
    private static let pieceSize = 1 << 20

    /// Moves the file to `target`; `nil` when that name is taken.
    ///
    /// What the copy is made of is checked by its number, not by its name: another file may have taken that.
    func move(to target: FilePath) throws(SystemError) -> Settler.Outcome? {
        let temporary = target.parent.appending(
            SpoolName.fitting(
                FilePath(".\(target.lastComponent)"), suffix: ".copying"))
        do throws(SystemError) { try disk.remove(temporary) } catch {
            guard error.isMissing else { throw error }
        }
        let copy = try OpenFile(temporary, .createNew(0o640), on: disk)
        let folder = try OpenFile(source.parent, .read, on: disk)
        let original = try OpenFile(source.lastComponent, beneath: folder)
        guard try original.status().isSameState(as: status) else {
            try disk.remove(temporary)
            return .replaced
        }
        var offset = 0
        while offset < status.size {
            let piece = try original.read(at: offset, count: Self.pieceSize)
            if piece.isEmpty { break }
            try copy.write(piece, at: offset)
            offset += piece.count
        }
        try copy.synchronize()
        do throws(SystemError) {
            try disk.rename(temporary, to: target, replacing: false)
        } catch {
            try disk.remove(temporary)
            if error.isTaken { return nil }
            throw error
        }
        try disk.synchronizeDirectory(target.parent)
        return try remove() ? .settled : .replaced
    }

    /// Removes the original: by way of a name that nobody takes in, so that a file that takes its name in that
    /// moment is not removed in its place.
    ///
    /// - Returns: `false` when another file is under its name, and stays there.
    private func remove() throws(SystemError) -> Bool {
        let aside = source.parent.appending(
            SpoolName.fitting(FilePath(".\(source.lastComponent)"), suffix: ".settled"))
        do throws(SystemError) {
            guard try disk.status(at: source).isSameState(as: status) else { return false }
            try disk.rename(source, to: aside, replacing: true)
        } catch {
            if error.isMissing { return false }
            throw error
        }
        let moved = try disk.status(at: aside)
        if moved.inode == status.inode, moved.size == status.size, moved.modified == status.modified {
            try disk.remove(aside)
            return true
        }
        try Settler.putBack(aside, to: source, on: disk)
        return false
    }
}
