internal import Linux

/// A folder that is open, for as long as somebody holds it.
final class SpoolFolder {
    let file: OpenFile

    init(_ file: consuming OpenFile) { self.file = file }
}

/// One of the folders of the spool with what is below it.
///
/// Folders are opened step by step and no link is followed: who may write below the watched folder cannot lead
/// a file out of it, nor another file into its place. The folder that was used last stays open until ``close()``.
final class SpoolTree {
    let root: FilePath
    private let disk: any Disk
    private var last: (path: FilePath, folder: SpoolFolder)?

    init(_ root: FilePath, on disk: any Disk) { (self.root, self.disk) = (root, disk) }

    /// Lets go of the folder that was used last: open, it would keep a file system from being unmounted.
    func close() { last = nil }

    /// The folder at `path` below the root.
    func folder(_ path: FilePath) throws(SystemError) -> SpoolFolder {
        if let last, last.path == path { return last.folder }
        let outer = try OpenFile(root, .read, on: disk)
        let folder = SpoolFolder(path.bytes.isEmpty ? outer : try OpenFile(path, beneath: outer))
        last = (path, folder)
        return folder
    }

    /// The folder at `path` below the root; it, and those above it, are made durably where they are missing.
    func making(_ path: FilePath) throws(SystemError) -> SpoolFolder {
        do throws(SystemError) { return try folder(path) } catch {
            guard error.isMissing else { throw error }
        }
        try disk.makeDirectories(root, mode: 0o770)
        var folder = SpoolFolder(try OpenFile(root, .read, on: disk))
        for step in path.bytes.split(separator: UInt8(ascii: "/")) {
            let name = FilePath(bytes: Array(step))
            do throws(SystemError) {
                try folder.file.makeFolder(name, mode: 0o770)
                // What is synced in the folder is lost all the same if the folder's own name is.
                try folder.file.synchronize()
            } catch {
                guard error.isTaken else { throw error }
            }
            folder = SpoolFolder(try OpenFile(name, beneath: folder.file))
        }
        last = (path, folder)
        return folder
    }
}
