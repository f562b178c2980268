/// Folds a text without moving a byte, so that tables and recognisers can be asked by position.
///
/// Capitals become small letters in ASCII, Latin-1 and basic Cyrillic: what datelines and labels are
/// printed in. Punctuation beyond ASCII becomes its ASCII likeness, followed by as many ``filler`` bytes as
/// it takes to keep every position. Everything else stays as it is.
enum Folding {
    /// Stands where a folded punctuation mark was longer than one byte; never part of a clean text.
    static let filler: UInt8 = 0x01

    /// A folded copy of the UTF-8 of `text`.
    static func fold(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { bytes in
            unsafe [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
                if let folded = buffer.baseAddress { unsafe fold(bytes, to: folded) }
                count = bytes.count
            }
        }
    }

    /// Writes the folded twin of `bytes` to `folded`.
    static func fold(_ bytes: UnsafeBufferPointer<UInt8>, to folded: UnsafeMutablePointer<UInt8>) {
        var seen: UInt8 = 0
        for index in 0..<bytes.count {
            let byte = unsafe bytes[index]
            seen |= byte
            unsafe folded[index] = byte | (byte.isUpper ? 0x20 : 0)
        }
        if seen >= 0x80 { unsafe foldBeyondASCII(folded, count: bytes.count) }
    }

    /// Folds the characters beyond ASCII of a text whose ASCII is folded already.
    static func foldBeyondASCII(_ bytes: UnsafeMutablePointer<UInt8>, count: Int) {
        var span = unsafe MutableSpan(_unsafeStart: bytes, count: count)
        foldBeyondASCII(&span)
    }

    private static func foldBeyondASCII(_ bytes: inout MutableSpan<UInt8>) {
        var index = 0
        while index < bytes.count - 1 {
            guard bytes[index] >= 0xC2 else {
                index += 1
                continue
            }
            let next = bytes[index + 1]
            switch (bytes[index], next) {
            case (0xC3, 0x80...0x9E) where next != 0x97: bytes[index + 1] = next + 0x20
            case (0xD0, 0x90...0x9F): bytes[index + 1] = next + 0x20
            case (0xD0, 0xA0...0xAF): (bytes[index], bytes[index + 1]) = (0xD1, next - 0x20)
            case (0xD0, 0x81): (bytes[index], bytes[index + 1]) = (0xD1, 0x91)
            case (0xC2, 0xAB), (0xC2, 0xBB): replace(&bytes, at: index, length: 2, with: "\"")
            case (0xC2, 0xB7): replace(&bytes, at: index, length: 2, with: "*")
            // The copyright sign stays: phrases begin with it.
            case (0xC2, 0xA9): break
            case (0xC2, 0xA0...0xBF): replace(&bytes, at: index, length: 2, with: "~")
            case (0xD8, 0x8C): replace(&bytes, at: index, length: 2, with: ",")
            case (0xE2, 0x80): foldGeneralPunctuation(&bytes, at: index)
            case (0xE3, 0x80), (0xEF, 0xBC), (0xEF, 0xBD), (0xEF, 0xB9):
                foldWidePunctuation(&bytes, at: index)
            case (0xDB, 0x94): replace(&bytes, at: index, length: 2, with: ".")
            case (0xE0, 0xA5) where index + 2 < bytes.count && bytes[index + 2] == 0xA4:
                replace(&bytes, at: index, length: 3, with: ".")
            default: break
            }
            index += 1
        }
    }

    private static func foldGeneralPunctuation(_ bytes: inout MutableSpan<UInt8>, at index: Int) {
        guard index + 2 < bytes.count else { return }
        let mark: Unicode.Scalar =
            switch bytes[index + 2] {
            case 0x90...0x95: "-"
            case 0x98...0x9B, 0xB2: "'"
            case 0x9C...0x9F, 0xB3: "\""
            case 0xA2, 0xA3: "*"
            case 0xA6: "."
            case 0xB9, 0xBA: "\""
            default: "~"
            }
        replace(&bytes, at: index, length: 3, with: mark)
    }

    /// CJK punctuation and the full-width forms of ASCII's.
    private static func foldWidePunctuation(_ bytes: inout MutableSpan<UInt8>, at index: Int) {
        guard index + 2 < bytes.count else { return }
        let last = bytes[index + 2]
        switch (bytes[index], bytes[index + 1]) {
        case (0xE3, _):
            let marks: [UInt8: Unicode.Scalar] = [
                0x80: " ", 0x81: ",", 0x82: ".", 0x8A: "\"", 0x8B: "\"", 0x8C: "\"", 0x8D: "\"", 0x8E: "\"",
                0x8F: "\"", 0x90: "[", 0x91: "]",
            ]
            if let mark = marks[last] { replace(&bytes, at: index, length: 3, with: mark) }
        case (0xEF, 0xBC):
            // U+FF01 to U+FF3F; letters and digits are left to be read as they are.
            let ascii = last &- 0x60
            if last >= 0x81, last <= 0xBF, !ascii.isWord {
                replace(&bytes, at: index, length: 3, with: Unicode.Scalar(ascii))
            }
        case (0xEF, 0xBD) where last == 0x9C: replace(&bytes, at: index, length: 3, with: "|")
        case (0xEF, 0xB9) where last == 0xA3 || last == 0x98:
            replace(&bytes, at: index, length: 3, with: "-")
        default: return
        }
    }

    private static func replace(
        _ bytes: inout MutableSpan<UInt8>, at index: Int, length: Int, with mark: Unicode.Scalar
    ) {
        bytes[index] = UInt8(truncatingIfNeeded: mark.value)
        for offset in 1..<length { bytes[index + offset] = filler }
    }
}
