/// What is on stable storage: the last sequence, and where its line ends in its segment.
public struct DurableMark: Equatable, Sendable {
    /// The last sequence that is durable; 0 when none is.
    public var sequence: UInt64
    /// The offset of the first byte after that event's newline, in the segment that holds it.
    public var offset: Int

    /// The mark of an empty log.
    public static let none = DurableMark(sequence: 0, offset: 0)

    /// Bytes of a mark as it is written.
    public static let length = 42

    /// A mark at `sequence`, whose line ends before `offset`.
    public init(sequence: UInt64, offset: Int) {
        (self.sequence, self.offset) = (sequence, offset)
    }

    /// The mark as it stands in the file: twenty digits, a space, twenty digits, a newline.
    public var bytes: [UInt8] {
        Array((LogFolder.digits(sequence) + " " + LogFolder.digits(UInt64(offset)) + "\n").utf8)
    }

    /// Reads a mark; `nil` when it is not whole.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count >= 41, bytes[20] == UInt8(ascii: " "),
            let sequence = LogFolder.number(bytes[0..<20]), let offset = LogFolder.number(bytes[21..<41]),
            offset <= UInt64(Int.max)
        else { return nil }
        self.init(sequence: sequence, offset: Int(offset))
    }
}
