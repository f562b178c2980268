internal import Checksum
internal import Linux

/// What is on stable storage: the last sequence, and where its line ends in its segment.
public struct DurableMark: Equatable, Sendable {
    /// The last sequence that is durable; 0 when none is.
    public var sequence: UInt64
    /// The offset of the first byte after that event's newline, in the segment that holds it.
    public var offset: Int

    /// The mark of an empty log.
    public static let none = DurableMark(sequence: 0, offset: 0)

    /// Bytes of a mark as it is written.
    public static let length = checkedLength + 10

    /// Bytes that the checksum covers.
    private static let checkedLength = 41

    /// A mark at `sequence`, whose line ends before `offset`.
    public init(sequence: UInt64, offset: Int) {
        (self.sequence, self.offset) = (sequence, offset)
    }

    /// The mark as it stands in the file: twenty digits, a space, twenty digits, a space, the CRC-32C of all
    /// that in eight hexadecimal digits, a newline.
    ///
    /// It is written in place, so a power cut may leave a part of the old and a part of the new: the checksum
    /// tells, where the digits alone would be a number that nobody wrote.
    public var bytes: [UInt8] {
        var bytes = Array((LogFolder.digits(sequence) + " " + LogFolder.digits(UInt64(offset))).utf8)
        let checksum = CRC32C.checksum(of: bytes.span)
        bytes.append(UInt8(ascii: " "))
        Hex.append(checksum, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// Reads a mark; `nil` when it is not whole.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.length, bytes[20] == UInt8(ascii: " "), bytes[41] == UInt8(ascii: " "),
            bytes[50] == UInt8(ascii: "\n"),
            let sequence = LogFolder.number(bytes[0..<20]), let offset = LogFolder.number(bytes[21..<41]),
            sequence <= LogFolder.largestSequence, offset <= UInt64(Int.max),
            let checksum = Hex.number(bytes[42..<50], as: UInt32.self),
            CRC32C.checksum(of: bytes.span.extracting(0..<Self.checkedLength)) == checksum
        else { return nil }
        self.init(sequence: sequence, offset: Int(offset))
    }

    /// Reads the mark of the log in `folder`; `nil` when there is none that is whole.
    static func read(_ folder: LogFolder, on disk: any Disk) throws(SystemError) -> DurableMark? {
        // A writer may be at it, and a mark that is seen half written is whole at the next look.
        for _ in 0..<100 {
            guard let bytes = try disk.contents(of: folder.durable, atMost: length + 1) else { return nil }
            if let mark = DurableMark(bytes) { return mark }
        }
        return nil
    }
}
