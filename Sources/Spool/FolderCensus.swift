public import Linux

/// Which paths there are below the watched folder, in a fixed amount of memory: it may take a path for one
/// that is there, but never the other way round.
///
/// At the start the log is replayed against it, so that only those files are remembered that may still lie in
/// the folder, and the folder need not be held in memory.
public struct FolderCensus: Sendable {
    /// Bits of the filter: with a million files, one of seventeen others is taken for being there.
    private static let bits = 1 << 24

    private var words: [UInt64]
    /// Files that were counted.
    public private(set) var count = 0
    /// Whether some folder could not be listed: then everything may be there.
    private var isIncomplete = false

    /// Counts what lies below `root`.
    public init(of root: FilePath, on disk: any Disk) {
        words = Array(repeating: 0, count: Self.bits / 64)
        var pending = [FilePath(bytes: [])]
        while let path = pending.popLast() {
            do throws(SystemError) {
                let rootFolder = try OpenFile(root, .read, on: disk)
                let folder = path.bytes.isEmpty ? rootFolder : try OpenFile(path, beneath: rootFolder)
                while true {
                    let entries = try folder.entries()
                    if entries.isEmpty { break }
                    for entry in entries where SpoolName.isTaken(entry.name) {
                        let name = path.appending(entry.name)
                        if entry.kind == .folder || entry.kind == nil { pending.append(name) }
                        if entry.kind != .folder { note(name) }
                    }
                }
            } catch { if !error.isMissing { isIncomplete = true } }
        }
    }

    /// Whether a file may lie at `path` below the watched folder.
    public func mayHold(_ path: [UInt8]) -> Bool {
        if isIncomplete { return true }
        let bit = Self.bit(of: path)
        return words[bit / 64] & (1 << UInt64(bit % 64)) != 0
    }

    private mutating func note(_ path: FilePath) {
        count += 1
        let bit = Self.bit(of: path.bytes)
        words[bit / 64] |= 1 << UInt64(bit % 64)
    }

    private static func bit(of path: [UInt8]) -> Int {
        var hasher = Hasher()
        hasher.combine(path)
        return hasher.finalize() & (bits - 1)
    }
}
