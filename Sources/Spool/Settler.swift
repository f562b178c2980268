public import Linux

/// Moves files out of the watched folder, once their events are durable.
///
/// A file is moved only if it is the one that was read: what has replaced it meanwhile is a new delivery and
/// stays, or goes back at once. Invariants:
/// - before each step that may catch another file than the one that was read, the journal says which step that
///   is, so that a process that dies in it leaves no file where nobody looks for it;
/// - a file that cannot be put back where it came from holds up all others, and is tried again with each;
/// - no name is ever overwritten: a taken one gets `.2`, then `.3`.
public final class Settler {
    /// What becomes of a file that was taken in.
    public enum Mode: String, Sendable {
        /// It is moved to the folder of the day.
        case done
        /// It is removed.
        case delete
        /// It stays.
        case keep
    }

    /// What came of it.
    public enum Outcome: Equatable, Sendable {
        /// The file is where it belongs.
        case settled
        /// Another file, or none, is under its name now.
        case replaced
        /// It could not be moved.
        case failed(SystemError)
    }

    /// A file that is to be moved, in its folder.
    struct Source {
        /// Below the watched folder.
        let path: FilePath
        let name: FilePath
        /// As it was when it was read.
        let status: FileStatus
        let folder: SpoolFolder
    }

    let incoming: SpoolTree
    let done: SpoolTree
    let rejected: SpoolTree
    let journal: MoveJournal
    private let mode: Mode
    /// Whether the last move in the journal is still to be put right.
    private var isUnresolved: Bool

    /// A settler between these folders. What an earlier process left is put right by ``recover()``.
    public init(
        incoming: FilePath, done: FilePath, rejected: FilePath, mode: Mode, on disk: any Disk
    ) throws(SystemError) {
        self.incoming = SpoolTree(incoming, on: disk)
        self.done = SpoolTree(done, on: disk)
        self.rejected = SpoolTree(rejected, on: disk)
        self.mode = mode
        journal = try MoveJournal(in: rejected, on: disk)
        isUnresolved = journal.current != nil
    }

    /// Puts right what a process left that died in the middle of a move.
    ///
    /// - Returns: the file that was put back to be read, below the watched folder; `nil` where there was none.
    public func recover() throws(SystemError) -> FilePath? {
        guard isUnresolved, let record = journal.current else { return nil }
        let putBack = try resolve(record)
        isUnresolved = false
        endBatch()
        return putBack
    }

    /// Settles a file whose event is durable.
    ///
    /// - Parameters:
    ///   - path: where it lies below the watched folder.
    ///   - status: its status when it was read.
    ///   - day: the UTC day, `YYYY-MM-DD`.
    ///   - holdsTheSame: asked where the file has another status by now that may come of a change of its rights or
    ///     links only: whether its content, in that status, is what was read.
    public func settle(
        _ path: FilePath, _ status: FileStatus, day: String,
        holdsTheSame: (FileStatus) -> Bool = { _ in false }
    ) -> Outcome {
        guard mode != .keep else { return .settled }
        return attempt { () throws(SystemError) -> Outcome in
            guard let source = try source(path, status, holdsTheSame) else { return .replaced }
            if mode == .delete { return try remove(source) }
            let parent = path.parent
            let folder = parent.bytes.isEmpty ? FilePath(day) : FilePath(day).appending(parent)
            return try move(source, to: folder, in: .done, reason: nil)
        }
    }

    /// Moves a rejected file, with `reason` in a file beside it.
    public func reject(
        _ path: FilePath, _ status: FileStatus, reason: [UInt8],
        holdsTheSame: (FileStatus) -> Bool = { _ in false }
    ) -> Outcome {
        attempt { () throws(SystemError) -> Outcome in
            guard let source = try source(path, status, holdsTheSame) else { return .replaced }
            return try move(source, to: path.parent, in: .rejected, reason: reason)
        }
    }

    /// Nothing more is to be settled for now: folders are closed, so that they can be unmounted.
    public func endBatch() {
        for tree in [incoming, done, rejected] { tree.close() }
        guard !isUnresolved else { return }
        // A record that stays is of a move that is over: it is looked at again, and nothing is done.
        do throws(SystemError) { try journal.clear() } catch { return }
    }

    private func attempt(_ body: () throws(SystemError) -> Outcome) -> Outcome {
        do throws(SystemError) {
            _ = try recover()
            return try body()
        } catch {
            for tree in [incoming, done, rejected] { tree.close() }
            return .failed(error)
        }
    }

    /// The file, if it is still the one that was read.
    private func source(
        _ path: FilePath, _ status: FileStatus, _ holdsTheSame: (FileStatus) -> Bool
    ) throws(SystemError) -> Source? {
        let folder: SpoolFolder
        do throws(SystemError) { folder = try incoming.folder(path.parent) } catch {
            // A link that took the place of a folder: nothing behind it is what was read.
            guard error.isMissing || error.isLink else { throw error }
            return nil
        }
        let name = path.lastComponent
        guard let now = try folder.file.statusIfThere(of: name), now.isSameContent(as: status) else {
            return nil
        }
        guard now.changed == status.changed || holdsTheSame(now) else { return nil }
        return Source(path: path, name: name, status: now, folder: folder)
    }

    func isUnchanged(_ source: Source) throws(SystemError) -> Bool {
        try source.folder.file.statusIfThere(of: source.name)?.isSameState(as: source.status) ?? false
    }

    func tree(_ place: MoveRecord.Place) -> SpoolTree {
        switch place {
        case .incoming: incoming
        case .done: done
        case .rejected: rejected
        }
    }

    /// What was moved is under this name now: it is the file that was read, or it goes back.
    func confirm(_ name: FilePath, in folder: SpoolFolder, _ source: Source) throws(SystemError) -> Bool {
        // Until it is known what was moved, this move is the first thing to be put right.
        isUnresolved = true
        guard let moved = try folder.file.statusIfThere(of: name) else {
            isUnresolved = false
            return true
        }
        let isOurs = moved.isSameContent(as: source.status)
        if !isOurs { _ = try putBack(name, in: folder, to: source.path) }
        isUnresolved = false
        return isOurs
    }
}

extension FileStatus {
    /// Whether a file that had this status is still the same, in place and content: a rename changes the time of
    /// its last change. The number of its device is not asked for: what an earlier process saw may be of a time
    /// before the machine was started, or the file system mounted, again, and that gives other numbers.
    public func isSameContent(as other: FileStatus) -> Bool {
        inode == other.inode && size == other.size && modified == other.modified
    }
}
