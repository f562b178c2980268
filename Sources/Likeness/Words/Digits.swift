/// Tells the digits of every script that has its own: ٤٥, ४५ and ๔๕ are numbers as 45 is.
enum Digits {
    /// Whether a digit is in `word`, which is UTF-8.
    static func areIn(_ word: ArraySlice<UInt8>) -> Bool {
        var isASCII = true
        for byte in word {
            if UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { return true }
            if byte >= 0x80 { isASCII = false }
        }
        guard !isASCII else { return false }
        return String(decoding: word, as: UTF8.self).unicodeScalars.contains {
            $0.properties.generalCategory == .decimalNumber
        }
    }
}
