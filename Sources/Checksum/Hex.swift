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
    public static func append(_ number: UInt64, to output: inout [UInt8]) {
        append(UInt32(truncatingIfNeeded: number >> 32), to: &output)
        append(UInt32(truncatingIfNeeded: number), to: &output)
    }

    /// Appends every digit of `number`, leading zeros included.
    public static func append(_ number: UInt32, to output: inout [UInt8]) {
        // A digit to each byte, the first one on top; then all are made letters at once.
        var digits = UInt64(number)
        digits = (digits << 16 | digits) & 0x0000_FFFF_0000_FFFF
        digits = (digits << 8 | digits) & 0x00FF_00FF_00FF_00FF
        digits = (digits << 4 | digits) & 0x0F0F_0F0F_0F0F_0F0F
        let letters = (digits &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        let text = digits &+ 0x3030_3030_3030_3030 &+ letters &* 0x27
        withUnsafeBytes(of: text.bigEndian) { output.append(contentsOf: $0) }
    }

    /// Every digit of `number`, leading zeros included.
    public static func string(_ number: UInt64) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(16)
        append(number, to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    /// Every digit of `number`, leading zeros included.
    public static func string(_ number: UInt32) -> String {
        var digits: [UInt8] = []
        append(number, to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }
}
