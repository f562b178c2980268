internal import Linux

/// Moves a file to another file system: copied, synced, and only then removed.
struct CrossDeviceMove {
    let source: FilePath
    let status: FileStatus
    let disk: any Disk

    /// Bytes that are copied at a time.
    private static let pieceSize = 1 << 20

    /// Moves the file to `target`; `false` when that name is taken.
    func move(to target: FilePath) throws(SystemError) -> Bool {
        let temporary = target.parent.appending(
            SpoolName.fitting(
                FilePath(".\(target.lastComponent)"), suffix: ".copying"))
        do throws(SystemError) { try disk.remove(temporary) } catch {
            guard error.isMissing else { throw error }
        }
        let copy = try OpenFile(temporary, .createNew(0o640), on: disk)
        let folder = try OpenFile(source.parent, .read, on: disk)
        let original = try OpenFile(source.lastComponent, beneath: folder)
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
            if error.isTaken { return false }
            throw error
        }
        try disk.synchronizeDirectory(target.parent)
        guard try disk.status(at: source).isSameState(as: status) else { return true }
        try disk.remove(source)
        return true
    }
}
