internal import Glibc
internal import Likeness
internal import Linux

/// The names of the files of an index, and how one is made and opened.
struct IndexFolder {
    let path: FilePath
    let disk: any Disk

    /// A file by its name: what it holds, and the first and last sequence that may be in it.
    struct Name: Hashable {
        var kind: IndexFile.Kind
        var first: UInt64
        var last: UInt64

        init(_ head: IndexFile.Head) {
            (kind, first, last) = (head.kind, head.stretch.first, head.stretch.last)
        }

        /// Reads a name; `nil` for any other.
        init?(_ name: FilePath) {
            let parts = name.utf8?.split(separator: ".", omittingEmptySubsequences: false) ?? []
            guard parts.count == 2, let kind = Self.ending.first(where: { $0.value == parts[1] })?.key else {
                return nil
            }
            let numbers = parts[0].split(separator: "-", omittingEmptySubsequences: false)
            guard numbers.count == 2, numbers.allSatisfy({ $0.utf8.count == 20 }),
                let first = UInt64(numbers[0]), let last = UInt64(numbers[1])
            else { return nil }
            (self.kind, self.first, self.last) = (kind, first, last)
        }

        private static let ending: [IndexFile.Kind: String] = [.exact: "exact", .near: "near"]

        fileprivate var text: String {
            let digits = { (number: UInt64) in
                let text = String(number)
                return String(repeating: "0", count: max(0, 20 - text.utf8.count)) + text
            }
            return "\(digits(first))-\(digits(last)).\(Self.ending[kind] ?? "")"
        }
    }

    private static let unfinished = ".unfinished"

    /// The files that are there.
    func names() throws(SystemError) -> [Name] { try disk.names(in: path).compactMap(Name.init) }

    /// Removes what was being made when a process ended, or the disk was full.
    func removeUnfinished() throws(SystemError) { try disk.removeIfThere(path.appending(Self.unfinished)) }

    /// Makes a file, durably, and opens it. Nobody sees a part of it under its name.
    func make(_ draft: IndexDraft) throws(SystemError) -> IndexFile {
        let name = Name(draft.head)
        let temporary = path.appending(Self.unfinished)
        try removeUnfinished()
        let file = try OpenFile(temporary, .createNew(0o640), on: disk)
        do throws(SystemError) {
            try draft.write { (piece, offset) throws(SystemError) in try file.write(piece, at: offset) }
            try file.synchronize()
            try disk.rename(temporary, to: path.appending(name.text), replacing: true)
        } catch {
            // A part would keep a full disk full. Where it cannot be removed either, the next file to be made does.
            do throws(SystemError) { try removeUnfinished() } catch {}
            throw error
        }
        try disk.synchronizeDirectory(path)
        let mapped = try file.map()
        do throws(IndexFault) { return try Self.file(mapped) } catch {
            throw SystemError(errno: EIO, operation: "read back", path: path.appending(name.text))
        }
    }

    /// Opens a file.
    ///
    /// - Throws: ``IndexFault`` when it is not as it was written, `SystemError` when it cannot be read.
    func open(_ name: Name) throws -> IndexFile {
        let file = try OpenFile(path.appending(name.text), .read, on: disk)
        // A page that cannot be read is an error here; where it is mapped it would end the process.
        var room = [UInt8](repeating: 0, count: Self.readSize)
        var offset = 0
        while true {
            let count = try file.read(at: offset, into: &room, from: 0)
            if count == 0 { break }
            offset += count
        }
        return try Self.file(try file.map())
    }

    /// Bytes that are read at a time.
    private static let readSize = 1 << 20

    private static func file(_ mapped: MappedBytes) throws(IndexFault) -> IndexFile {
        try IndexFile(IndexBytes(mapped.bytes, keptBy: mapped))
    }

    /// Removes a file.
    func remove(_ name: Name) throws(SystemError) { try disk.removeIfThere(path.appending(name.text)) }

    /// The path of a file, for messages.
    func path(of name: Name) -> FilePath { path.appending(name.text) }
}
