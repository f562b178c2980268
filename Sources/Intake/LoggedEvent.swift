internal import Checksum
public import JSON
public import Likeness

/// What the daemon needs to remember of an event that is in the log.
public struct LoggedEvent: Equatable, Sendable {
    /// The CloudEvents types that the daemon writes.
    public enum Kind: String, Sendable {
        case accepted = "article.accepted"
        case duplicate = "article.duplicate"
        case revised = "article.revised"
        case withdrawn = "article.withdrawn"
        case rejected = "file.rejected"

        /// The type of the event that tells of `decision`.
        init(of decision: Decision) {
            self =
                switch decision {
                case .accepted: .accepted
                case .duplicate: .duplicate
                case .revised: .revised
                case .withdrawn: .withdrawn
                }
        }
    }

    /// What happened.
    public let kind: Kind
    /// The file it was about.
    public internal(set) var file: DroppedFile
    /// The URI of the article; empty for a rejected file.
    public internal(set) var uri = ""
    /// By what the article is found again; absent for a rejected file.
    public internal(set) var fingerprint: Fingerprint?
    /// What was decided.
    public internal(set) var outcome = Outcome(relation: nil, original: nil)

    /// Reads the data of an event, which are `range` in `line`.
    ///
    /// - Returns: `nil` when the type is none that this version knows.
    /// - Throws: `JSONError` when the data are not as this version writes them.
    public init?(type: String, line: [UInt8], data range: Range<Int>) throws(JSONError) {
        guard let kind = Kind(rawValue: type) else { return nil }
        self.kind = kind
        var scanner = JSONScanner(line, in: range)
        var file: DroppedFile?
        var article: LoggedArticle?
        var digest: Digest256?
        var sketched = Fingerprint(bytes: .zero, text: .zero, words: 0)
        var outcome = Outcome(relation: nil, original: nil)
        var isSketched = false
        try scanner.object { (key, scanner) throws(JSONError) in
            switch key {
            case "file": file = try DroppedFile(from: &scanner)
            case "article": article = try LoggedArticle(from: &scanner, withBody: false)
            case "text":
                try scanner.object { (key, scanner) throws(JSONError) in
                    switch key {
                    case "sha256": digest = Digest256(hex: try scanner.stringBytes())
                    case "words": sketched.words = try scanner.integer()
                    default: try scanner.skip()
                    }
                }
            case "sketch": isSketched = try SketchMember.read(&scanner, into: &sketched)
            case "decision": outcome = try Self.outcome(&scanner)
            default: try scanner.skip()
            }
        }
        guard let file else { throw JSONError(code: .unexpectedEnd, offset: range.upperBound) }
        self.file = file
        self.outcome = outcome
        guard let article, let digest, let bytes = file.item?.digest ?? file.digest else { return }
        uri = article.uri
        (sketched.bytes, sketched.text) = (bytes, digest)
        sketched.item = article.item(withoutURI: sketched.uri)
        // A body is read again only where the sketch was drawn with other parameters.
        if !isSketched, let text = Self.text(line: line, data: range) {
            sketched.sketch = Sketch(ofBody: text.body)
        }
        fingerprint = sketched
    }

    /// The text of the article in the data of an event, which are `range` in `line`; `nil` where the event has
    /// none.
    public static func text(line: [UInt8], data range: Range<Int>) -> ComparedText? {
        article(line, range).flatMap { $0.hasBody ? $0.text : nil }
    }

    /// The same, without a body where the event has an article and not its body.
    public static func textOrHeading(line: [UInt8], data range: Range<Int>) -> ComparedText? {
        article(line, range)?.text
    }

    private static func article(_ line: [UInt8], _ range: Range<Int>) -> LoggedArticle? {
        var scanner = JSONScanner(line, in: range)
        var article: LoggedArticle?
        do throws(JSONError) {
            try scanner.object { (key, scanner) throws(JSONError) in
                guard key == "article", article == nil else {
                    try scanner.skip()
                    return
                }
                article = try LoggedArticle(from: &scanner, withBody: true)
            }
        } catch { return nil }
        return article
    }

    private static func outcome(_ scanner: inout JSONScanner) throws(JSONError) -> Outcome {
        var outcome = Outcome(relation: nil, original: nil)
        try scanner.object { (key, scanner) throws(JSONError) in
            switch key {
            case "relation": outcome.relation = Relation(rawValue: try scanner.string())
            case "of" where scanner.peek() == .object:
                try scanner.object { (key, scanner) throws(JSONError) in
                    if key == "sequence" {
                        outcome.original = UInt64(exactly: try scanner.integer())
                    } else {
                        try scanner.skip()
                    }
                }
            case "measures":
                try scanner.object { (key, scanner) throws(JSONError) in
                    if key == "jaccard" { outcome.jaccard = try scanner.double() } else { try scanner.skip() }
                }
            default: try scanner.skip()
            }
        }
        return outcome
    }
}
