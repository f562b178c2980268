/// What a byte of UTF-8 can be, as far as the reader asks.
extension UInt8 {
    var isUpper: Bool { self >= 0x41 && self <= 0x5A }
    var isLower: Bool { self >= 0x61 && self <= 0x7A }
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isLetter: Bool { isUpper || isLower }
    /// A byte of a word: a letter or digit, or any part of a character beyond ASCII.
    var isWord: Bool { isLetter || isDigit || self >= 0x80 }
    var isBlank: Bool { self == 0x20 || self == 0x09 }
    /// Whether this byte goes on a character that an earlier one began.
    var isContinuation: Bool { self & 0xC0 == 0x80 }
}
