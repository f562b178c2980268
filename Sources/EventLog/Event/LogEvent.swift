public import Linux

/// One event as it stands in a log.
public struct LogEvent: Equatable, Sendable {
    /// Its number.
    public let sequence: UInt64
    /// Its line, without the newline.
    public let line: [UInt8]
    /// The segment that it was read from, by the name that the segment had then.
    public let segment: FilePath
    /// The offset of the line in the segment.
    public let offset: Int
}
