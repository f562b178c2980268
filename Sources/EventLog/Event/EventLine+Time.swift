internal import Times

extension EventLine {
    /// When the event of a line was decided, from its envelope; `nil` where that does not say.
    ///
    /// The first member of that name is the envelope's own: before it stand strings only, in which quotation
    /// marks are escaped.
    static func time(of line: Span<UInt8>) -> WallTime? {
        let key = Array(#","time":""#.utf8)
        for index in 0..<max(0, min(line.count, longestEnvelope) - key.count) {
            var length = 0
            while length < key.count, line[index + length] == key[length] { length += 1 }
            guard length == key.count else { continue }
            var text: [UInt8] = []
            for end in index + length..<min(line.count, index + length + 40) {
                if line[end] == UInt8(ascii: "\"") { break }
                text.append(line[end])
            }
            return WallTime(rfc3339: String(decoding: text, as: UTF8.self))
        }
        return nil
    }

    /// Further on there is data.
    private static let longestEnvelope = 16 << 10
}
