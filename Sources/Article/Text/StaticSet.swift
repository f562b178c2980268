/// A small set of ASCII bytes.
struct StaticSet {
    private let low, high: UInt64

    /// The ASCII characters of `characters`.
    init(_ characters: String) {
        var (low, high): (UInt64, UInt64) = (0, 0)
        for byte in characters.utf8 where byte < 0x80 {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }
        (self.low, self.high) = (low, high)
    }

    static let none = StaticSet("")

    func contains(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<64: low >> UInt64(byte) & 1 == 1
        case 64..<128: high >> UInt64(byte - 64) & 1 == 1
        default: false
        }
    }
}

/// Sets of marks that are asked for in the hot paths, made once.
enum Marks {
    static let closing = StaticSet("\"')]")
    static let sentenceEnds = StaticSet(".!?")
    static let decoration = StaticSet("*-_>|#=~. \t")
}
