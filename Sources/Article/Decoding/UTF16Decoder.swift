/// Decodes UTF-16, by its mark or by the zero bytes that Latin text leaves in it.
enum UTF16Decoder {
    enum Order {
        case big, little
    }

    /// The order of bytes of UTF-16; `nil` when `bytes` are something else.
    static func order(of bytes: [UInt8]) -> Order? {
        guard bytes.count >= 2 else { return nil }
        if bytes[0] == 0xFF, bytes[1] == 0xFE { return .little }
        if bytes[0] == 0xFE, bytes[1] == 0xFF { return .big }
        return orderByZeros(bytes)
    }

    private static func orderByZeros(_ bytes: [UInt8]) -> Order? {
        guard bytes.count >= 8, bytes.count % 2 == 0 else { return nil }
        var (even, odd) = (0, 0)
        let reach = min(bytes.count, 512)
        for index in 0..<reach where bytes[index] == 0 {
            if index % 2 == 0 { even += 1 } else { odd += 1 }
        }
        if odd * 10 >= reach * 3, even * 20 < odd { return .little }
        if even * 10 >= reach * 3, odd * 20 < even { return .big }
        return nil
    }

    /// The text as UTF-8, without its mark; lone surrogates and an odd last byte are broken sequences.
    static func decode(_ bytes: [UInt8], _ order: Order, _ decoding: inout Decoding) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        func unit(_ index: Int) -> UInt32 {
            let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
            return order == .big ? first << 8 | second : second << 8 | first
        }
        var index = 0
        while index + 1 < bytes.count {
            var value = unit(index)
            index += 2
            if value >= 0xD800, value < 0xDC00, index + 1 < bytes.count {
                let low = unit(index)
                if low >= 0xDC00, low < 0xE000 {
                    value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
                    index += 2
                }
            }
            if let scalar = Unicode.Scalar(value) {
                append(scalar, to: &text)
            } else {
                decoding.invalidSequences += 1
                text.append(contentsOf: [0xEF, 0xBF, 0xBD])
            }
        }
        if index < bytes.count { decoding.invalidSequences += 1 }
        return text
    }

    /// Appends a character in UTF-8.
    static func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { text.append(byte) }
    }
}
