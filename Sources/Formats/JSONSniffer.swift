internal import JSON

/// Tells JSON from text, and one value from many, without reading more than it has to.
enum JSONSniffer {
    /// Bytes that are looked at to tell a first line that is broken from a value over many lines.
    private static let window = 64 << 10

    /// Members that hold the articles of a file which is one object.
    private static let containers: Set<String> = [
        "articles", "items", "docs", "documents", "data", "results", "news",
    ]

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

    /// Where the text begins: after a byte order mark and white space.
    static func start(of bytes: [UInt8]) -> Int {
        var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while place < bytes.count, isSpace(bytes[place]) { place += 1 }
        return place
    }

    /// The JSON format of `bytes`; `nil` when they are something else.
    ///
    /// JSON in UTF-16 is known as such, so that it is refused, as RFC 8259 has it, rather than read as prose.
    static func format(of bytes: [UInt8]) -> Format? {
        if let ascii = wideASCII(bytes.prefix(wideWindow)) {
            return format(of: ascii) == nil ? nil : .json
        }
        let start = start(of: bytes)
        guard start < bytes.count else { return nil }
        let next = nextByte(bytes, after: start)
        switch bytes[start] {
        // An array of objects: text may begin with a bracket as well.
        case UInt8(ascii: "["): return next == UInt8(ascii: "{") || next == UInt8(ascii: "]") ? .json : nil
        case UInt8(ascii: "{"):
            guard next == UInt8(ascii: "\"") || next == UInt8(ascii: "}") else { return nil }
            return isLines(bytes, from: start) ? .jsonLines : .json
        default: return nil
        }
    }

    /// Bytes of UTF-16 that are looked at.
    private static let wideWindow = 1 << 10

    /// The characters of text in UTF-16 with its mark, those beyond ASCII as question marks; `nil` for other text.
    private static func wideASCII(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return nil }
        return stride(from: bytes.startIndex + 2, to: bytes.endIndex - 1, by: 2).map { place in
            let (low, high) = isLittle ? (bytes[place], bytes[place + 1]) : (bytes[place + 1], bytes[place])
            return high == 0 && low < 0x80 ? low : UInt8(ascii: "?")
        }
    }

    /// The first element of the array that a file is, or that it has as a member; `nil` where it is no array.
    static func array(in bytes: [UInt8]) -> Int? {
        let start = start(of: bytes)
        guard start < bytes.count else { return nil }
        if bytes[start] == UInt8(ascii: "[") { return start + 1 }
        var found: Int?
        var scanner = JSONScanner(bytes, in: start..<bytes.count)
        do throws(JSONError) {
            try scanner.object { (key, scanner) throws(JSONError) in
                guard scanner.peek() == .array, containers.contains(key) else {
                    try scanner.skip()
                    return
                }
                let range = try scanner.skip()
                let first = nextByte(bytes, after: range.lowerBound)
                if found == nil, first == UInt8(ascii: "{") { found = range.lowerBound + 1 }
            }
        } catch {
            // What comes after the fault is not looked at; the articles may stand before it.
        }
        return found
    }

    /// Whether the first object ends on the line on which it begins, and is not the whole of a file.
    private static func isLines(_ bytes: [UInt8], from start: Int) -> Bool {
        let end = bytes.firstPlace(of: 0x0A, from: start, to: bytes.count)
        var scanner = JSONScanner(bytes, in: start..<end)
        if (try? scanner.skip()) != nil { return end < bytes.count || array(in: bytes) == nil }
        // A broken first line: another object right below it says that these are lines.
        return nextByte(bytes, after: end) == UInt8(ascii: "{") && end - start < window
    }

    private static func nextByte(_ bytes: [UInt8], after place: Int) -> UInt8? {
        var place = place + 1
        while place < bytes.count, isSpace(bytes[place]) { place += 1 }
        return place < bytes.count ? bytes[place] : nil
    }
}
