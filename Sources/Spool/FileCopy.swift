internal import Linux

/// A copy of a file on another file system, made under a name that nobody takes in.
struct FileCopy {
    private let name: FilePath
    private let status: FileStatus
    private let folder: SpoolFolder

    /// Bytes that are copied at a time.
    private static let pieceSize = 1 << 20

    /// A copy of the file `name` in `folder` as long as it has this status.
    init(_ name: FilePath, _ status: FileStatus, in folder: SpoolFolder) {
        (self.name, self.status, self.folder) = (name, status, folder)
    }

    /// The name of a copy that is being made, and is to be called `name`.
    static func temporary(_ name: FilePath) -> FilePath {
        SpoolName.fitting(SpoolName.hidden(name), suffix: ".copying")
    }

    /// Makes the copy and syncs it. What an earlier process left under its name is removed.
    ///
    /// - Parameters:
    ///   - noting: called with the status of the copy before anything is in it.
    /// - Returns: `false` where another file, or none, is under the name of the original; nothing is left then.
    func make(
        _ temporary: FilePath, in other: SpoolFolder,
        noting: (FileStatus) throws(SystemError) -> Void = { _ in }
    ) throws(SystemError) -> Bool {
        try other.file.removeIfThere(temporary)
        let isRegular = status.kind == .regular
        if isRegular {
            _ = try OpenFile(temporary, .createNew(0o640), in: other.file)
        } else {
            // A link, FIFO or socket has no content: another one like it is as good.
            try folder.file.makeLike(name, as: temporary, in: other.file)
        }
        do throws(SystemError) {
            try noting(other.file.status(of: temporary))
            let isWhole = isRegular ? try copyContent(to: temporary, in: other) : try isUnchanged()
            if !isWhole { try other.file.removeIfThere(temporary) }
            return isWhole
        } catch {
            // A part of a copy would keep a full disk full. Where it cannot be removed either, the next try does it.
            do throws(SystemError) { try other.file.removeIfThere(temporary) } catch {}
            throw error
        }
    }

    private func isUnchanged() throws(SystemError) -> Bool {
        try folder.file.statusIfThere(of: name)?.isSameState(as: status) ?? false
    }

    private func copyContent(to temporary: FilePath, in other: SpoolFolder) throws(SystemError) -> Bool {
        let original: OpenFile
        do throws(SystemError) { original = try OpenFile(name, beneath: folder.file) } catch {
            guard error.isMissing || error.isLink else { throw error }
            return false
        }
        guard try original.status().isSameState(as: status) else { return false }
        let copy = try OpenFile(temporary, .readWrite, in: other.file)
        var offset = 0
        while offset < status.size {
            let piece = try original.read(at: offset, count: Self.pieceSize)
            if piece.isEmpty { break }
            try copy.write(piece, at: offset)
            offset += piece.count
        }
        // A file that was written to meanwhile is not what was read.
        guard try original.status().isSameState(as: status) else { return false }
        try copy.synchronize()
        return true
    }
}
