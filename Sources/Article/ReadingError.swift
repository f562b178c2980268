/// Why no article could be read from some bytes. The raw values are stable: they stand in the log.
public enum ReadingError: String, Error, Equatable, Sendable {
    /// There are no bytes, or nothing but white space.
    case empty
    /// The bytes are not text in UTF-8.
    case notUTF8 = "not-utf-8"
}
