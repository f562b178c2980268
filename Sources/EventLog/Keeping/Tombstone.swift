public import Checksum
internal import JSON
public import Linux
public import Times

/// What tells of a segment that was removed: what it held, when it went and why.
public struct Tombstone: Equatable, Sendable {
    /// What made the log let go of a segment.
    public enum Cause: String, Sendable {
        /// Its last event was older than `Retain=` says.
        case age
        /// The segments took more room than `Retain=` says.
        case size
    }

    /// What the segment held.
    public var footer: SegmentFooter
    /// The sequence of the segment after it: all numbers below it were used.
    public var next: UInt64
    /// When it was removed.
    public var removed: WallTime
    /// Why.
    public var cause: Cause
    /// Events that are left without their texts.
    public var strippedEvents: UInt64 = 0
    /// The SHA-256 of the file that holds them.
    public var strippedDigest: Digest256

    /// The tombstone as it stands in its file: a JSON object and a newline.
    public var document: [UInt8] {
        var writer = JSONWriter(capacity: 1024)
        writer.beginObject()
        writer.key("format")
        writer.number(SegmentFooter.format)
        footer.members(&writer)
        writer.member("next", String(next))
        writer.member("removed", removed.rfc3339(places: 6))
        writer.member("cause", cause.rawValue)
        writer.key("strippedEvents")
        writer.number(strippedEvents)
        writer.member("strippedSHA256", strippedDigest.hex)
        return CheckedDocument.close(writer)
    }

    /// A tombstone of these parts.
    init(
        footer: SegmentFooter, next: UInt64, removed: WallTime, cause: Cause, strippedEvents: UInt64,
        strippedDigest: Digest256
    ) {
        (self.footer, self.next, self.removed, self.cause) = (footer, next, removed, cause)
        (self.strippedEvents, self.strippedDigest) = (strippedEvents, strippedDigest)
    }

    /// Reads a tombstone; `nil` when it is not whole, or of a format that is not known.
    public init?(_ bytes: [UInt8]) {
        guard let line = CheckedDocument.line(of: bytes) else { return nil }
        self.init(
            footer: SegmentFooter(name: 0, digest: .zero), next: 0, removed: WallTime(nanoseconds: 0),
            cause: .age, strippedEvents: 0, strippedDigest: .zero)
        var format = 0
        var scanner = JSONScanner(line)
        do throws(JSONError) {
            try scanner.object { (key, scanner) throws(JSONError) in
                switch key {
                case "format": format = try scanner.count()
                case "next": next = try scanner.sequence()
                case "removed": removed = WallTime(rfc3339: try scanner.string()) ?? removed
                case "cause": cause = Cause(rawValue: try scanner.string()) ?? .age
                case "strippedEvents": strippedEvents = try scanner.sequence()
                case "strippedSHA256": strippedDigest = Digest256(hex: try scanner.stringBytes()) ?? .zero
                default: try footer.read(key, &scanner)
                }
            }
            try scanner.finish()
        } catch { return nil }
        guard format == SegmentFooter.format, footer.isPossible, next > footer.name, next > footer.last else {
            return nil
        }
    }
}

extension Tombstone {
    /// The sequences that name the segments which tombstones tell of, in order.
    public static func names(in folder: LogFolder, on disk: any Disk) throws(SystemError) -> [UInt64] {
        try disk.names(in: folder.expired).compactMap(LogFolder.firstSequence(ofTombstone:)).sorted()
    }

    /// The tombstone of the segment that `first` names; `nil` when it is not there, not whole, or of another.
    public static func read(
        first: UInt64, in folder: LogFolder, on disk: any Disk
    ) throws(SystemError) -> Tombstone? {
        guard let bytes = try disk.contents(of: folder.tombstone(first: first), atMost: 64 << 10),
            let tombstone = Tombstone(bytes), tombstone.footer.name == first
        else { return nil }
        return tombstone
    }

    /// The tombstone of the segment that went last; `nil` when none has gone.
    static func last(in folder: LogFolder, on disk: any Disk) throws(SystemError) -> Tombstone? {
        for first in try names(in: folder, on: disk).reversed() {
            if let tombstone = try read(first: first, in: folder, on: disk) { return tombstone }
        }
        return nil
    }
}
