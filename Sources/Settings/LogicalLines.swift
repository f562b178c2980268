/// The lines of a settings file: decoded, continued ones joined, comments and blank ones left out.
///
/// A line goes on in the next one where it ends in a backslash, as in systemd's files: the backslash becomes
/// a space, comment lines in between are passed over, and a doubled backslash is none. White space and a
/// byte order mark are taken off.
struct LogicalLines {
    private(set) var lines: [(number: Int, text: String)] = []
    private(set) var faults: [(number: Int, byte: Int)] = []

    private var pending: (number: Int, bytes: [UInt8], isWhole: Bool)?

    init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        var number = 0
        for line in rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            take(line, number)
        }
        finish()
    }

    private mutating func take(_ raw: ArraySlice<UInt8>, _ number: Int) {
        let line = Self.trimmed(raw)
        let invalidByte = Self.firstInvalidByte(raw)
        if let invalidByte { faults.append((number, invalidByte)) }
        if line.first == UInt8(ascii: "#") || line.first == UInt8(ascii: ";") { return }
        let backslashes = line.reversed().prefix { $0 == UInt8(ascii: "\\") }.count
        let goesOn = !backslashes.isMultiple(of: 2)
        var joined = pending ?? (number, [], true)
        joined.bytes += goesOn ? Array(line.dropLast()) + [UInt8(ascii: " ")] : Array(line)
        joined.isWhole = joined.isWhole && invalidByte == nil
        pending = joined
        if !goesOn { finish() }
    }

    private mutating func finish() {
        guard let joined = pending else { return }
        pending = nil
        let bytes = Self.trimmed(joined.bytes[...])
        guard joined.isWhole, !bytes.isEmpty else { return }
        lines.append((joined.number, String(decoding: bytes, as: UTF8.self)))
    }

    /// The place of the first byte that is not UTF-8, counted from 1.
    private static func firstInvalidByte(_ line: ArraySlice<UInt8>) -> Int? {
        do {
            _ = try UTF8Span(validating: line.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound + 1
        }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = bytes.firstIndex { !isSpace($0) } ?? bytes.endIndex
        let end = bytes.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
        return bytes[start..<end]
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
