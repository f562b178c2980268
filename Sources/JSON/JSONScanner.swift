/// Walks over JSON text (RFC 8259) member by member, without building a tree.
///
/// Readers of the log look at a few members of many large objects: they name the keys that they want and
/// skip the rest. Nesting is bounded by ``maximumDepth``, so hostile input cannot exhaust the stack.
public struct JSONScanner: Sendable {
    /// Deepest nesting that is followed.
    public static let maximumDepth = 128

    let bytes: [UInt8]
    let end: Int

    /// The offset in the bytes of what is read next.
    public internal(set) var position: Int

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
        case .object: try skipObject(depth: depth)
        case .array:
            try array { (scanner) throws(JSONError) in try scanner.skip(depth: depth + 1) }
        case .string: try skipString()
        case .number: _ = try numberBytes()
        case .bool: _ = try bool()
        case .null: _ = try null()
        case nil: throw error(position < end ? .unexpectedByte : .unexpectedEnd)
        }
    }

    /// Passes over an object without making strings of its keys.
    private mutating func skipObject(depth: Int) throws(JSONError) {
        try expect(UInt8(ascii: "{"))
        skipWhitespace()
        if consume(UInt8(ascii: "}")) { return }
        repeat {
            try skipString()
            try expect(UInt8(ascii: ":"))
            try skip(depth: depth + 1)
            skipWhitespace()
        } while consume(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"))
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

    mutating func expect(_ byte: UInt8) throws(JSONError) {
        skipWhitespace()
        guard consume(byte) else { throw error(position < end ? .unexpectedByte : .unexpectedEnd) }
    }

    func error(_ code: JSONError.Code) -> JSONError {
        JSONError(code: code, offset: min(position, end))
    }
}
