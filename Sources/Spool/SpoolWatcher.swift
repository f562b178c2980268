public import Linux

/// Watches a folder and all folders below it.
///
/// inotify is a hint, the folder is the truth: whenever notes were lost, or a folder came that may hold files
/// already, the folder is listed.
public final class SpoolWatcher {
    /// Something that was seen.
    public enum Sighting: Equatable, Sendable {
        /// Something was seen of a file.
        case file(FilePath, Arrivals.Sign)
        /// Notes were lost: the whole folder must be listed.
        case lost
        /// A folder cannot be watched or listed.
        case problem(SystemError)
    }

    private static let interest: Inotify.Mask = [
        .closedAfterWriting, .movedTo, .created, .attributes, .deletedSelf, .movedSelf, .onlyFolders,
        .noFollow,
    ]

    /// The watched folder.
    public let root: FilePath
    /// What to wait on.
    public var descriptor: Int32 { inotify.descriptor }
    /// Folders that are watched.
    public var watchCount: Int { folders.count }

    private let disk: any Disk
    private let inotify: Inotify
    private let limit: Int
    /// The folder, below the root, that each watch is on.
    private var folders: [Int32: FilePath] = [:]

    /// Begins to watch `root` and what is below it.
    ///
    /// - Parameters:
    ///   - limit: files that one listing gives at most.
    public init(_ root: FilePath, on disk: any Disk, limit: Int) throws(SystemError) {
        self.root = root
        self.disk = disk
        self.limit = limit
        inotify = try Inotify()
        try watch(FilePath(bytes: []))
    }

    /// Lists the whole folder, watching folders that are not watched yet.
    public func rescan() -> [Sighting] {
        do throws(SystemError) { try watch(FilePath(bytes: [])) } catch { return [.problem(error)] }
        return sweep(FilePath(bytes: []))
    }

    /// What the kernel noted since the last call.
    public func sightings() throws(SystemError) -> [Sighting] {
        var seen: [Sighting] = []
        for note in try inotify.read() {
            if note.mask.contains(.overflowed) {
                seen.append(.lost)
            } else if let folder = folders[note.watch] {
                seen += interpret(note, in: folder)
            }
        }
        return seen
    }

    private func interpret(_ note: Inotify.Note, in folder: FilePath) -> [Sighting] {
        if note.mask.contains(.ignored) || note.mask.contains(.unmounted) {
            folders[note.watch] = nil
            return folder.bytes.isEmpty ? [.lost] : []
        }
        guard !note.name.bytes.isEmpty else {
            guard note.mask.contains(.movedSelf) else { return [] }
            // Moved within the tree it was found under its new name already; from there it is watched anew.
            forget(folder)
            return folder.bytes.isEmpty ? [.lost] : sweep(folder)
        }
        guard SpoolName.isTaken(note.name) else { return [] }
        let path = folder.appending(note.name)
        if note.mask.contains(.isFolder) {
            return note.mask.contains(.movedTo) || note.mask.contains(.created) ? sweep(path) : []
        }
        if note.mask.contains(.movedTo) { return [.file(path, .movedIn)] }
        if note.mask.contains(.closedAfterWriting) { return [.file(path, .closed)] }
        if note.mask.contains(.created) { return [.file(path, .created)] }
        if note.mask.contains(.attributes) { return [.file(path, .touched)] }
        return []
    }

    /// Watches and lists `start` and what is below it. Each folder is watched before it is listed, so that
    /// nothing can come in between unseen.
    private func sweep(_ start: FilePath) -> [Sighting] {
        var seen: [Sighting] = []
        let listing = FolderListing(of: start, below: root, on: disk, limit: limit) { folder in
            do throws(SystemError) {
                try watch(folder)
            } catch { if !error.isMissing { seen.append(.problem(error)) } }
        }
        seen += listing.files.map { .file($0, .found) }
        seen += listing.problems.map { .problem($0) }
        if listing.isCut { seen.append(.lost) }
        return seen
    }

    private func watch(_ folder: FilePath) throws(SystemError) {
        let path = folder.bytes.isEmpty ? root : root.appending(folder)
        folders[try inotify.watch(path, for: Self.interest)] = folder
    }

    /// Stops watching a folder that was moved away, and those below it.
    private func forget(_ folder: FilePath) {
        let prefix = folder.bytes.isEmpty ? [] : folder.bytes + [UInt8(ascii: "/")]
        for (watch, path) in folders where path == folder || path.bytes.starts(with: prefix) {
            inotify.stopWatching(watch)
            folders[watch] = nil
        }
    }

    /// Folders right below the root: the sources.
    public var sourceCount: Int {
        folders.values.count { !$0.bytes.isEmpty && !$0.bytes.contains(UInt8(ascii: "/")) }
    }
}
