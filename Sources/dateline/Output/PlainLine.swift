/// Text that cannot do anything to a terminal or break a line.
enum PlainLine {
    /// `text` with every control character made a space, and without what would turn the order of what follows it.
    static func of(_ text: String) -> String {
        if text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.compactMap { scalar in
                    if turnsOrder(scalar) { return nil }
                    return isControl(scalar) ? " " : scalar
                }))
    }

    /// `text` with every control character but the line end made a space.
    static func block(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { of(String($0)) }
            .joined(separator: "\n")
    }

    /// JSON in which what a terminal would obey is escaped: it says the same.
    static func json(_ bytes: [UInt8]) -> [UInt8] {
        // All that matters begins with one of these two bytes, and other text that does is rare.
        guard bytes.contains(where: { $0 == 0xC2 || $0 == 0xE2 }) else { return bytes }
        var safe: [UInt8] = []
        safe.reserveCapacity(bytes.count + 64)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.value >= 0x80, isControl(scalar) || turnsOrder(scalar) {
                let digits = String(scalar.value, radix: 16)
                safe += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
            } else {
                safe += UTF8.encode(scalar).map(Array.init) ?? []
            }
        }
        return safe
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFFF9...0xFFFB: true
        default: false
        }
    }

    /// Whether it makes a terminal show what follows in another order (Unicode Standard Annex 9): a headline could
    /// change what stands after it.
    private static func turnsOrder(_ scalar: Unicode.Scalar) -> Bool {
        0x202A...0x202E ~= scalar.value || 0x2066...0x2069 ~= scalar.value
    }
}
