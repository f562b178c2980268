/// Walks over JSON text (RFC 8259) member by member, without building a tree.
///
/// Readers of the log look at a few members of many large objects: they name the keys that they want and
/// skip the rest. Nesting is bounded by ``maximumDepth``, so hostile input cannot exhaust the stack.
public struct JSONScanner: Sendable {
    /// Deepest nesting that is followed.
    public static let maximumDepth = 128

    private let bytes: [UInt8]
    private let end: Int

    /// The offset in the bytes of what is read next.
    public private(set) var position: Int

    /// Looks at `bytes`, or at the part of them that is in `range`.
    public init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
        self.bytes = bytes
        position = range?.lowerBound ?? 0
        end = range?.upperBound ?? bytes.count
        precondition(position >= 0 && end <= bytes.count)
    }

    /// Looks at the UTF-8 of `text`.
    public init(_ text: String) { self.init(Array(text.utf8)) }

    /// What kind of value comes next, told by its first byte; `nil` at the end or where no value can begin.
    public mutating func peek() -> JSONKind? {
        skipWhitespace()
        guard position < end else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: return nil
        }
    }

    /// Reads an object: calls `member` with each key, which must consume the value.
    public mutating func object(
        _ member: (_ key: String, _ scanner: inout JSONScanner) throws(JSONError) -> Void
    ) throws(JSONError) {
        try expect(UInt8(ascii: "{"))
        skipWhitespace()
        if consume(UInt8(ascii: "}")) { return }
        repeat {
            skipWhitespace()
            let key = try string()
            skipWhitespace()
            try expect(UInt8(ascii: ":"))
            try member(key, &self)
            skipWhitespace()
        } while consume(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"))
    }

    /// Reads an array: calls `element` before each element, which it must consume.
    public mutating func array(
        _ element: (_ scanner: inout JSONScanner) throws(JSONError) -> Void
    ) throws(JSONError) {
        try expect(UInt8(ascii: "["))
        skipWhitespace()
        if consume(UInt8(ascii: "]")) { return }
        repeat {
            try element(&self)
            skipWhitespace()
        } while consume(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"))
    }

    /// Reads a string. Lone surrogates become U+FFFD.
    public mutating func string() throws(JSONError) -> String {
        try expect(UInt8(ascii: "\""))
        let start = position
        let stop = firstSpecial(from: start)
        if stop < end, bytes[stop] == UInt8(ascii: "\"") {
            // Nothing is escaped, as mostly: it is read where it stands.
            position = stop + 1
            return String(decoding: bytes[start..<stop], as: UTF8.self)
        }
        position = start - 1
        return String(decoding: try stringBytes(), as: UTF8.self)
    }

    /// Reads a string as its UTF-8 bytes.
    public mutating func stringBytes() throws(JSONError) -> [UInt8] {
        try expect(UInt8(ascii: "\""))
        var value: [UInt8] = []
        while true {
            let start = position
            position = firstSpecial(from: start)
            value.append(contentsOf: bytes[start..<position])
            if try endsString() { return value }
            try appendEscaped(to: &value)
        }
    }

    /// Passes over what ends a run of a string: the mark at its end, or a backslash.
    private mutating func endsString() throws(JSONError) -> Bool {
        guard position < end else { throw error(.unexpectedEnd) }
        let byte = bytes[position]
        guard byte >= 0x20 else { throw error(.controlCharacter) }
        position += 1
        return byte == UInt8(ascii: "\"")
    }

    private func firstSpecial(from start: Int) -> Int {
        unsafe bytes.withUnsafeBufferPointer { unsafe JSONBytes.firstSpecial($0, from: start, to: end) }
    }

    /// Reads a whole number written as a JSON number or as a string of digits.
    public mutating func integer() throws(JSONError) -> Int {
        let text = peek() == .string ? try string() : String(decoding: try numberBytes(), as: UTF8.self)
        // Int reads a plus sign, which JSON does not have.
        guard !text.utf8.starts(with: "+".utf8), let value = Int(text) else { throw error(.notAnInteger) }
        return value
    }

    /// Reads a number.
    public mutating func double() throws(JSONError) -> Double {
        guard let value = Double(String(decoding: try numberBytes(), as: UTF8.self)) else {
            throw error(.malformedNumber)
        }
        return value
    }

    /// Reads `true` or `false`.
    public mutating func bool() throws(JSONError) -> Bool {
        if try consumeWord("true") { return true }
        if try consumeWord("false") { return false }
        throw error(.unexpectedByte)
    }

    /// Reads `null` and answers `true`, or reads nothing and answers `false`.
    public mutating func null() throws(JSONError) -> Bool {
        guard peek() == .null else { return false }
        guard try consumeWord("null") else { throw error(.unexpectedByte) }
        return true
    }

    /// Passes over one value of any kind and gives its place.
    @discardableResult
    public mutating func skip() throws(JSONError) -> Range<Int> {
        skipWhitespace()
        let start = position
        try skip(depth: 0)
        return start..<position
    }

    /// Makes sure that nothing but white space is left.
    public mutating func finish() throws(JSONError) {
        skipWhitespace()
        guard position == end else { throw error(.trailingBytes) }
    }

    private mutating func skip(depth: Int) throws(JSONError) {
        guard depth < Self.maximumDepth else { throw error(.tooDeep) }
        switch peek() {
        case .object:
            try object { (_, scanner) throws(JSONError) in try scanner.skip(depth: depth + 1) }
        case .array:
            try array { (scanner) throws(JSONError) in try scanner.skip(depth: depth + 1) }
        case .string: try skipString()
        case .number: _ = try numberBytes()
        case .bool: _ = try bool()
        case .null: _ = try null()
        case nil: throw error(position < end ? .unexpectedByte : .unexpectedEnd)
        }
    }

    private mutating func skipString() throws(JSONError) {
        try expect(UInt8(ascii: "\""))
        var ignored: [UInt8] = []
        while true {
            position = firstSpecial(from: position)
            if try endsString() { return }
            ignored.removeAll(keepingCapacity: true)
            try appendEscaped(to: &ignored)
        }
    }

    /// Reads a number as RFC 8259 has it: no leading zeros, no plus sign, digits on both sides of a point.
    private mutating func numberBytes() throws(JSONError) -> ArraySlice<UInt8> {
        guard peek() == .number else { throw error(position < end ? .unexpectedByte : .unexpectedEnd) }
        let start = position
        _ = consume(UInt8(ascii: "-"))
        if !consume(UInt8(ascii: "0")) { try digits() }
        if consume(UInt8(ascii: ".")) { try digits() }
        if consume(UInt8(ascii: "e")) || consume(UInt8(ascii: "E")) {
            if !consume(UInt8(ascii: "-")) { _ = consume(UInt8(ascii: "+")) }
            try digits()
        }
        if position < end, Self.isNumberByte(bytes[position]) { throw error(.malformedNumber) }
        return bytes[start..<position]
    }

    private mutating func digits() throws(JSONError) {
        let start = position
        while position < end, 0x30...0x39 ~= bytes[position] { position += 1 }
        guard position > start else { throw error(.malformedNumber) }
    }

    private static func isNumberByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    private mutating func appendEscaped(to value: inout [UInt8]) throws(JSONError) {
        guard position < end else { throw error(.unexpectedEnd) }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): value.append(byte)
        case UInt8(ascii: "b"): value.append(0x08)
        case UInt8(ascii: "f"): value.append(0x0C)
        case UInt8(ascii: "n"): value.append(0x0A)
        case UInt8(ascii: "r"): value.append(0x0D)
        case UInt8(ascii: "t"): value.append(0x09)
        case UInt8(ascii: "u"): value.append(contentsOf: String(try unicodeEscape()).utf8)
        default: throw error(.unknownEscape)
        }
    }

    private mutating func unicodeEscape() throws(JSONError) -> Character {
        let first = try hexUnit()
        guard 0xD800...0xDBFF ~= first else {
            return Character(Unicode.Scalar(first) ?? "\u{FFFD}")
        }
        let mark = position
        if position + 1 < end, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
        {
            position += 2
            let second = try hexUnit()
            if 0xDC00...0xDFFF ~= second {
                let scalar = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
                return Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")
            }
            position = mark
        }
        return "\u{FFFD}"
    }

    private mutating func hexUnit() throws(JSONError) -> UInt32 {
        guard position + 4 <= end else { throw error(.unexpectedEnd) }
        var unit: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            switch byte {
            case 0x30...0x39: unit = unit << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: unit = unit << 4 | UInt32(byte - 0x41 + 10)
            case 0x61...0x66: unit = unit << 4 | UInt32(byte - 0x61 + 10)
            default: throw error(.unknownEscape)
            }
        }
        position += 4
        return unit
    }

    private mutating func consumeWord(_ word: StaticString) throws(JSONError) -> Bool {
        skipWhitespace()
        let count = word.utf8CodeUnitCount
        guard position + count <= end else { return false }
        let matches = word.withUTF8Buffer { unsafe bytes[position..<position + count].elementsEqual($0) }
        if matches { position += count }
        return matches
    }

    private mutating func skipWhitespace() {
        while position < end {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func consume(_ byte: UInt8) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        skipWhitespace()
        guard consume(byte) else { throw error(position < end ? .unexpectedByte : .unexpectedEnd) }
    }

    private func error(_ code: JSONError.Code) -> JSONError {
        JSONError(code: code, offset: min(position, end))
    }
}
