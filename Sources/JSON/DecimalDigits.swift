/// Whole numbers in decimal digits.
public enum DecimalDigits {
    /// Digits of the largest number.
    private static let most = 20

    /// Appends the digits of `number`, without a string in between.
    public static func append(_ number: UInt64, to output: inout [UInt8]) {
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var (rest, start) = (number, most)
        repeat {
            start -= 1
            digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        output.append(addingCapacity: most - start) { output in
            for index in start..<most { output.append(digits[index]) }
        }
    }
}
