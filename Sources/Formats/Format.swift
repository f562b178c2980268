public import Article

/// The formats that a dropped file can have.
///
/// Which one it is, its bytes tell: names and suffixes are the sender's own affair.
public enum Format: String, Sendable {
    /// One article as plain text.
    case plainText = "text/plain"

    /// The format of a file that begins with these bytes.
    ///
    /// Every file is taken for text, which refuses what it cannot read: other formats are told from it here
    /// when they come.
    public static func detect(_ bytes: [UInt8]) -> Format { .plainText }

    /// Reads the article that `bytes` hold.
    public func read(_ bytes: [UInt8], settings: ReadingSettings) throws(ReadingError) -> Reading {
        switch self {
        case .plainText: try PlainTextReader.read(bytes, settings: settings)
        }
    }
}
