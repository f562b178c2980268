/// Sizes as they are written in the settings: `64M`, `1G`, or plain bytes.
enum ByteSize {
    private static let suffixes: [(letter: UInt8, factor: Int)] = [
        (UInt8(ascii: "T"), 1 << 40), (UInt8(ascii: "G"), 1 << 30), (UInt8(ascii: "M"), 1 << 20),
        (UInt8(ascii: "K"), 1 << 10),
    ]

    /// The bytes that `text` states, at most `Int.max`; `nil` where it is not a size.
    static func parse(_ text: String) -> Int? {
        var digits = Substring(text)
        var factor = 1
        if let suffix = suffixes.first(where: { $0.letter == text.utf8.last }) {
            digits.removeLast()
            factor = suffix.factor
        }
        guard let number = WholeNumber.parse(digits) else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: factor)
        return overflow ? .max : bytes
    }

    /// The shortest exact way to write a size.
    static func text(_ bytes: Int) -> String {
        for suffix in suffixes where bytes != 0 && bytes.isMultiple(of: suffix.factor) {
            return "\(bytes / suffix.factor)\(Character(Unicode.Scalar(suffix.letter)))"
        }
        return "\(bytes)"
    }
}
