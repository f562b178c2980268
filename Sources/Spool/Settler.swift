public import Linux

/// Moves files out of the watched folder, once their events are durable.
///
/// A file is moved only if it is the one that was read: what has replaced it meanwhile is a new delivery and
/// stays. No name is ever overwritten: a taken one gets `.2`, then `.3`.
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

    private let incoming: FilePath
    private let done: FilePath
    private let rejected: FilePath
    private let mode: Mode
    private let disk: any Disk
    private var made: Set<FilePath> = []

    /// A settler between these folders.
    public init(incoming: FilePath, done: FilePath, rejected: FilePath, mode: Mode, on disk: any Disk) {
        self.incoming = incoming
        self.done = done
        self.rejected = rejected
        self.mode = mode
        self.disk = disk
    }

    /// Settles a file whose event is durable.
    ///
    /// - Parameters:
    ///   - path: where it lies below the watched folder.
    ///   - status: its status when it was read.
    ///   - day: the UTC day, `YYYY-MM-DD`.
    public func settle(_ path: FilePath, _ status: FileStatus, day: String) -> Outcome {
        guard mode != .keep else { return .settled }
        return attempt { () throws(SystemError) -> Outcome in
            guard try isUnchanged(path, status) else { return .replaced }
            let folder = try self.folder(done.appending(day).appending(path.parent))
            return try move(path, status, to: folder, reason: nil)
        }
    }

    /// Moves a rejected file, with `reason` in a file beside it.
    public func reject(_ path: FilePath, _ status: FileStatus, reason: [UInt8]) -> Outcome {
        attempt { () throws(SystemError) -> Outcome in
            guard try isUnchanged(path, status) else { return .replaced }
            return try move(path, status, to: folder(rejected.appending(path.parent)), reason: reason)
        }
    }

    private func attempt(_ body: () throws(SystemError) -> Outcome) -> Outcome {
        do throws(SystemError) { return try body() } catch {
            made.removeAll()
            return .failed(error)
        }
    }

    private func isUnchanged(_ path: FilePath, _ status: FileStatus) throws(SystemError) -> Bool {
        do { return try disk.status(at: incoming.appending(path)).isSameState(as: status) } catch {
            guard error.isMissing else { throw error }
            return false
        }
    }

    private func move(
        _ path: FilePath, _ status: FileStatus, to folder: FilePath, reason: [UInt8]?
    ) throws(SystemError) -> Outcome {
        var attempt = 1
        while true {
            let suffix = attempt == 1 ? "" : ".\(attempt)"
            let reserve = reason == nil ? 0 : ReasonFile.suffix.utf8.count
            let target = folder.appending(
                SpoolName.fitting(path.lastComponent, suffix: suffix, reserve: reserve))
            attempt += 1
            guard let reason else {
                if let outcome = try move(path, status, to: target) { return outcome }
                continue
            }
            guard try ReasonFile.write(reason, beside: target, on: disk) else { continue }
            do throws(SystemError) {
                let outcome = try move(path, status, to: target)
                if outcome == .settled { return .settled }
                try ReasonFile.remove(beside: target, on: disk)
                if let outcome { return outcome }
            } catch {
                try ReasonFile.remove(beside: target, on: disk)
                throw error
            }
        }
    }

    /// Moves the file to `target`; `nil` when that name is taken.
    private func move(
        _ path: FilePath, _ status: FileStatus, to target: FilePath
    ) throws(SystemError) -> Outcome? {
        let source = incoming.appending(path)
        do throws(SystemError) {
            try disk.rename(source, to: target, replacing: false)
        } catch {
            if error.isTaken { return nil }
            // It may be the target's folder that is missing.
            if error.isMissing, try !isUnchanged(path, status) { return .replaced }
            // A link or a FIFO cannot be copied: it stays, and the status says why.
            guard error.isAcrossFileSystems, try disk.status(at: source).kind == .regular else { throw error }
            return try CrossDeviceMove(source: source, status: status, disk: disk).move(to: target)
        }
        return try confirm(target, status, cameFrom: source)
    }

    /// Between the look at the file and the rename another one may have taken its name: that one goes back.
    private func confirm(
        _ target: FilePath, _ status: FileStatus, cameFrom source: FilePath
    ) throws(SystemError) -> Outcome {
        let moved = try disk.status(at: target)
        if moved.device == status.device, moved.inode == status.inode, moved.size == status.size,
            moved.modified == status.modified
        {
            if mode == .delete, target.bytes.starts(with: done.bytes) { try disk.remove(target) }
            return .settled
        }
        try Self.putBack(target, to: source, on: disk)
        return .replaced
    }

    /// Gives a file that was moved in another's place back to the watched folder: under its own name or, where
    /// yet another has taken that meanwhile, under one beside it. It is delivered from there.
    static func putBack(_ target: FilePath, to source: FilePath, on disk: any Disk) throws(SystemError) {
        var attempt = 1
        while true {
            let suffix = attempt == 1 ? "" : ".\(attempt)"
            let name = SpoolName.fitting(source.lastComponent, suffix: suffix)
            do throws(SystemError) {
                return try disk.rename(target, to: source.parent.appending(name), replacing: false)
            } catch {
                attempt += error.isTaken ? 1 : 0
                if error.isTaken { continue }
                guard error.isMissing else { throw error }
                try disk.makeDirectories(source.parent, mode: 0o770)
            }
        }
    }

    private func folder(_ path: FilePath) throws(SystemError) -> FilePath {
        if made.insert(path).inserted { try disk.makeDirectories(path, mode: 0o770) }
        return path
    }
}
