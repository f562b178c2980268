/// Base64 with padding (RFC 4648, section 4).
public enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The encoding of `bytes`.
    public static func encode(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        append(bytes, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Appends the encoding of `bytes` to `output`.
    public static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
        let alphabet = alphabet.span
        let bytes = bytes.span
        let whole = bytes.count / 3 * 3
        // Put together apart: each look at the end of `output` would cost as much as a letter.
        withUnsafeTemporaryAllocation(byteCount: (bytes.count + 2) / 3 * 4, alignment: 4) { letters in
            var end = 0
            func put(_ word: UInt32, _ count: Int) {
                for place in 0..<4 {
                    let letter = alphabet[Int(word >> UInt32(18 - 6 * place) & 0x3F)]
                    letters[end + place] = place < count ? letter : UInt8(ascii: "=")
                }
                end += 4
            }
            for start in stride(from: 0, to: whole, by: 3) {
                put(UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2]), 4)
            }
            switch bytes.count - whole {
            case 1: put(UInt32(bytes[whole]) << 16, 2)
            case 2: put(UInt32(bytes[whole]) << 16 | UInt32(bytes[whole + 1]) << 8, 3)
            default: break
            }
            output.append(contentsOf: letters)
        }
    }

    /// The bytes that `text` encodes; `nil` when it is not base64.
    public static func decode(_ text: String) -> [UInt8]? {
        var output: [UInt8] = []
        var word: UInt32 = 0
        var bits = 0
        var padding = 0
        guard text.utf8.count.isMultiple(of: 4) else { return nil }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "=") {
                padding += 1
                continue
            }
            guard padding == 0, let value = value(of: byte) else { return nil }
            word = word << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                output.append(UInt8(truncatingIfNeeded: word >> UInt32(bits)))
            }
        }
        // Two letters that encode nothing else may be missing, and no bit may be left over.
        guard padding <= 2, bits < 6, word & (1 << UInt32(bits) - 1) == 0 else { return nil }
        return output
    }

    private static func value(of byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
