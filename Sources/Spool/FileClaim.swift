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
        /// Not there any more.
        case gone
        /// Somebody writes it, or may do so.
        case beingWritten
        /// It may not be read.
        case unreadable(SystemError)
    }

    /// Milliseconds for which a file must be unchanged where the kernel cannot tell whether somebody writes it.
    static let quietTime = 2000

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

    /// Reads the file that is due.
    ///
    /// - Parameters:
    ///   - takingRoom: called with the size of the file before it is read; it may wait.
    public func read(_ due: Arrivals.Due, takingRoom: (Int) -> Void = { _ in }) -> Outcome {
        do throws(SystemError) {
            let seen = try disk.status(at: root.appending(due.path))
            guard seen.kind == .regular else { return seen.kind == .folder ? .gone : .notRegular(seen) }
            let folder = try OpenFile(root, .read, on: disk)
            let file = try OpenFile(due.path, beneath: folder)
            let before = try file.status()
            guard before.kind == .regular else { return .notRegular(before) }
            if isBeingWritten(file, before, due.evidence) { return .beingWritten }
            guard before.size <= limit else { return .tooLarge(before) }
            takingRoom(before.size)
            let bytes = try file.read(at: 0, count: before.size)
            let after = try file.status()
            return before == after && bytes.count == before.size ? .read(after, bytes) : .beingWritten
        } catch {
            // A link that replaced the file since it was looked at is looked at again.
            return error.isMissing ? .gone : .unreadable(error)
        }
    }

    private func isBeingWritten(
        _ file: borrowing OpenFile, _ status: FileStatus, _ evidence: Arrivals.Evidence
    ) -> Bool {
        if evidence == .whole { return false }
        if let hasWriter = file.hasWriter { return hasWriter }
        // Leases are for the files of this user. For those of others the folder's notes must do, or patience.
        if evidence == .closed { return false }
        let age = clock.wallTime().nanoseconds - max(status.modified, status.changed).nanoseconds
        // A time in the future says nothing about how long the file has been quiet.
        return 0..<Int64(Self.quietTime) * 1_000_000 ~= age
    }
}
