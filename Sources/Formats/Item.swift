public import Article

/// One article of a file of many, or what could not be read of it.
public struct Item: Sendable {
    /// Its number in the file, from 1.
    public let ordinal: Int
    /// Where it lies in the bytes of the file.
    public let range: Range<Int>
    /// What was read.
    public let result: Result<Reading, ItemRejection>
}

/// Why an item of a file was not read. The rest of the file goes on.
public struct ItemRejection: Error, Equatable, Sendable {
    /// The kinds of reason. The raw values are stable: they stand in the log.
    public enum Code: String, CaseIterable, Sendable {
        /// The item is not the JSON that it should be.
        case malformed = "malformed-json"
        /// The item is JSON, but no object.
        case notAnObject = "not-an-object"
        /// There is no text in the item.
        case empty
        /// The item is no text in any encoding.
        case notText = "not-text"
        /// The item is not UTF-8.
        case notUTF8 = "not-utf-8"
        /// The file has more items than one file may have.
        case tooManyItems = "too-many-items"
    }

    /// The kind of reason.
    public let code: Code
    /// Where and what, as far as that is known.
    public let detail: String?

    /// The reason `code`, with a `detail` where there is something to add.
    public init(_ code: Code, detail: String? = nil) {
        (self.code, self.detail) = (code, detail)
    }
}
