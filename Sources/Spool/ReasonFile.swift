internal import Linux

/// The file that says why the one beside it was rejected.
enum ReasonFile {
    static let suffix = ".reason.json"

    /// Writes the reason for the file that is about to be moved to `target` in `folder`.
    ///
    /// It is synced before the file is moved, so no rejected file is ever without one. One that a crash left
    /// before its file was moved belongs to the file that is moved now.
    static func write(
        _ reason: [UInt8], beside target: FilePath, in folder: SpoolFolder
    ) throws(SystemError) {
        try remove(beside: target, in: folder)
        let file = try OpenFile(target.withSuffix(suffix), .createNew(0o640), in: folder.file)
        try file.write(reason, at: 0)
        try file.synchronize()
    }

    /// Takes the reason away again: its file is not moved to `target`.
    static func remove(beside target: FilePath, in folder: SpoolFolder) throws(SystemError) {
        try folder.file.removeIfThere(target.withSuffix(suffix))
    }
}
