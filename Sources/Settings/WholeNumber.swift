/// Numbers as they are written in the settings: digits, and nothing else.
enum WholeNumber {
    /// The number that `text` states, at most `Int.max`; `nil` where it is not one.
    static func parse(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty else { return nil }
        var number = 0
        for byte in text.utf8 {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            let (tenfold, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tenfold.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
            number = overflow || carry ? .max : sum
        }
        return number
    }
}
