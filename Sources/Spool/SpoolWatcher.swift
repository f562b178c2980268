internal import Glibc
public import Linux

/// Watches a folder and all folders below it.
///
/// inotify is a hint, the folder is the truth: whenever notes were lost, or a folder came that may hold files
/// already, the folder is listed, bit by bit. Folders of which the kernel says nothing are listed now and then.
public final class SpoolWatcher {
    /// Something that was seen.
    public enum Sighting: Equatable, Sendable {
        /// Something was noted of a file.
        case file(FilePath, Arrivals.Sign)
        /// A file was listed; whether the kernel would tell of writers that close it.
        case found(FilePath, FileStatus, isWatched: Bool)
        /// Notes were lost: the whole folder must be listed.
        case lost
        /// A folder cannot be watched or listed.
        case problem(SystemError)
    }

    /// How it is learnt that files came.
    public enum Mode: String, Sendable {
        /// By notes of the kernel, but on network mounts by listing.
        case auto
        /// By notes of the kernel, whatever the file system.
        case inotify
        /// By listing.
        case poll
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
    /// Folders that are listed now and then, since nothing tells of what comes in.
    public var polledCount: Int { polled.count }
    /// Folders right below the root: the sources.
    public private(set) var sourceCount = 0
    /// Why folders are polled that should be watched; `nil` where none is.
    public private(set) var watchLimit: SystemError?
    /// Why the watched folder itself cannot be seen; `nil` while it can.
    public private(set) var rootProblem: SystemError?
    /// Why a folder in it cannot be listed, so that what is in it waits; `nil` where all can.
    public var folderProblem: SystemError? { closed.first?.value }

    /// Which files and folders are looked at. After a change the folder is to be listed anew.
    public var filter: SpoolFilter { didSet { sweep.filter = filter } }

    private let disk: any Disk
    private let inotify: Inotify
    private let mode: (FilePath) -> Mode
    private let sweep: FolderSweep
    /// The folder, below the root, that each watch is on, and the other way round.
    private var folders: [Int32: FilePath] = [:]
    private var watches: [FilePath: Int32] = [:]
    private var polled: Set<FilePath> = []
    /// Folders that could not be opened when they were to be listed, some of them.
    private var closed: [FilePath: SystemError] = [:]
    private static let mostClosed = 1000
    /// The root as it was when it was entered.
    private var rootStatus: FileStatus?

    /// Begins to watch `root`; what lies in it is to be listed by ``step(hasRoom:)``.
    ///
    /// - Parameters:
    ///   - filter: which files and folders are looked at.
    ///   - mode: how it is learnt of files in a folder right below the root, or in the root itself.
    public init(
        _ root: FilePath, on disk: any Disk, filter: SpoolFilter = SpoolFilter(),
        mode: @escaping (FilePath) -> Mode = { _ in .auto }
    ) throws(SystemError) {
        (self.root, self.disk, self.filter, self.mode) = (root, disk, filter, mode)
        sweep = FolderSweep(root: root, on: disk, filter: filter)
        inotify = try Inotify()
        rootStatus = try disk.status(at: Self.inside(root))
        let folder = try OpenFile(root, .read, on: disk)
        _ = enter(FilePath(bytes: []), folder)
        sweepAll()
    }

    /// The root by a name in it: it may be a link to the folder that is meant.
    private static func inside(_ root: FilePath) -> FilePath { root.appending(".") }

    /// Begins to list the whole folder, watching folders that are not watched yet.
    public func sweepAll() { sweep.begin(FilePath(bytes: [])) }

    /// Begins to list the folder of one source.
    public func sweep(_ source: FilePath) { sweep.begin(source) }

    /// Whether everything that was to be listed is listed.
    public var isSwept: Bool { sweep.isIdle }

    /// Whether the folder of a source is being listed.
    public func isSweeping(_ source: FilePath) -> Bool { sweep.isAt(source) }

    /// Lists a little more; `nil` when nothing is left, or nothing more is wanted now.
    ///
    /// - Parameters:
    ///   - hasRoom: whether more files of a source are wanted.
    public func step(hasRoom: (FilePath) -> Bool) -> [Sighting]? {
        var problems: [Sighting] = []
        let seen = sweep.step(
            hasRoom: hasRoom,
            enter: { path, folder in
                let before = watchLimit
                let isWatched = enter(path, folder)
                if let watchLimit, before == nil { problems.append(.problem(watchLimit)) }
                return isWatched
            },
            isKnown: { watches[$0] != nil || polled.contains($0) },
            lost: { path, error in
                if !error.isMissing {
                    if closed.count < Self.mostClosed { closed[path] = error }
                } else {
                    closed[path] = nil
                    if polled.remove(path) != nil { uncount(path) }
                }
            })
        return seen.map { $0 + problems }
    }

    /// Begins to list the folders of which the kernel says nothing.
    public func poll() {
        for folder in polled { sweep.begin(folder, isDeep: false) }
    }

