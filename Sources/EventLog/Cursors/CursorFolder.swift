public import Linux

/// The named cursors of a log: where readers stand who come back.
///
/// Each is a file of two slots in `LOG/cursors`, written in place and locked while it is used. Whoever may write
/// to that folder may have cursors: it need not be who writes the log.
public struct CursorFolder: Sendable {
    /// A cursor, as a list shows it.
    public struct Entry: Equatable, Sendable {
        /// Its name.
        public let name: String
        /// Where it stands; `nil` when its file is not as it was written.
        public let position: CursorPosition?
        /// Whether a process uses it now, and the number of that, or of the last one that did.
        public let isInUse: Bool
        /// The process that uses it, or used it last.
        public let process: Int32
    }

    /// The folder.
    public let path: FilePath
    let disk: any Disk
    let log: LogFolder

    /// The cursors of the log in `folder`.
    public init(_ folder: LogFolder, on disk: any Disk) {
        path = folder.path.appending("cursors")
        log = folder
        self.disk = disk
    }

    /// All cursors, by name.
    public func list() throws(SystemError) -> [Entry] {
        var entries: [Entry] = []
        for name in try disk.names(in: path) {
            guard let name = name.utf8, Self.isName(name) else { continue }
            do {
                let file = try OpenFile(path.appending(name), .read, on: disk)
                let slot = try Self.slot(in: file)?.slot
                entries.append(
                    Entry(
                        name: name, position: slot?.position, isInUse: try file.isLocked(),
                        process: slot?.holder ?? 0))
            } catch  where error.isMissing { continue }
        }
        return entries
    }

    /// Removes a cursor that nobody uses.
    public func delete(_ name: String) throws(CursorError) {
        guard var file = try opened(name) else { throw .missing(name) }
        try lock(&file, name)
        try Self.attempt { () throws(SystemError) in
            try disk.remove(path.appending(name))
            try disk.synchronizeDirectory(path)
        }
    }

    /// Opens a cursor and locks it; `nil` when there is none of this name.
    public func open(_ name: String, process: Int32) throws(CursorError) -> Cursor? {
        while true {
            guard var file = try opened(name) else { return nil }
            try lock(&file, name)
            // Deleted, or made anew, between opening and locking.
            guard try Self.attempt({ () throws(SystemError) in try isAtItsPlace(file) }) else { continue }
            guard let found = try Self.attempt({ () throws(SystemError) in try Self.slot(in: file) }) else {
                throw .damaged(file.path)
            }
            do { return try Cursor(file, found.slot, index: found.index, process: process) } catch {
                throw .failed(error)
            }
        }
    }

    private func lock(_ file: inout OpenFile, _ name: String) throws(CursorError) {
        let holder: Int32?
        do throws(SystemError) {
            if try file.lock() { return }
            holder = try Self.slot(in: file)?.slot.holder
        } catch { throw .failed(error) }
        throw .inUse(name, by: holder)
    }

    private static func attempt<R>(_ body: () throws(SystemError) -> R) throws(CursorError) -> R {
        do { return try body() } catch { throw .failed(error) }
    }

    /// Makes a cursor at `position`, durably, and locks it.
    public func create(_ name: String, at position: CursorPosition, process: Int32) throws(CursorError)
        -> Cursor
    {
        guard Self.isName(name) else { throw .badName(name) }
        do throws(SystemError) {
            // Setting the group's rights is left to whoever makes the folder for a service.
            try disk.makeDirectories(path, mode: 0o2770)
            let unfinished = path.appending(".\(name).new-\(process)")
            let slot = CursorSlot(name: name, moves: 1, holder: process, position: position)
            let file = try makeUnfinished(unfinished)
            try file.write(
                slot.bytes + CursorSlot(name: name, moves: 0, holder: process, position: position).bytes,
                at: 0)
            try file.synchronize()
            do throws(SystemError) {
                try disk.rename(unfinished, to: path.appending(name), replacing: false)
            } catch {
                try disk.removeIfThere(unfinished)
                throw error
            }
            try disk.synchronizeDirectory(path)
        } catch {
            // Another made it meanwhile: then that one is used, or told of.
            guard error.isTaken else { throw .failed(error) }
        }
        if let cursor = try open(name, process: process) { return cursor }
        throw .missing(name)
    }

    /// A new file in the place of one that a process of the same number may have left.
    private func makeUnfinished(_ path: FilePath) throws(SystemError) -> OpenFile {
        do { return try OpenFile(path, .createNew(0o660), on: disk) } catch {
            guard error.isTaken else { throw error }
            try disk.removeIfThere(path)
            return try OpenFile(path, .createNew(0o660), on: disk)
        }
    }

    /// Whether a cursor may have this name.
    public static func isName(_ name: String) -> Bool {
        let allowed: (UInt8) -> Bool = {
            0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 || $0 == 0x2D || $0 == 0x2E
                || $0 == 0x5F
        }
        return 1...64 ~= name.utf8.count && name.utf8.first != UInt8(ascii: ".")
            && name.utf8.allSatisfy(allowed)
    }

    private func opened(_ name: String) throws(CursorError) -> OpenFile? {
        guard Self.isName(name) else { throw .badName(name) }
        do { return try OpenFile(path.appending(name), .readWrite, on: disk) } catch {
            if error.isMissing { return nil }
            throw .failed(error)
        }
    }

    private func isAtItsPlace(_ file: borrowing OpenFile) throws(SystemError) -> Bool {
        do { return try disk.status(at: file.path).isSameFile(as: file.status()) } catch
            where error.isMissing
        {
            return false
        }
    }

    /// The slot that holds; `nil` when neither is whole.
    static func slot(in file: borrowing OpenFile) throws(SystemError) -> (slot: CursorSlot, index: Int)? {
        let bytes = try file.read(at: 0, count: 2 * CursorSlot.length)
        var best: (slot: CursorSlot, index: Int)?
        for index in 0..<2 {
            let part = Array(bytes.dropFirst(index * CursorSlot.length).prefix(CursorSlot.length))
            guard let slot = CursorSlot(part), slot.moves >= best?.slot.moves ?? 0 else { continue }
            best = (slot, index)
        }
        return best
    }
}
