public import Logging

/// What kind of message a record is: 128 bits that `journalctl MESSAGE_ID=` filters on and that name its
/// explanation in the message catalog.
public struct MessageID: Hashable, Sendable, CustomStringConvertible {
    /// The key of the metadata that carries it.
    public static let metadataKey = "message-id"

    /// Thirty-two small hexadecimal digits.
    public let description: String

    /// The identifier of these digits, which a program makes once by `journalctl --new-id128` and never changes.
    public init(_ digits: StaticString) {
        description = "\(digits)"
        precondition(
            description.utf8.count == 32 && description.allSatisfy { $0.isHexDigit && !$0.isUppercase },
            "an identifier has 32 small hexadecimal digits")
    }

    /// The metadata of a record of this kind.
    public var metadata: Logger.Metadata { [Self.metadataKey: .string(description)] }
}
