public import Checksum

/// One item of a file of many.
public struct FileItem: Equatable, Sendable {
    /// Its number in the file, from 1.
    public var ordinal: Int
    /// The digest of its own bytes.
    public var digest: Digest256
    /// Whether the file has no further one: with its event, the file is in the log as a whole.
    public var isLast: Bool

    /// The item with this number and these bytes.
    public init(ordinal: Int, digest: Digest256, isLast: Bool) {
        (self.ordinal, self.digest, self.isLast) = (ordinal, digest, isLast)
    }
}

/// An item made ready to be decided on, or why it could not be read.
public struct PreparedItem: Sendable {
    /// Which item it is.
    public let item: FileItem
    /// What came of reading it.
    public let result: Result<PreparedArticle, Rejection>

    /// The item `item`, of which this came.
    public init(_ item: FileItem, _ result: Result<PreparedArticle, Rejection>) {
        (self.item, self.result) = (item, result)
    }
}
