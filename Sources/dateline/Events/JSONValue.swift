import JSON

/// A JSON value that was read as a whole, for what is laid out for people.
enum JSONValue {
    case object([(key: String, value: JSONValue)])
    case array([JSONValue])
    case string(String)
    /// A number or a boolean, as it is written.
    case plain(String)
    case null

    /// Reads the value that stands in `range` of `bytes`; `nil` when that is none.
    init?(_ bytes: [UInt8], in range: Range<Int>) {
        var scanner = JSONScanner(bytes, in: range)
        do throws(JSONError) { self = try Self.read(&scanner, bytes) } catch { return nil }
    }

    private static func read(_ scanner: inout JSONScanner, _ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        switch scanner.peek() {
        case .object:
            var members: [(key: String, value: JSONValue)] = []
            try scanner.object { (key, scanner) throws(JSONError) in
                members.append((key, try read(&scanner, bytes)))
            }
            return .object(members)
        case .array:
            var elements: [JSONValue] = []
            try scanner.array { (scanner) throws(JSONError) in elements.append(try read(&scanner, bytes)) }
            return .array(elements)
        case .string: return .string(try scanner.string())
        default:
            let text = String(decoding: bytes[try scanner.skip()], as: UTF8.self)
            return text == "null" ? .null : .plain(text)
        }
    }

    /// The member of that name; `nil` where there is none.
    subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
    }

    /// The elements of an array; none of anything else.
    var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// The members of an object; none of anything else.
    var members: [(key: String, value: JSONValue)] {
        if case .object(let members) = self { members } else { [] }
    }

    /// The text of a string, a number or a boolean.
    var text: String? {
        switch self {
        case .string(let text), .plain(let text): text
        default: nil
        }
    }
}
