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
            guard let text = name.utf8, let dot = text.lastIndex(of: "."),
                dot == text.index(text.startIndex, offsetBy: 41)
            else { return nil }
            let numbers = text[..<dot].split(separator: "-", omittingEmptySubsequences: false)
            guard numbers.count == 2, numbers.allSatisfy({ $0.utf8.count == 20 }),
                let kind = Self.ending.first(where: { $0.value == text[text.index(after: dot)...] })?.key,
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

    /// The files, and whatever else is there.
    func contents() throws(SystemError) -> (files: [Name], others: [FilePath]) {
        var (files, others): ([Name], [FilePath]) = ([], [])
        for name in try disk.names(in: path) {
            if let file = Name(name) { files.append(file) } else { others.append(name) }
        }
        return (files, others)
    }

    /// Makes a file of `pieces`, durably, and opens it. Nobody sees a part of it under its name.
    func make(_ name: Name, of pieces: [[UInt8]]) throws(SystemError) -> IndexFile {
        let temporary = path.appending(Self.unfinished)
        try disk.removeIfThere(temporary)
        let file = try OpenFile(temporary, .createNew(0o640), on: disk)
        var offset = 0
        for piece in pieces where !piece.isEmpty {
            try file.write(piece, at: offset)
            offset += piece.count
        }
        try file.synchronize()
        try disk.rename(temporary, to: path.appending(name.text), replacing: true)
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
        try Self.file(try OpenFile(path.appending(name.text), .read, on: disk).map())
    }

    private static func file(_ mapped: MappedBytes) throws(IndexFault) -> IndexFile {
        try IndexFile(IndexBytes(mapped.bytes, keptBy: mapped))
    }

    /// Removes a file.
    func remove(_ name: Name) throws(SystemError) { try disk.removeIfThere(path.appending(name.text)) }

    /// Removes something else that lies there.
    func remove(other name: FilePath) throws(SystemError) { try disk.removeIfThere(path.appending(name)) }

    /// The path of a file, for messages.
    func path(of name: Name) -> FilePath { path.appending(name.text) }
}
