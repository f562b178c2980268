/// Tells encodings apart that differ in a few characters, by those.
enum EncodingKin {
    /// The encoding that `bytes` are in, of those that a detector calls `name`.
    static func refined(_ name: String, _ bytes: [UInt8]) -> String {
        switch name.uppercased() {
        case "KOI8-R" where hasUkrainianLetters(bytes): "KOI8-U"
        case "WINDOWS-1252", "ISO-8859-1", "ISO-8859-15", "ISO-8859-9", "WINDOWS-1254":
            hasEuro(bytes) ? "ISO-8859-15" : name
        default: name
        }
    }

    /// Whether the euro or œ of ISO-8859-15 stands where Windows-1252 has the currency sign or a half, which
    /// nobody prints between letters. Windows-1252 shows by its quotes and dashes.
    private static func hasEuro(_ bytes: [UInt8]) -> Bool {
        var isFound = false
        for index in bytes.indices where bytes[index] >= 0x80 {
            if bytes[index] < 0xA0 { return false }
            let isLigature =
                (bytes[index] == 0xBC || bytes[index] == 0xBD) && index > 0 && index + 1 < bytes.count
                && bytes[index - 1].isWord && bytes[index + 1].isLetter
            if bytes[index] == 0xA4 || isLigature { isFound = true }
        }
        return isFound
    }

    /// Whether є, і, ї or ґ stand beside other Cyrillic letters, where KOI8-R has lines to draw boxes with.
    private static func hasUkrainianLetters(_ bytes: [UInt8]) -> Bool {
        for index in bytes.indices.dropFirst() where bytes[index - 1] >= 0xC0 {
            switch bytes[index] {
            case 0xA4, 0xA6, 0xA7, 0xAD: return true
            default: continue
            }
        }
        return false
    }

    /// The encoding that a text of seven bits announces by an escape; `nil` when there is none.
    static func escaped(_ bytes: [UInt8]) -> String? {
        for index in bytes.indices.prefix(8 << 10).dropLast(2) where bytes[index] == 0x1B {
            guard bytes[index + 1] == UInt8(ascii: "$") else { continue }
            return bytes[index + 2] == UInt8(ascii: ")") ? "ISO-2022-KR" : "ISO-2022-JP"
        }
        return nil
    }
}
