/// The kinds of JSON value.
public enum JSONKind: Sendable {
    case object, array, string, number, bool, null
}

/// Text that is not the JSON that was expected, and where.
public struct JSONError: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Code: String, Sendable {
        case unexpectedByte = "a byte that cannot stand here"
        case unexpectedEnd = "the text ends too soon"
        case controlCharacter = "a control character within a string"
        case unknownEscape = "an escape that JSON does not have"
        case malformedNumber = "a malformed number"
        case notAnInteger = "a number that is not whole or too large"
        case trailingBytes = "more text after the value"
        case tooDeep = "nesting too deep"
    }

    /// What is wrong.
    public let code: Code
    /// Where, in bytes from the beginning of what was scanned.
    public let offset: Int

    /// The fault `code` at byte `offset`.
    public init(code: Code, offset: Int) {
        (self.code, self.offset) = (code, offset)
    }
}

extension JSONError: CustomStringConvertible {
    /// What is wrong and where, as a phrase.
    public var description: String { "\(code.rawValue), at byte \(offset)" }
}
