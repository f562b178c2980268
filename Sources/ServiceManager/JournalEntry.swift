/// An entry for the journal: fields with a name and a value, which may be of several lines.
public struct JournalEntry: Equatable, Sendable {
    /// The fields, each as `NAME=value`.
    public private(set) var fields: [[UInt8]] = []

    /// An entry without fields.
    public init() {}

    /// Adds a field; one name may come more than once.
    ///
    /// - Parameters:
    ///   - name: what is no name for a field is made one by ``fieldName(_:)``.
    public mutating func add(_ name: String, _ value: String) {
        fields.append(Array("\(Self.fieldName(name))=\(value)".utf8))
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
