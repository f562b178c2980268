internal import Checksum
internal import JSON

/// A JSON object on one line that ends in its own checksum, as an event does.
enum CheckedDocument {
    /// Closes the object in `writer` with its `crc32c` and a newline.
    static func close(_ writer: consuming JSONWriter) -> [UInt8] {
        var bytes = writer.take()
        EventLine.close(&bytes, from: 0)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// Whether `line`, without its newline, ends in the checksum of what stands before it.
    static func isWhole(_ line: Span<UInt8>) -> Bool {
        if case .success = EventLine.checksum(of: line) { true } else { false }
    }

    /// The line of a file that holds one document; `nil` when it is not whole.
    static func line(of bytes: [UInt8]) -> [UInt8]? {
        guard bytes.last == UInt8(ascii: "\n") else { return nil }
        let line = Array(bytes.dropLast())
        return isWhole(line.span) ? line : nil
    }
}

extension JSONScanner {
    /// A sequence: a whole number that is not negative.
    mutating func sequence() throws(JSONError) -> UInt64 {
        let start = position
        guard let number = UInt64(exactly: try integer()) else {
            throw JSONError(code: .notAnInteger, offset: start)
        }
        return number
    }

    /// A count: a whole number that is not negative.
    mutating func count() throws(JSONError) -> Int {
        let start = position
        let number = try integer()
        guard number >= 0 else { throw JSONError(code: .notAnInteger, offset: start) }
        return number
    }

    /// A string, or `nil` for `null`.
    mutating func optionalString() throws(JSONError) -> String? { try null() ? nil : try string() }
}
