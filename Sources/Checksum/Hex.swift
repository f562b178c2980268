/// Lower-case hexadecimal of fixed width.
public enum Hex {
    /// The value of one hexadecimal digit of either case; `nil` for any other byte.
    public static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x61 + 10
        case 0x41...0x46: digit - 0x41 + 10
        default: nil
        }
    }

    /// The number that `digits` write; `nil` for none, too many, or anything that is not a digit.
    public static func number<T: FixedWidthInteger>(_ digits: some Collection<UInt8>, as type: T.Type) -> T? {
        guard !digits.isEmpty, digits.count <= T.bitWidth / 4 else { return nil }
        var number: T = 0
        for digit in digits {
            guard let value = value(of: digit) else { return nil }
            number = number << 4 | T(value)
        }
        return number
    }

    /// Appends every digit of `number`, leading zeros included.
    @inlinable
    public static func append(_ number: some FixedWidthInteger, to output: inout [UInt8]) {
        var shift = type(of: number).bitWidth
        while shift > 0 {
            shift -= 4
            let digit = UInt8(truncatingIfNeeded: number >> shift) & 0xF
            output.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
        }
    }

    /// Every digit of `number`, leading zeros included.
    @inlinable
    public static func string(_ number: some FixedWidthInteger) -> String {
        var digits: [UInt8] = []
        append(number, to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }
}
