/// An entry for the journal, field by field, in journald's native protocol: `NAME=value` and a newline, or,
/// where the value has a newline itself, `NAME`, a newline, the size as eight bytes from the lowest on, the
/// value and a newline (systemd's docs/JOURNAL_NATIVE_PROTOCOL.md).
public struct JournalEntry: Sendable {
    /// The entry as it goes over the socket.
    public private(set) var bytes: [UInt8] = []

    /// An entry without fields.
    public init() {}

    /// Adds a field; one name may come more than once.
    ///
    /// - Parameters:
    ///   - name: what is no name for a field is made one by ``fieldName(_:)``.
    public mutating func add(_ name: String, _ value: String) {
        let value = Array(value.utf8)
        bytes += Self.fieldName(name).utf8
        if value.contains(UInt8(ascii: "\n")) {
            bytes.append(UInt8(ascii: "\n"))
            withUnsafeBytes(of: UInt64(value.count).littleEndian) { bytes += $0 }
        } else {
            bytes.append(UInt8(ascii: "="))
        }
        bytes += value
        bytes.append(UInt8(ascii: "\n"))
    }

    /// A name that journald takes: capitals, digits and underscores, 64 at most, beginning with a capital.
    /// Small letters become capitals, everything else underscores.
    public static func fieldName(_ name: String) -> String {
        var field: [UInt8] = name.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 32
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
            default: UInt8(ascii: "_")
            }
        }
        // journald keeps names that begin with an underscore for what it knows itself.
        let first = field.first ?? UInt8(ascii: "_")
        if !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) { field.insert(UInt8(ascii: "X"), at: 0) }
        return String(decoding: field.prefix(64), as: UTF8.self)
    }
}
