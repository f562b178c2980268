/// Writes compact JSON (RFC 8259) into a buffer of bytes, in the order in which it is told.
///
/// The caller keeps to the grammar: within an object, each value follows a ``key(_:)``. Commas are put in
/// here. Strings are written as they are, with only what JSON requires escaped, so that text in every
/// script stays readable in the log.
public struct JSONWriter: Sendable {
    /// What has been written so far.
    public private(set) var bytes: [UInt8]

    /// Whether the next value or key needs a comma before it.
    private var needsComma = false

    /// An empty writer whose buffer holds `capacity` bytes before it grows.
    public init(capacity: Int = 256) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// A writer that goes on after `bytes`: with a new value, or with the next member of an object that has some.
    public init(continuing bytes: consuming [UInt8], afterMember: Bool = false) {
        self.bytes = bytes
        needsComma = afterMember
    }

    /// Forgets what was written and keeps the buffer.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// Gives up the buffer.
    public consuming func take() -> [UInt8] { bytes }

    /// Opens an object.
    public mutating func beginObject() {
        separate()
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
    }

    /// Closes the object that was opened last.
    public mutating func endObject() {
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    /// Opens an array.
    public mutating func beginArray() {
        separate()
        bytes.append(UInt8(ascii: "["))
        needsComma = false
    }

    /// Closes the array that was opened last.
    public mutating func endArray() {
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// Writes the name of the member whose value comes next, in which nothing needs to be escaped.
    public mutating func key(_ name: StaticString) {
        let count = name.utf8CodeUnitCount
        // All of it at once: an event has some fifty names.
        unsafe withUnsafeTemporaryAllocation(byteCount: count + 4, alignment: 1) { room in
            var start = 0
            if needsComma {
                unsafe room[0] = UInt8(ascii: ",")
                start = 1
            }
            unsafe room[start] = UInt8(ascii: "\"")
            let source = unsafe UnsafeRawBufferPointer(start: name.utf8Start, count: count)
            unsafe UnsafeMutableRawBufferPointer(rebasing: room[(start + 1)...]).copyMemory(from: source)
            unsafe room[start + count + 1] = UInt8(ascii: "\"")
            unsafe room[start + count + 2] = UInt8(ascii: ":")
            unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: room[..<(start + count + 3)]))
        }
        needsComma = false
    }

    /// Writes the name of the member whose value comes next, where it is known only when it is written.
    @_disfavoredOverload
    public mutating func key(_ name: String) {
        var name = name
        name.withUTF8 { unsafe appendString($0, before: UInt8(ascii: ":")) }
        needsComma = false
    }

    /// Writes a string.
    public mutating func string(_ value: String) {
        var value = value
        value.withUTF8 { unsafe appendString($0) }
        needsComma = true
    }

    /// Writes texts as one string, with `separator` between each two of them.
    public mutating func string(joining texts: [String], by separator: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        var isFirst = true
        for text in texts {
            var (text, separator) = (text, separator)
            if !isFirst { separator.withUTF8 { unsafe appendEscaped($0) } }
            isFirst = false
            text.withUTF8 { unsafe appendEscaped($0) }
        }
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    /// Writes bytes that are UTF-8 already as a string.
    public mutating func string(utf8 value: [UInt8]) {
        unsafe value.withUnsafeBufferPointer { unsafe appendString($0) }
        needsComma = true
    }

    /// Writes a whole number. Numbers over 2⁵³ lose precision in common readers: write those as strings.
    public mutating func number(_ value: some BinaryInteger) {
        separate()
        if let number = UInt64(exactly: value) {
            DecimalDigits.append(number, to: &bytes)
        } else {
            bytes.append(contentsOf: String(value).utf8)
        }
        needsComma = true
    }

    /// The same for the kind that most are of, which need not be asked what they are.
    public mutating func number(_ value: Int) {
        separate()
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        DecimalDigits.append(UInt64(value.magnitude), to: &bytes)
        needsComma = true
    }

    /// Writes a fraction rounded to `places` decimals, without an exponent.
    ///
    /// - Parameters:
    ///   - value: a finite number; anything else is written as `null`.
    ///   - places: decimals to keep, 0 to 9.
    public mutating func number(_ value: Double, places: Int) {
        guard value.isFinite, value.magnitude < 9e9 else { return null() }
        separate()
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let scaled = Int((value.magnitude * Double(scale)).rounded())
        if value < 0, scaled != 0 { bytes.append(UInt8(ascii: "-")) }
        bytes.append(contentsOf: String(scaled / scale).utf8)
        let fraction = scaled % scale
        if fraction != 0 {
            var digits = String(fraction)
            digits = String(repeating: "0", count: places - digits.utf8.count) + digits
            while digits.hasSuffix("0") { digits.removeLast() }
            bytes.append(UInt8(ascii: "."))
            bytes.append(contentsOf: digits.utf8)
        }
        needsComma = true
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
        needsComma = true
    }

    /// Writes `null`.
    public mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
        needsComma = true
    }

    /// Writes a value that is JSON already.
    public mutating func raw(_ json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    /// Writes a string that `write` appends to the buffer, in which nothing needs to be escaped.
    public mutating func plainString(_ write: (inout [UInt8]) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        write(&bytes)
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    /// Writes a member whose value is a string.
    public mutating func member(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    /// Writes a member whose value is a string, or nothing when there is none.
    public mutating func member(_ name: StaticString, ifPresent value: String?) {
        guard let value else { return }
        member(name, value)
    }

    /// Writes a member whose name is known only when it is written.
    @_disfavoredOverload
    public mutating func member(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    /// Appends a string with all that belongs to it. Most are short and need no escape: those are put there in
    /// one go.
    private mutating func appendString(_ text: UnsafeBufferPointer<UInt8>, before mark: UInt8? = nil) {
        guard unsafe JSONBytes.firstSpecial(text, from: 0, to: text.count) == text.count else {
            separate()
            bytes.append(UInt8(ascii: "\""))
            unsafe appendEscaped(text)
            bytes.append(UInt8(ascii: "\""))
            if let mark { bytes.append(mark) }
            return
        }
        let comma = needsComma
        bytes.append(addingCapacity: text.count + 4) { output in
            if comma { output.append(UInt8(ascii: ",")) }
            output.append(UInt8(ascii: "\""))
            unsafe output.withUnsafeMutableBufferPointer { room, count in
                _ = unsafe UnsafeMutableBufferPointer(rebasing: room[count...]).update(fromContentsOf: text)
                count += text.count
            }
            output.append(UInt8(ascii: "\""))
            if let mark { output.append(mark) }
        }
    }

    /// Copies runs that need no escape whole, and escapes the bytes between them.
    private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var runStart = 0
        while true {
            let runEnd = unsafe JSONBytes.firstSpecial(text, from: runStart, to: text.count)
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<runEnd]))
            if runEnd == text.count { return }
            unsafe appendEscape(text[runEnd])
            runStart = runEnd + 1
        }
    }

    private mutating func appendEscape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 0xF)])
        }
    }
}
