import EventLog
import JSON

/// What the short form shows of an event.
struct EventView {
    var sequence: UInt64 = 0
    var type = ""
    /// RFC 3339, UTC.
    var time = ""
    var source: String?
    var headline: String?
    /// The beginning of the body, where there is one.
    var lead: String?
    /// The file, and after a `#` the number of the item in a file of many.
    var path = ""
    /// When the file came to be where it was found; RFC 3339.
    var arrival: String?
    var relation: String?
    var original: String?
    /// How much of the one is in the other, 0 to 1, where that was measured.
    var containment: Double?
    var reason: String?

    /// What happened, in a word.
    var what: String { EventKind(type).word }

    /// Characters of a body that are kept for its lead.
    private static let leadLength = 240

    /// Reads a line of the log; `nil` when it is no event.
    init?(_ line: [UInt8]) {
        guard let header = EventHeader(line) else { return nil }
        sequence = header.sequence
        type = header.type
        time = header.time
        var scanner = JSONScanner(line, in: header.data)
        do throws(JSONError) {
            try scanner.object { (key, scanner) throws(JSONError) in
                switch key {
                case "article": try readArticle(&scanner)
                case "decision": try readDecision(&scanner)
                case "file": try readFile(&scanner)
                case "reason": try readReason(&scanner)
                default: try scanner.skip()
                }
            }
        } catch { return nil }
    }

    private mutating func readArticle(_ scanner: inout JSONScanner) throws(JSONError) {
        try scanner.object { (key, scanner) throws(JSONError) in
            switch key {
            case "headlines": headline = try Self.firstValue(&scanner)
            case "bodies":
                let body = try Self.firstValue(&scanner) ?? ""
                let first = body.prefix { !$0.isNewline }.prefix(Self.leadLength)
                lead = first.isEmpty ? nil : String(first)
            default: try scanner.skip()
            }
        }
    }

    private static func firstValue(_ scanner: inout JSONScanner) throws(JSONError) -> String? {
        var value: String?
        try scanner.array { (scanner) throws(JSONError) in
            try scanner.object { (key, scanner) throws(JSONError) in
                if key == "value", value == nil { value = try scanner.string() } else { try scanner.skip() }
            }
        }
        return value
    }

    private mutating func readDecision(_ scanner: inout JSONScanner) throws(JSONError) {
        try scanner.object { (key, scanner) throws(JSONError) in
            switch key {
            case "relation": relation = try scanner.string()
            case "measures": try readMeasures(&scanner)
            case "of" where scanner.peek() == .object:
                try scanner.object { (key, scanner) throws(JSONError) in
                    if key == "sequence" { original = try scanner.string() } else { try scanner.skip() }
                }
            default: try scanner.skip()
            }
        }
    }

    private mutating func readMeasures(_ scanner: inout JSONScanner) throws(JSONError) {
        try scanner.object { (key, scanner) throws(JSONError) in
            guard key == "ofThis" || key == "ofOther", scanner.peek() == .number else {
                try scanner.skip()
                return
            }
            containment = max(containment ?? 0, try scanner.double())
        }
    }

    private mutating func readFile(_ scanner: inout JSONScanner) throws(JSONError) {
        try scanner.object { (key, scanner) throws(JSONError) in
            switch key {
            case "path": path = try scanner.string() + path
            case "item": path += "#\(try scanner.integer())"
            case "source": source = try scanner.string()
            case "ctime": arrival = try scanner.string()
            default: try scanner.skip()
            }
        }
    }

    private mutating func readReason(_ scanner: inout JSONScanner) throws(JSONError) {
        try scanner.object { (key, scanner) throws(JSONError) in
            if key == "code" { reason = try scanner.string() } else { try scanner.skip() }
        }
    }
}
