public import Article

/// The formats that a dropped file can have.
///
/// Which one it is, its bytes tell: names and suffixes are the sender's own affair.
public enum Format: String, Sendable {
    /// One article as plain text.
    case plainText = "text/plain"
    /// One JSON value: an object that is an article, an array of such, or an object that holds such an array.
    case json = "application/json"
    /// JSON Lines: one article a line.
    case jsonLines = "application/jsonl"

    /// The format of a file that begins with these bytes.
    ///
    /// What is nothing else is taken for text, which refuses what it cannot read.
    public static func detect(_ bytes: [UInt8]) -> Format { JSONSniffer.format(of: bytes) ?? .plainText }

    /// Whether a file of this format can hold many articles.
    public var holdsMany: Bool { self != .plainText }

    /// Reads the article that `bytes` hold, or the first of them.
    public func read(_ bytes: [UInt8], settings: ReadingSettings) throws(ReadingError) -> Reading {
        guard holdsMany else { return try PlainTextReader.read(bytes, settings: settings) }
        for item in items(in: bytes, settings: settings) {
            if case .success(let reading) = item.result { return reading }
        }
        throw .empty
    }

    /// Reads the articles that `bytes` hold one after the other, as they are asked for.
    public func items(in bytes: [UInt8], settings: ReadingSettings) -> Items {
        Items(bytes, format: self, settings: settings)
    }
}
