internal import Linux

/// What a process leaves that dies in the middle of a move, and how it is put right.
///
/// | it died after | what is there | what is done |
/// |---|---|---|
/// | the record | the file under its own name, or its reason without it | the reason is removed |
/// | the rename | under the new name the file that was read, or one that took its place | the other goes back |
/// | the record of a removal | the file | it is removed |
/// | the rename aside | the same as after a rename, under a hidden name beside its own | it is removed, or goes back |
/// | a copy was begun | the file, and a copy under a temporary name | the copy is removed |
/// | the copy got its name | the file, and the copy | the copy is removed, since the file is settled again |
extension Settler {
    /// Ends a move that a process left which died in it.
    ///
    /// - Returns: the file that was put back; `nil` where there was none.
    func resolve(_ record: MoveRecord) throws(SystemError) -> FilePath? {
        let folder: SpoolFolder
        do throws(SystemError) { folder = try tree(record.place).folder(record.target.parent) } catch {
            guard error.isMissing || error.isLink else { throw error }
            return nil
        }
        let name = record.target.lastComponent
        switch record.kind {
        case .copied: try removeCopy(record, in: folder)
        case .aside: return try removeAside(record, in: folder)
        case .moved:
            let there = try folder.file.statusIfThere(of: name)
            if there == nil { try folder.file.removeIfThere(FileCopy.temporary(name)) }
            if let there, there.isSameContent(as: record.status) { return nil }
            defer { incoming.close() }
            let place = try there == nil ? nil : putBack(name, in: folder, to: record.source)
            if record.place == .rejected { try ReasonFile.remove(beside: name, in: folder) }
            return place
        }
        return nil
    }

    /// The file of a record, if it is still where it was read.
    private func source(of record: MoveRecord) throws(SystemError) -> Source? {
        do throws(SystemError) {
            let home = try incoming.folder(record.source.parent)
            let source = Source(
                path: record.source, name: record.source.lastComponent, status: record.status, folder: home)
            return try isUnchanged(source) ? source : nil
        } catch {
            guard error.isMissing || error.isLink else { throw error }
            return nil
        }
    }

    /// Removes a file that was to be removed: all that was to be done with it before is done.
    private func removeAside(_ record: MoveRecord, in folder: SpoolFolder) throws(SystemError) -> FilePath? {
        let name = record.target.lastComponent
        guard let there = try folder.file.statusIfThere(of: name) else {
            if let source = try source(of: record) { _ = try remove(source) }
            return nil
        }
        if !there.isSameContent(as: record.status) {
            return try putBack(name, in: folder, to: record.source)
        }
        try folder.file.removeIfThere(name)
        return nil
    }

    /// Takes away a copy whose original is still there: it is settled again, as a whole.
    private func removeCopy(_ record: MoveRecord, in folder: SpoolFolder) throws(SystemError) {
        let name = record.target.lastComponent
        func isCopy(_ name: FilePath) throws(SystemError) -> Bool {
            guard let there = try folder.file.statusIfThere(of: name) else { return false }
            return there.device == record.copy.device && there.inode == record.copy.inode
        }
        if try isCopy(FileCopy.temporary(name)) { try folder.file.removeIfThere(FileCopy.temporary(name)) }
        if try isCopy(name), try source(of: record) != nil { try folder.file.removeIfThere(name) }
        if record.place == .rejected, try folder.file.statusIfThere(of: name) == nil {
            try ReasonFile.remove(beside: name, in: folder)
        }
    }
}
