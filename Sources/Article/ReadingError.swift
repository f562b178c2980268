/// Why no article could be read from some bytes. The raw values are stable: they stand in the log.
public enum ReadingError: String, Error, Equatable, Sendable {
    /// There are no bytes, or nothing but white space.
    case empty
    /// The bytes are no text in any encoding.
    case notText = "not-text"
}
