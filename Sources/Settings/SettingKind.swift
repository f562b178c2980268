/// The type of a key's values, with its bounds.
public enum SettingKind: Equatable, Sendable {
    /// The absolute path of a folder.
    case folder
    /// A number of bytes.
    case size(ClosedRange<Int>)
    /// A time span.
    case span(ClosedRange<Duration>)
    /// How long something is kept: an age, a size, both, or for ever.
    case retention
    /// Room that is left free: bytes or a percentage.
    case freeSpace
    /// A whole number.
    case number(ClosedRange<Int>)
    /// Yes or no.
    case boolean
    /// One of some words.
    case word([String])
    /// A line of text.
    case text
    /// The name of a time zone.
    case zone

    /// The unit of a value that states none; `nil` where there is nothing to count.
    public var unit: String? {
        switch self {
        case .size, .freeSpace: "bytes"
        case .span: "seconds"
        default: nil
        }
    }

    /// What a value may be, in a few words, for the reference and for messages.
    public var summary: String {
        switch self {
        case .folder: "an absolute path"
        case .size(let range): "a size such as 64M, \(Self.sizes(range))"
        case .span(let range): "a time span such as 250ms or 1h 30min, \(Self.spans(range))"
        case .retention: "an age such as 90d, a size such as 10G, both parted by a space, or forever"
        case .freeSpace: "a size such as 512M, or a percentage such as 5%"
        case .number(let range): "a number, \(Self.numbers(range))"
        case .boolean: "yes or no"
        case .word(let words): PlainText.list(words, last: "or")
        case .text: "text"
        case .zone: "an IANA zone name"
        }
    }

    static func sizes(_ range: ClosedRange<Int>) -> String {
        "\(ByteSize.text(range.lowerBound)) to \(ByteSize.text(range.upperBound))"
    }

    static func spans(_ range: ClosedRange<Duration>) -> String {
        "\(TimeSpan.text(range.lowerBound)) to \(TimeSpan.text(range.upperBound))"
    }

    static func numbers(_ range: ClosedRange<Int>) -> String { "\(range.lowerBound) to \(range.upperBound)" }
}
