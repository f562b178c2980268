public import Linux
internal import Times

/// Opens a file of the spool and reads it, if it is one to be read.
public struct FileClaim: Sendable {
    /// What came of it.
    public enum Outcome: Equatable, Sendable {
        /// The file and its bytes.
        case read(FileStatus, [UInt8])
        /// Not a regular file.
        case notRegular(FileStatus)
        /// Larger than the limit.
        case tooLarge(FileStatus)
        /// To be put aside unread.
        case condemned(FileStatus)
        /// Not there any more.
        case gone
        /// Somebody writes it, or may do so.
        case beingWritten
        /// It may not be read.
        case unreadable(SystemError)
    }

    /// Milliseconds for which a file must be unchanged where the kernel cannot tell whether somebody writes it.
    static let quietTime = 2000

    /// Bytes that are read at a time.
    static let piece = 4 << 20

    private let root: FilePath
    private let disk: any Disk
    private let clock: any Clock
    private var limit: Int

    /// Claims files below `root` of up to `limit` bytes.
    public init(root: FilePath, on disk: any Disk, clock: any Clock, limit: Int) {
        self.root = root
        self.disk = disk
        self.clock = clock
        self.limit = limit
    }

    /// The same with another limit.
    public func limited(to limit: Int) -> FileClaim {
        var claim = self
        claim.limit = limit
        return claim
    }

    /// The folder of the file that was read last. It is kept open while a batch is read: no longer, since
    /// another folder may take its name.
    public struct OpenFolder: ~Copyable {
        fileprivate var path: FilePath?
        fileprivate var folder: OpenFile?

        /// No folder yet.
        public init() {}
    }

    /// Reads the file that is due.
    ///
    /// - Parameters:
    ///   - open: the folder of the file that was read before, and afterwards that of this one.
    ///   - takingRoom: called with the status of the file before it is read; it may wait.
    ///   - moving: called after each piece of a large file, which on a slow disk takes its time.
    public func read(
        _ due: Arrivals.Due, in open: inout OpenFolder, takingRoom: (FileStatus) -> Void = { _ in },
        moving: () -> Void = {}
    ) -> Outcome {
        do throws(SystemError) {
            try enter(due.path.parent, &open)
            switch open.folder {
            case .some(let folder): return try read(due, folder, takingRoom, moving)
            case .none: return .gone
            }
        } catch {
            // A link that replaced the file since it was looked at is looked at again.
            if error.isMissing { return .gone }
            return .unreadable(SystemError(errno: error.errno, operation: error.operation, path: due.path))
        }
    }

    private func enter(_ path: FilePath, _ open: inout OpenFolder) throws(SystemError) {
        if open.path == path { return }
        open.path = nil
        open.folder = nil
        let root = try OpenFile(root, .read, on: disk)
        open.folder = path.bytes.isEmpty ? root : try OpenFile(path, beneath: root)
        open.path = path
    }

    private func read(
        _ due: Arrivals.Due, _ folder: borrowing OpenFile, _ takingRoom: (FileStatus) -> Void,
        _ moving: () -> Void
    ) throws(SystemError) -> Outcome {
        let name = due.path.lastComponent
        if due.evidence == .listed, let opened = opened(name, folder) {
            return try read(opened, due.evidence, takingRoom, moving)
        }
        // A device may do something when it is opened: it is looked at first.
        let seen = try folder.status(of: name)
        guard seen.kind == .regular else { return seen.kind == .folder ? .gone : .notRegular(seen) }
        if case .condemned(let condemned) = due.evidence, seen.isSameState(as: condemned) {
            return .condemned(seen)
        }
        let opened = Opened(file: try OpenFile(name, beneath: folder), seen: seen)
        return try read(opened, due.evidence, takingRoom, moving)
    }

    /// A file that is open, and its status then or before.
    private struct Opened: ~Copyable {
        let file: OpenFile
        let seen: FileStatus
    }

    /// Opens what was a regular file when it was listed; `nil` where it is none any more, or cannot be opened:
    /// then it is looked at before anything else.
    private func opened(_ name: FilePath, _ folder: borrowing OpenFile) -> Opened? {
        do throws(SystemError) {
            let file = try OpenFile(name, beneath: folder)
            let seen = try file.status()
            return seen.kind == .regular ? Opened(file: file, seen: seen) : nil
        } catch { return nil }
    }

    private func read(
        _ opened: borrowing Opened, _ evidence: Arrivals.Evidence, _ takingRoom: (FileStatus) -> Void,
        _ moving: () -> Void
    ) throws(SystemError) -> Outcome {
        let seen = opened.seen
        if isBeingWritten(opened.file, seen, evidence) { return .beingWritten }
        guard seen.size <= limit else { return .tooLarge(seen) }
        takingRoom(seen)
        let bytes = try opened.file.read(at: 0, count: seen.size, inPiecesOf: Self.piece, moving: moving)
        // Was it written meanwhile, or another one put in its place before it was opened, it is looked at again.
        let after = try opened.file.status()
        return seen == after && bytes.count == seen.size ? .read(after, bytes) : .beingWritten
    }

    private func isBeingWritten(
        _ file: borrowing OpenFile, _ status: FileStatus, _ evidence: Arrivals.Evidence
    ) -> Bool {
        if evidence == .whole { return false }
        if case .unchanged(let earlier) = evidence { return !status.isSameState(as: earlier) }
        if let hasWriter = file.hasWriter { return hasWriter }
        // Leases are for the files of this user. For those of others the folder's notes must do, or patience.
        if evidence == .closed { return false }
        let age = clock.wallTime().nanoseconds - max(status.modified, status.changed).nanoseconds
        // A time in the future says nothing about how long the file has been quiet.
        return 0..<Int64(Self.quietTime) * 1_000_000 ~= age
    }
}
