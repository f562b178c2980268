public import Linux

/// A place in a log where it is not as it was written.
public struct LogDamage: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Kind: Equatable, Sendable {
        /// A line that is no whole event.
        case badLine(EventLine.Fault)
        /// The last line has no newline, though events after it were acknowledged.
        case cutShort
        /// An event with another sequence than its place has.
        case wrongSequence(found: UInt64)
        /// An event that is not linked to the one before it.
        case wrongLink
        /// A frame of a compressed segment that cannot be decompressed; the offset counts plain bytes.
        case badFrame
        /// The log ends before the event that was acknowledged last.
        case missing(durable: UInt64)
        /// A footer or a tombstone that is not as it was written.
        case badDocument
        /// A segment that is not what it was when its footer was made.
        case otherThanFooter
        /// The events without texts of a removed segment are not those that its tombstone tells of.
        case otherThanTombstone
    }

    /// The file.
    public let segment: FilePath
    /// The line, counted from 1; 0 where lines were not counted.
    public let line: Int
    /// The offset of its first byte.
    public let offset: Int
    /// The sequence that belongs there.
    public let expected: UInt64
    /// What is wrong.
    public let kind: Kind
}

extension LogDamage: CustomStringConvertible {
    /// Where, and what is wrong.
    public var description: String {
        let place = line > 0 ? "\(segment), line \(line), byte \(offset)" : "\(segment), byte \(offset)"
        return "\(place): \(fault)"
    }

    /// What is wrong.
    public var fault: String {
        switch kind {
        case .badLine(let fault): "event \(expected) is damaged: \(fault.rawValue)"
        case .cutShort: "event \(expected) is cut short"
        case .wrongSequence(let found): "event \(expected) should be here, but \(found) is"
        case .wrongLink: "event \(expected) is not linked to the event before it"
        case .missing(let durable):
            "the log ends before event \(expected), but events up to \(durable) were acknowledged"
        case .badFrame: "event \(expected), and others after it, cannot be decompressed"
        case .badDocument: "it is not whole: its crc32c or a member does not fit"
        case .otherThanFooter: "its lines check, but they are others than its footer tells of"
        case .otherThanTombstone: "it is missing, or other than its tombstone tells"
        }
    }
}
