internal import Checksum

/// The parts of a line that can be checked without reading its JSON.
public enum EventLine {
    static let checksumKey = Array(#","crc32c":""#.utf8)
    static let closing = Array(#""}"#.utf8)
    static let linkKey = Array(#","prev":""#.utf8)
    private static let sequenceKey = Array(#","sequence":""#.utf8)
    private static let durableKey = Array(#"","durable":""#.utf8)

    /// Bytes that follow the checked part: `,"crc32c":"12345678"}`.
    static let trailerLength = checksumKey.count + 8 + closing.count
    /// Bytes of `,"prev":"1234567812345678"`.
    private static let linkLength = linkKey.count + 16 + 1

    /// What a whole line says of its place.
    public struct Place: Equatable, Sendable {
        /// Its number in the log.
        public let sequence: UInt64
        /// The last sequence that was known to be durable when the line was made; 0 where it does not say.
        public let durable: UInt64
        /// The link to the event before it.
        public let link: UInt64
    }

    /// What is wrong with a line.
    public enum Fault: String, Error, Sendable {
        /// It does not end as an event does.
        case notAnEvent = "it does not end with a crc32c member"
        /// Its checksum is another than its bytes have.
        case wrongChecksum = "its crc32c does not fit its bytes"
        /// Its checksum is right, but it has no sequence or no link, or calls itself durable.
        case noPlace = "its sequence, durable or prev is missing or impossible"
    }

    /// Checks a line (without its newline) and tells its place.
    public static func check(_ line: Span<UInt8>) -> Result<Place, Fault> {
        let end: Int
        switch checksum(of: line) {
        case .success(let checked): end = checked
        case .failure(let fault): return .failure(fault)
        }
        guard end > linkLength, matches(line, at: end - linkLength, linkKey),
            let link: UInt64 = hex(line, at: end - linkLength + linkKey.count, digits: 16),
            let (sequence, durable) = numbers(line), durable < sequence,
            sequence <= LogFolder.largestSequence
        else { return .failure(.noPlace) }
        return .success(Place(sequence: sequence, durable: durable, link: link))
    }

    /// Checks the checksum at the end of a line and tells how many bytes it covers.
    static func checksum(of line: Span<UInt8>) -> Result<Int, Fault> {
        let end = line.count - trailerLength
        guard end > 0, matches(line, at: end, checksumKey),
            matches(line, at: line.count - closing.count, closing),
            let stated: UInt32 = hex(line, at: end + checksumKey.count, digits: 8)
        else { return .failure(.notAnEvent) }
        guard CRC32C.checksum(of: line.extracting(0..<end)) == stated else { return .failure(.wrongChecksum) }
        return .success(end)
    }

    /// Ends the object that begins at `start` of `output` and is still open with the checksum of its bytes.
    static func close(_ output: inout [UInt8], from start: Int) {
        let checksum = CRC32C.checksum(of: output.span.extracting(start..<output.count))
        output.append(contentsOf: checksumKey)
        Hex.append(checksum, to: &output)
        output.append(contentsOf: closing)
    }

    /// The link that the next event carries: the first 8 bytes of the SHA-256 of `line`, without its newline.
    public static func link(to line: Span<UInt8>) -> UInt64 { SHA256.digest(of: line).first64 }

    /// Whether a line holds nothing: a torn tail is overwritten with spaces.
    public static func isBlank(_ line: Span<UInt8>) -> Bool {
        for index in line.indices where line[index] != UInt8(ascii: " ") { return false }
        return true
    }

    /// The numbers in the first `sequence` member and in the `durable` member after it. The envelope's own
    /// come first, since the members stand in a fixed order, and no string before them can hold these bytes:
    /// its quotes would be escaped.
    private static func numbers(_ line: Span<UInt8>) -> (sequence: UInt64, durable: UInt64)? {
        var index = 0
        while index + sequenceKey.count < line.count {
            if line[index] == UInt8(ascii: ","), matches(line, at: index, sequenceKey) {
                guard let sequence = digits(line, at: index + sequenceKey.count) else { return nil }
                guard matches(line, at: sequence.end, durableKey) else { return (sequence.number, 0) }
                guard let durable = digits(line, at: sequence.end + durableKey.count) else { return nil }
                return (sequence.number, durable.number)
            }
            index += 1
        }
        return nil
    }

    /// The decimal number from `start` to the next quotation mark, and where that stands.
    private static func digits(_ line: Span<UInt8>, at start: Int) -> (number: UInt64, end: Int)? {
        var number: UInt64 = 0
        var index = start
        while index < line.count, line[index] != UInt8(ascii: "\"") {
            guard 0x30...0x39 ~= line[index] else { return nil }
            let (scaled, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, carry) = scaled.addingReportingOverflow(UInt64(line[index] - 0x30))
            guard !overflow, !carry else { return nil }
            number = sum
            index += 1
        }
        return index > start && index < line.count ? (number, index) : nil
    }

    private static func matches(_ line: Span<UInt8>, at start: Int, _ expected: [UInt8]) -> Bool {
        guard start >= 0, start + expected.count <= line.count else { return false }
        for index in expected.indices where line[start + index] != expected[index] { return false }
        return true
    }

    private static func hex<T: FixedWidthInteger>(_ line: Span<UInt8>, at start: Int, digits: Int) -> T? {
        var number: T = 0
        for index in start..<start + digits {
            // Capital letters say the same, but nobody wrote them: not even a bit of these may change unnoticed.
            guard !(0x41...0x46 ~= line[index]), let value = Hex.value(of: line[index]) else { return nil }
            number = number << 4 | T(value)
        }
        return number
    }
}
