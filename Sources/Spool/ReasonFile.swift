internal import Linux

/// The file that says why the one beside it was rejected.
enum ReasonFile {
    static let suffix = ".reason.json"

    /// Writes the reason for the file that is about to be moved to `target`.
    ///
    /// It is synced before the file is moved, so no rejected file is ever without one.
    /// - Returns: `false` when the name is taken.
    static func write(_ reason: [UInt8], beside target: FilePath, on disk: any Disk) throws(SystemError)
        -> Bool
    {
        let path = target.withSuffix(suffix)
        if try exists(target, on: disk) { return false }
        do throws(SystemError) {
            let file = try OpenFile(path, .createNew(0o640), on: disk)
            try file.write(reason, at: 0)
            try file.synchronize()
        } catch {
            guard error.isTaken else { throw error }
            // Left by a crash before its file was moved: it belongs to the file that is moved now.
            try disk.remove(path)
            return try write(reason, beside: target, on: disk)
        }
        return true
    }

    /// Takes the reason away again: its file is not moved to `target`.
    static func remove(beside target: FilePath, on disk: any Disk) throws(SystemError) {
        try disk.removeIfThere(target.withSuffix(suffix))
    }

    private static func exists(_ path: FilePath, on disk: any Disk) throws(SystemError) -> Bool {
        do {
            _ = try disk.status(at: path)
            return true
        } catch  where error.isMissing { return false }
    }
}
