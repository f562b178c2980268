internal import Checksum
internal import JSON
public import Times

/// Where a reader stands in a log, as a cursor's file has it.
public struct CursorPosition: Equatable, Sendable {
    /// The identity of the log; empty before an event told it.
    public var logID: String
    /// The last event that was seen; 0 for none.
    public var sequence: UInt64
    /// What the event after it carries as `prev`: the first 8 bytes of its line's SHA-256. `nil` where the line
    /// was not seen, since the cursor was put there by number.
    public var link: UInt64?
    /// When the cursor was moved last.
    public var moved: WallTime

    /// A position of these parts.
    public init(logID: String, sequence: UInt64, link: UInt64?, moved: WallTime) {
        (self.logID, self.sequence, self.link, self.moved) = (logID, sequence, link, moved)
    }

    /// The position after `event`.
    public init(after event: LogEvent, moved: WallTime) {
        self.init(
            logID: EventHeader(event.line)?.logID ?? "", sequence: event.sequence,
            link: EventLine.link(to: event.line.span), moved: moved)
    }
}

/// One of the two places of a cursor's file, each the size of a disk's sector: one is written while the other,
/// synced one stays.
struct CursorSlot: Equatable {
    /// Bytes of a slot: a JSON object, spaces, a newline.
    static let length = 512

    /// Characters of a log's identity that are kept: four times as many as one has.
    private static let longestLogID = 64

    var name: String
    /// How often the cursor was moved: the higher of the two slots holds.
    var moves: UInt64
    /// The process that uses it, or used it last.
    var holder: Int32
    var position: CursorPosition

    /// The slot as it stands in the file.
    var bytes: [UInt8] {
        var writer = JSONWriter(capacity: Self.length)
        writer.beginObject()
        writer.member("cursor", name)
        // Whatever a log calls itself, the slot has room for it.
        writer.member("log", String(position.logID.prefix(Self.longestLogID)))
        writer.member("sequence", String(position.sequence))
        writer.member("link", position.link.map { Hex.string($0) } ?? "")
        writer.member("moved", position.moved.rfc3339(places: 6))
        writer.member("moves", String(moves))
        writer.member("process", String(holder))
        var bytes = writer.take()
        let checksum = CRC32C.checksum(of: bytes.span)
        bytes += EventLine.checksumKey
        Hex.append(checksum, to: &bytes)
        bytes += EventLine.closing
        bytes += [UInt8](repeating: UInt8(ascii: " "), count: Self.length - 1 - bytes.count)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    init(name: String, moves: UInt64, holder: Int32, position: CursorPosition) {
        (self.name, self.moves, self.holder, self.position) = (name, moves, holder, position)
    }

    /// Reads a slot; `nil` when it is not whole.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.length, let end = bytes.lastIndex(of: UInt8(ascii: "}")) else { return nil }
        let line = Array(bytes[...end])
        let checked = line.count - EventLine.trailerLength
        guard checked > 0, line[checked...].starts(with: EventLine.checksumKey),
            let checksum = Hex.number(
                line[checked...].dropFirst(EventLine.checksumKey.count).prefix(8), as: UInt32.self),
            CRC32C.checksum(of: line.span.extracting(0..<checked)) == checksum
        else { return nil }
        let nowhere = CursorPosition(logID: "", sequence: 0, link: nil, moved: WallTime(nanoseconds: 0))
        self.init(name: "", moves: 0, holder: 0, position: nowhere)
        var scanner = JSONScanner(Array(line[..<checked]) + [UInt8(ascii: "}")])
        do throws(JSONError) {
            try scanner.object { (key, scanner) throws(JSONError) in
                let text = try scanner.string()
                switch key {
                case "cursor": name = text
                case "log": position.logID = text
                case "sequence": position.sequence = UInt64(text) ?? .max
                case "link": position.link = Hex.number(Array(text.utf8)[...], as: UInt64.self)
                case "moved": position.moved = WallTime(rfc3339: text) ?? position.moved
                case "moves": moves = UInt64(text) ?? 0
                case "process": holder = Int32(text) ?? 0
                default: break
                }
            }
        } catch { return nil }
        guard position.sequence <= LogFolder.largestSequence else { return nil }
    }
}
