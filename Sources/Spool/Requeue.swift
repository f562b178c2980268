internal import Glibc
public import Linux

/// Puts rejected files back into the watched folder.
public struct Requeue: Sendable {
    private let rejected: FilePath
    private let incoming: FilePath
    private let disk: any Disk

    /// A way from `rejected` back to `incoming`.
    public init(rejected: FilePath, incoming: FilePath, on disk: any Disk) {
        (self.rejected, self.incoming, self.disk) = (rejected, incoming, disk)
    }

    /// The file, below the folder of rejected ones, that `path` means: an absolute path, or one below that
    /// folder; the reason of a file stands for the file. `nil` for a path that lies elsewhere, and for names that
    /// begin with a dot: those are the daemon's own, such as its lock.
    public func name(of path: FilePath) -> FilePath? {
        var bytes = path.bytes
        if bytes.first == UInt8(ascii: "/") {
            let prefix = rejected.bytes + [UInt8(ascii: "/")]
            guard bytes.starts(with: prefix) else { return nil }
            bytes.removeFirst(prefix.count)
        }
        let suffix = Array(ReasonFile.suffix.utf8)
        if bytes.count > suffix.count, bytes.suffix(suffix.count).elementsEqual(suffix) {
            bytes.removeLast(suffix.count)
        }
        let hides = bytes.split(separator: UInt8(ascii: "/")).contains { $0.first == UInt8(ascii: ".") }
        return Self.isBelow(bytes) && !hides ? FilePath(bytes: bytes) : nil
    }

    /// Whether a rejected file has this name.
    public func isThere(_ name: FilePath) throws(SystemError) -> Bool {
        do { return try disk.status(at: rejected.appending(name)).kind != .folder } catch {
            guard error.isMissing else { throw error }
            return false
        }
    }

    /// The reason that lies beside the rejected file `name`; `nil` where there is none.
    public func reason(of name: FilePath) throws(SystemError) -> [UInt8]? {
        try disk.contents(of: rejected.appending(name).withSuffix(ReasonFile.suffix), atMost: 1 << 20)
    }

    /// Moves the rejected file `name` to `target` below the watched folder, or to a name beside it where that
    /// is taken, and removes its reason.
    ///
    /// - Returns: where it is now, below the watched folder.
    public func putBack(_ name: FilePath, to target: FilePath) throws(SystemError) -> FilePath {
        precondition(Self.isBelow(target.bytes))
        let source = rejected.appending(name)
        let status = try disk.status(at: source)
        try disk.makeDirectories(incoming.appending(target.parent), mode: 0o770)
        // The reason goes aside first: the file may be rejected again, with another, as soon as it is back.
        let reason = source.withSuffix(ReasonFile.suffix)
        let aside = source.parent.appending(
            SpoolName.fitting(SpoolName.hidden(source.lastComponent), suffix: ".requeued"))
        do throws(SystemError) { try disk.rename(reason, to: aside, replacing: true) } catch {
            guard error.isMissing else { throw error }
        }
        do throws(SystemError) {
            let place = try move(source, status, to: target)
            try disk.removeIfThere(aside)
            return place
        } catch {
            do throws(SystemError) { try disk.rename(aside, to: reason, replacing: false) } catch {
                guard error.isMissing else { throw error }
            }
            throw error
        }
    }

    private func move(
        _ source: FilePath, _ status: FileStatus, to target: FilePath
    ) throws(SystemError) -> FilePath {
        var names = NameSeries(target.lastComponent)
        while true {
            let place = target.parent.appending(names.current)
            try names.advance { (name) throws(SystemError) in
                try disk.exists(incoming.appending(target.parent).appending(name))
            }
            do throws(SystemError) {
                try disk.rename(source, to: incoming.appending(place), replacing: false)
                return place
            } catch {
                if error.isTaken { continue }
                guard error.isAcrossFileSystems else { throw error }
            }
            if try copy(source, status, to: place) { return place }
        }
    }

    /// Copies the file to another file system and removes it here; `false` when the name is taken.
    private func copy(
        _ source: FilePath, _ status: FileStatus, to place: FilePath
    ) throws(SystemError) -> Bool {
        let from = SpoolFolder(try OpenFile(source.parent, .read, on: disk))
        let to = try SpoolTree(incoming, on: disk).making(place.parent)
        let (name, temporary) = (source.lastComponent, FileCopy.temporary(place.lastComponent))
        guard try FileCopy(name, status, in: from).make(temporary, in: to) else {
            throw SystemError(errno: EAGAIN, operation: "copy while others change", path: source)
        }
        do throws(SystemError) { try to.file.move(temporary, to: place.lastComponent, in: to.file) } catch {
            try to.file.remove(temporary)
            if error.isTaken { return false }
            throw error
        }
        try to.file.synchronize()
        try from.file.remove(name)
        return true
    }

    /// Whether a path stays below the folder that it is relative to.
    public static func isBelow(_ path: [UInt8]) -> Bool {
        !path.isEmpty && path.first != UInt8(ascii: "/")
            && path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy {
                !$0.isEmpty && !$0.elementsEqual([0x2E]) && !$0.elementsEqual([0x2E, 0x2E])
            }
    }
}
