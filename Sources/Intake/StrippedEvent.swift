internal import Checksum
internal import JSON

extension LoggedEvent {
    /// What stays of an event when its segment is removed: the event without the texts, which are most of it.
    ///
    /// It is an event still, with the same envelope, and a replay makes the same of it; bodies, blurbs,
    /// captions, the account of the reading and the passages that were shared are gone. Its `prev` is that of
    /// the whole event, so that a chain of stripped events can not be checked by it; its `crc32c` is its own.
    /// The sketch is drawn anew where it was drawn with other parameters than today's, as long as there is a
    /// body to draw it from.
    ///
    /// - Parameters:
    ///   - line: the line of the event, without its newline.
    /// - Returns: `nil` when the line is no event of this program.
    public static func stripped(line: [UInt8]) -> [UInt8]? {
        do throws(JSONError) { return try strip(line) } catch { return nil }
    }

    private static let checksumKey = Array(#","crc32c":""#.utf8)
    private static let closing = Array(#""}"#.utf8)

    private static func strip(_ line: [UInt8]) throws(JSONError) -> [UInt8]? {
        let end = line.count - checksumKey.count - 8 - closing.count
        guard end > 0, line[end...].starts(with: checksumKey), line.suffix(closing.count) == closing[...]
        else { return nil }
        var scanner = JSONScanner(line)
        var type = ""
        var data: Range<Int>?
        try scanner.object { (key, scanner) throws(JSONError) in
            switch key {
            case "type": type = try scanner.string()
            case "data" where data == nil: data = try scanner.skip()
            default: try scanner.skip()
            }
        }
        guard let data, let event = try LoggedEvent(type: type, line: line, data: data) else { return nil }
        var stripped = Array(line[..<data.lowerBound])
        stripped += try strip(event, line, data)
        stripped += line[data.upperBound..<end]
        let checksum = CRC32C.checksum(of: stripped.span)
        stripped += checksumKey
        Hex.append(checksum, to: &stripped)
        return stripped + closing
    }

    private static func strip(
        _ event: LoggedEvent, _ line: [UInt8], _ data: Range<Int>
    ) throws(JSONError) -> [UInt8] {
        var scanner = JSONScanner(line, in: data)
        var writer = JSONWriter(capacity: 2 << 10)
        writer.beginObject()
        try scanner.object { (key, scanner) throws(JSONError) in
            switch key {
            case "reading": try scanner.skip()
            case "article":
                writer.key(key)
                try copy(&scanner, line, into: &writer, without: ["bodies", "descriptions", "associations"])
            case "decision":
                writer.key(key)
                try copy(&scanner, line, into: &writer, without: ["passages", "closest"])
            case "sketch" where event.fingerprint != nil:
                try scanner.skip()
                guard let fingerprint = event.fingerprint else { return }
                writer.key(key)
                SketchMember.encode(fingerprint, into: &writer)
            default:
                writer.key(key)
                writer.raw(Array(line[try scanner.skip()]))
            }
        }
        writer.endObject()
        return writer.take()
    }

    /// Copies an object but for some of its members.
    private static func copy(
        _ scanner: inout JSONScanner, _ line: [UInt8], into writer: inout JSONWriter,
        without left: Set<String>
    ) throws(JSONError) {
        writer.beginObject()
        try scanner.object { (key, scanner) throws(JSONError) in
            let value = try scanner.skip()
            if left.contains(key) { return }
            writer.key(key)
            writer.raw(Array(line[value]))
        }
        writer.endObject()
    }
}