    /// Looks whether the watched folder is still the one that is watched: a mount, or another folder, may have
    /// taken its place. If so, it is watched and listed anew.
    public func checkRoot() {
        do throws(SystemError) {
            let status = try disk.status(at: Self.inside(root))
            if let rootStatus, rootStatus.device == status.device, rootStatus.inode == status.inode,
                rootProblem == nil
            {
                return
            }
            rootStatus = status
            rootProblem = nil
            forget(FilePath(bytes: []))
            sweepAll()
        } catch { rootProblem = SystemError(errno: error.errno, operation: "watch", path: root) }
    }

    /// What the kernel noted since the last call.
    public func sightings() throws(SystemError) -> [Sighting] {
        var seen: [Sighting] = []
        for note in try inotify.read() {
            if note.mask.contains(.overflowed) {
                seen.append(.lost)
            } else if let folder = folders[note.watch], let sighting = interpret(note, in: folder) {
                seen.append(sighting)
            }
        }
        return seen
    }

    private func interpret(_ note: Inotify.Note, in folder: FilePath) -> Sighting? {
        if note.mask.contains(.ignored) || note.mask.contains(.unmounted) {
            drop(note.watch)
            if folder.bytes.isEmpty { rootStatus = nil }
            return nil
        }
        guard !note.name.bytes.isEmpty else {
            // One that could be listed and not looked into is watched; it may be open to this user now.
            if note.mask.contains(.attributes), closed[folder] != nil { sweep.begin(folder) }
            guard note.mask.contains(.movedSelf) else { return nil }
            // Moved within the tree it was found under its new name already; from there it is watched anew.
            forget(folder)
            if folder.bytes.isEmpty { rootStatus = nil } else { sweep.begin(folder) }
            return nil
        }
        let path = folder.appending(note.name)
        guard filter.mayTake(path, note.name) else { return nil }
        if note.mask.contains(.isFolder) {
            // One that was closed to this user may be open now.
            let isOpened = note.mask.contains(.attributes) && watches[path] == nil
            if note.mask.contains(.movedTo) || note.mask.contains(.created) || isOpened { sweep.begin(path) }
            return nil
        }
        guard filter.takes(path, note.name) else { return nil }
        if note.mask.contains(.movedTo) { return .file(path, .movedIn) }
        if note.mask.contains(.closedAfterWriting) { return .file(path, .closed) }
        if note.mask.contains(.created) { return .file(path, .created) }
        if note.mask.contains(.attributes) { return .file(path, .touched) }
        return nil
    }

    /// Watches a folder that is going to be listed: first the watch, then the listing, so that nothing can
    /// come in between unseen. Answers whether it is watched.
    private func enter(_ path: FilePath, _ folder: borrowing OpenFile) -> Bool {
        closed[path] = nil
        let source = path.firstFolder ?? path
        let mode = mode(source)
        // Where that cannot be told, notes are taken for what they are: the listing finds what they miss.
        let isOnNetwork = (try? folder.isOnNetwork()) ?? false
        guard mode == .inotify || mode == .auto && !isOnNetwork else { return notWatched(path) }
        do throws(SystemError) {
            let full = path.bytes.isEmpty ? Self.inside(root) : root.appending(path)
            let watch = try inotify.watch(full, for: Self.interest)
            if let before = folders[watch], before != path { watches[before] = nil }
            if let before = watches[path], before != watch { drop(before) }
            if watches[path] == nil, !polled.contains(path) { count(path, 1) }
            folders[watch] = path
            watches[path] = watch
            polled.remove(path)
            if polled.isEmpty { watchLimit = nil }
            return true
        } catch {
            // What cannot be watched for want of watches is polled, and so is what has no inotify.
            if !error.isMissing { watchLimit = error }
            return notWatched(path)
        }
    }

    private func notWatched(_ path: FilePath) -> Bool {
        if watches[path] == nil, polled.insert(path).inserted { count(path, 1) }
        return false
    }

    private func uncount(_ path: FilePath) {
        count(path, -1)
        if polled.isEmpty { watchLimit = nil }
    }

    private func drop(_ watch: Int32) {
        guard let path = folders.removeValue(forKey: watch), watches[path] == watch else { return }
        watches[path] = nil
        count(path, -1)
    }

    private func count(_ path: FilePath, _ change: Int) {
        if !path.bytes.isEmpty, !path.bytes.contains(UInt8(ascii: "/")) { sourceCount += change }
    }

    /// Stops watching a folder that was moved away, and those below it.
    private func forget(_ folder: FilePath) {
        let prefix = folder.bytes.isEmpty ? [] : folder.bytes + [UInt8(ascii: "/")]
        for path in closed.keys where path == folder || path.bytes.starts(with: prefix) { closed[path] = nil }
        for (watch, path) in folders where path == folder || path.bytes.starts(with: prefix) {
            inotify.stopWatching(watch)
            drop(watch)
        }
        for path in polled where path == folder || path.bytes.starts(with: prefix) {
            polled.remove(path)
            uncount(path)
        }
    }
}
