public import Checksum
public import JSON

/// What the daemon needs to remember of an event that is in the log.
public struct LoggedEvent: Equatable, Sendable {
    /// The CloudEvents types that the daemon writes.
    public enum Kind: String, Sendable {
        case accepted = "article.accepted"
        case duplicate = "article.duplicate"
        case rejected = "file.rejected"
    }

    /// What happened.
    public let kind: Kind
    /// The file it was about.
    public internal(set) var file: DroppedFile
    /// The URI of the article; empty for a rejected file.
    public internal(set) var uri = ""
    /// The digest of the article's text.
    public internal(set) var text: Digest256?
    /// Words in the article.
    public internal(set) var words = 0
    /// The sequence of the original, where the article is a copy.
    public internal(set) var original: UInt64?

    /// Reads the data of an event, which are `range` in `line`.
    ///
    /// - Returns: `nil` when the type is none that this version knows.
    /// - Throws: `JSONError` when the data are not as this version writes them.
    public init?(type: String, line: [UInt8], data range: Range<Int>) throws(JSONError) {
        guard let kind = Kind(rawValue: type) else { return nil }
        self.kind = kind
        var scanner = JSONScanner(line, in: range)
        var file: DroppedFile?
        var uri = ""
        var text: Digest256?
        var words = 0
        var original: UInt64?
        try scanner.object { (key, scanner) throws(JSONError) in
            switch key {
            case "file": file = try DroppedFile(from: &scanner)
            case "article": uri = try Self.uri(&scanner)
            case "text":
                try scanner.object { (key, scanner) throws(JSONError) in
                    switch key {
                    case "sha256": text = Digest256(hex: try scanner.stringBytes())
                    case "words": words = try scanner.integer()
                    default: try scanner.skip()
                    }
                }
            case "decision": original = try Self.original(&scanner)
            default: try scanner.skip()
            }
        }
        guard let file else { throw JSONError(code: .unexpectedEnd, offset: range.upperBound) }
        self.file = file
        self.uri = uri
        self.text = text
        self.words = words
        self.original = original
    }

    private static func uri(_ scanner: inout JSONScanner) throws(JSONError) -> String {
        var uri = ""
        try scanner.object { (key, scanner) throws(JSONError) in
            if key == "uri" { uri = try scanner.string() } else { try scanner.skip() }
        }
        return uri
    }

    private static func original(_ scanner: inout JSONScanner) throws(JSONError) -> UInt64? {
        var original: UInt64?
        try scanner.object { (key, scanner) throws(JSONError) in
            guard key == "of", scanner.peek() == .object else {
                try scanner.skip()
                return
            }
            try scanner.object { (key, scanner) throws(JSONError) in
                if key == "sequence" { original = UInt64(try scanner.integer()) } else { try scanner.skip() }
            }
        }
        return original
    }
}
