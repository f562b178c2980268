import Linux
import TestSupport
import Times

@testable import EventLog

/// A log to test with.
enum LogFixture {
    static let folder = LogFolder("/log")
    static let logID = "00112233445566ff"
    static let largeLimits = LogWriter.Limits(segmentSize: 1 << 30, segmentAge: 0)

    static func draft(_ name: String, padding: Int = 0, at seconds: Int = 1_800_000_000) -> EventDraft {
        EventDraft(
            type: "article.accepted", source: "/incoming/test", subject: "urn:test:\(name)",
            time: WallTime(seconds: seconds, nanoseconds: 0),
            data: Array(
                "{\"name\":\"\(name)\",\"padding\":\"\(String(repeating: "x", count: padding))\"}".utf8))
    }

    static func open(
        _ disk: any Disk, _ folder: LogFolder = folder, limits: LogWriter.Limits = largeLimits
    ) throws(LogError) -> LogWriter {
        try LogWriter.open(folder, on: disk, limits: limits, newLogID: logID, processNumber: 4711)
    }

    /// Appends `count` events, `groupSize` at a time, as the daemon does, and closes the log.
    static func fill(
        _ disk: any Disk, _ folder: LogFolder = folder, count: Int, groupSize: Int = 1,
        segmentSize: Int = 1 << 30,
        padding: Int = 0
    ) throws(LogError) {
        var writer = try open(disk, folder, limits: .init(segmentSize: segmentSize, segmentAge: 0))
        var chain = writer.chain
        for start in stride(from: 0, to: count, by: groupSize) {
            var lines: [UInt8] = []
            for number in start..<min(count, start + groupSize) {
                chain.append(draft("event \(number)", padding: padding), to: &lines)
            }
            let last = chain.nextSequence - 1
            try writer.append(lines, last: last, now: WallTime(seconds: 1_800_000_000, nanoseconds: 0))
            chain.acknowledge(last)
        }
    }

    /// Compresses the sealed segment that begins with `first`, as the daemon does.
    static func compress(_ first: UInt64, _ folder: LogFolder = folder, on disk: any Disk) throws(SystemError)
    {
        let plain = try OpenFile(folder.sealed(first: first), .read, on: disk)
        let unfinished = folder.path.appending(".compressed.new")
        let packed = try OpenFile(unfinished, .createNew(0o640), on: disk)
        _ = try SegmentCompressor(frameSize: 600).compress(plain, into: packed)
        try packed.synchronize()
        try disk.rename(unfinished, to: folder.compressed(first: first), replacing: false)
        try disk.synchronizeDirectory(folder.path)
        try disk.remove(folder.sealed(first: first))
    }

    /// Every whole line of some bytes, without its newline, that is not blank.
    static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var start = 0
        while let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            let line = Array(bytes[start..<newline])
            if !EventLine.isBlank(line.span) { lines.append(line) }
            start = newline + 1
        }
        return lines
    }

    /// All events that a reader gives, and all damage it tells of.
    static func read(
        _ reader: inout LogReader
    ) throws(LogReadError) -> (events: [LogEvent], damage: [LogDamage]) {
        var events: [LogEvent] = []
        var damage: [LogDamage] = []
        while true {
            do throws(LogReadError) {
                guard let event = try reader.next() else { return (events, damage) }
                events.append(event)
            } catch {
                switch error {
                case .damage(let found): damage.append(found)
                case .removed, .failed: throw error
                }
            }
        }
    }
}
