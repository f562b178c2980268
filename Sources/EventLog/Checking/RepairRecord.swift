internal import JSON
public import Linux
internal import Times

/// One line of what `verify --repair` has done: damage that is known and accounted for.
public enum RepairRecord: Equatable, Sendable {
    /// Events that are lost.
    case lost(ClosedRange<UInt64>)
    /// An event that is not linked to the one before it, and was left as it is.
    case unlinked(UInt64)
    /// Bytes that were damaged: where they stood, and the file that has them now.
    case aside(segment: FilePath, offset: Int, length: Int, copy: FilePath, was: String)

    /// The record as a line of JSON, newline included.
    func line(at time: WallTime) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("format")
        writer.number(SegmentFooter.format)
        writer.member("repaired", time.rfc3339(places: 6))
        switch self {
        case .lost(let events):
            writer.member("kind", "lost")
            writer.member("first", String(events.lowerBound))
            writer.member("last", String(events.upperBound))
        case .unlinked(let sequence):
            writer.member("kind", "unlinked")
            writer.member("first", String(sequence))
            writer.member("last", String(sequence))
        case .aside(let segment, let offset, let length, let copy, let was):
            writer.member("kind", "aside")
            writer.member("segment", segment.lastComponent.description)
            for (name, number) in [("offset", offset), ("length", length)] {
                writer.key(name)
                writer.number(number)
            }
            writer.member("copy", copy.lastComponent.description)
            writer.member("was", was)
        }
        return CheckedDocument.close(writer)
    }
}

extension RepairRecord: CustomStringConvertible {
    /// What was done, for an operator.
    public var description: String {
        switch self {
        case .lost(let events) where events.count == 1:
            "event \(events.lowerBound) is lost, and recorded as such"
        case .lost(let events):
            "events \(events.lowerBound) to \(events.upperBound) are lost, and recorded as such"
        case .unlinked(let sequence):
            "event \(sequence) is not linked to the one before it: left as it is, and recorded"
        case .aside(let segment, let offset, let length, let copy, let was):
            "\(segment), byte \(offset): \(length) bytes kept as \(copy): \(was)"
        }
    }
}

/// What is lost or unlinked and known to be so: no damage any more.
struct KnownLosses: Equatable, Sendable {
    /// Ranges of lost sequences, in order.
    private(set) var lost: [ClosedRange<UInt64>] = []
    private(set) var unlinked: Set<UInt64> = []
    /// Lines of the file that are not whole.
    private(set) var badLines = 0

    /// Nothing is known.
    static let none = KnownLosses()

    /// Whether all of these events are known to be lost.
    func covers(_ events: ClosedRange<UInt64>) -> Bool {
        var next = events.lowerBound
        for range in lost where range.lowerBound <= next {
            if range.upperBound >= events.upperBound { return true }
            next = max(next, range.upperBound + 1)
        }
        return false
    }

    /// Notes what a record tells.
    mutating func insert(_ record: RepairRecord) {
        switch record {
        case .lost(let events):
            lost.append(events)
            lost.sort { $0.lowerBound < $1.lowerBound }
        case .unlinked(let sequence): unlinked.insert(sequence)
        case .aside: break
        }
    }

    /// Reads the records of `folder`.
    static func read(_ folder: LogFolder, on disk: any Disk) throws(SystemError) -> KnownLosses {
        var known = KnownLosses()
        guard let bytes = try disk.contents(of: folder.repairs) else { return known }
        for line in bytes.split(separator: UInt8(ascii: "\n")) { known.read(Array(line)) }
        return known
    }

    private mutating func read(_ line: [UInt8]) {
        var (format, kind, first, last) = (0, "", UInt64(0), UInt64(0))
        var scanner = JSONScanner(line)
        do throws(JSONError) {
            try scanner.object { (key, scanner) throws(JSONError) in
                switch key {
                case "format": format = try scanner.count()
                case "kind": kind = try scanner.string()
                case "first": first = try scanner.sequence()
                case "last": last = try scanner.sequence()
                default: try scanner.skip()
                }
            }
        } catch { kind = "" }
        guard CheckedDocument.isWhole(line.span), format == SegmentFooter.format, !kind.isEmpty else {
            badLines += 1
            return
        }
        switch kind {
        case "lost" where 1...LogFolder.largestSequence ~= last && 1...last ~= first:
            insert(.lost(first...last))
        case "unlinked": insert(.unlinked(first))
        default: break
        }
    }
}
