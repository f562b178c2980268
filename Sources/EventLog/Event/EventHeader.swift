internal import JSON
internal import Times

/// The envelope of an event, and where its data stands in the line.
public struct EventHeader: Equatable, Sendable {
    /// The log's identity, a dash, and the sequence.
    public var id = ""
    /// The folder of origin.
    public var source = ""
    /// What happened.
    public var type = ""
    /// When it was decided, in RFC 3339.
    public var time = ""
    /// What it is about.
    public var subject = ""
    /// The number in the log.
    public var sequence: UInt64 = 0
    /// The bytes of the line that are the data; empty when there is none.
    public var data: Range<Int> = 0..<0

    /// Reads the envelope of `line`; `nil` when it is not a JSON object with the members of an event.
    public init?(_ line: [UInt8]) {
        var scanner = JSONScanner(line)
        do throws(JSONError) {
            try scanner.object { (key, scanner) throws(JSONError) in
                switch key {
                case "id": id = try scanner.string()
                case "source": source = try scanner.string()
                case "type": type = try scanner.string()
                case "time": time = try scanner.string()
                case "subject": subject = try scanner.string()
                case "sequence": sequence = UInt64(try scanner.string()) ?? 0
                case "data": data = try scanner.skip()
                default: try scanner.skip()
                }
            }
            try scanner.finish()
        } catch { return nil }
        guard sequence > 0, !type.isEmpty, !id.isEmpty else { return nil }
    }
}

extension EventHeader {
    /// The identity of the log that the event was written to.
    var logID: String? { id.lastIndex(of: "-").map { String(id[..<$0]) } }

    /// When it was decided; `nil` when that is not in the form that the log writes.
    var moment: WallTime? { WallTime(rfc3339: time) }
}
