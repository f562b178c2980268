public import Linux
internal import Times

/// What lies in a folder and the folders below it.
public struct FolderListing: Sendable {
    /// Files, links and whatever else is no folder, oldest first.
    public private(set) var files: [FilePath] = []
    /// Folders below the one that was listed, each before those in it.
    public private(set) var folders: [FilePath] = []
    /// Folders that could not be listed, with the reason.
    public private(set) var problems: [SystemError] = []
    /// Whether there were more files than were asked for.
    public private(set) var isCut = false

    /// Lists the folder `start`, which is relative to `root`, as deep as it goes.
    ///
    /// - Parameters:
    ///   - limit: files to list at most.
    ///   - enter: called with each folder, the first one too, before it is listed.
    public init(
        of start: FilePath, below root: FilePath, on disk: any Disk, limit: Int,
        enter: (FilePath) -> Void = { _ in }
    ) {
        var dated: [(time: WallTime, path: FilePath)] = []
        var pending = [start]
        while let folder = pending.popLast() {
            enter(folder)
            if folder != start { folders.append(folder) }
            do throws(SystemError) {
                try disk.list(folder.bytes.isEmpty ? root : root.appending(folder)) { name in
                    guard SpoolName.isTaken(name) else { return true }
                    let path = folder.appending(name)
                    // What vanished since it was listed is nobody's business.
                    guard let status = try? disk.status(at: root.appending(path)) else { return true }
                    if status.kind == .folder {
                        pending.append(path)
                    } else if dated.count < limit {
                        dated.append((status.modified, path))
                    } else {
                        isCut = true
                    }
                    return true
                }
            } catch { if !error.isMissing { problems.append(error) } }
        }
        dated.sort {
            $0.time == $1.time ? $0.path.bytes.lexicographicallyPrecedes($1.path.bytes) : $0.time < $1.time
        }
        files = dated.map(\.path)
    }
}
