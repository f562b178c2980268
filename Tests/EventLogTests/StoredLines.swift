import Linux
import TestSupport

@testable import EventLog

/// Everything that a log holds, read file by file.
struct StoredLines {
    /// The lines that are left of removed segments, in order.
    var removed: [[UInt8]] = []
    /// The lines of the segments, in order.
    var kept: [[UInt8]] = []
    /// Sealed segments.
    var sealed = 0
    /// A segment whose last line has no newline.
    var torn: FilePath?

    static func read(_ folder: LogFolder, on disk: ModelDisk) throws -> StoredLines {
        var stored = StoredLines()
        let finder = SegmentFinder(folder: folder, disk: disk)
        let sealed = try finder.sealed()
        stored.sealed = sealed.count
        // Of a segment that is there still, what is left of it is not looked at yet.
        for first in try Tombstone.names(in: folder, on: disk) where !sealed.contains(first) {
            stored.removed += LogFixture.lines(disk.bytes(of: folder.stripped(first: first)) ?? [])
        }
        for first in sealed {
            guard let file = try finder.openSealed(first) else { continue }
            stored.add(try file.read(at: 0, count: try file.length()), of: file.path)
        }
        stored.add(disk.bytes(of: folder.current) ?? [], of: folder.current)
        return stored
    }

    private mutating func add(_ bytes: [UInt8], of path: FilePath) {
        if let last = bytes.last, last != UInt8(ascii: "\n") { torn = path }
        kept += LogFixture.lines(bytes)
    }
}
