/// A small set of ASCII bytes.
struct StaticSet {
    private let low, high: UInt64

    /// The ASCII characters of `characters`; for a literal the compiler works it out.
    @inline(__always)
    init(_ characters: StaticString) {
        var (low, high): (UInt64, UInt64) = (0, 0)
        let bytes = unsafe UnsafeBufferPointer(
            start: characters.utf8Start, count: characters.utf8CodeUnitCount)
        for index in 0..<characters.utf8CodeUnitCount {
            let byte = unsafe bytes[index]
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
        }
        (self.low, self.high) = (low, high)
    }

    static var none: StaticSet { StaticSet("") }

    func contains(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<64: low >> UInt64(byte) & 1 == 1
        case 64..<128: high >> UInt64(byte - 64) & 1 == 1
        default: false
        }
    }
}

/// Sets of marks that more than one rule asks for.
enum Marks {
    static var closing: StaticSet { StaticSet("\"')]") }
    static var sentenceEnds: StaticSet { StaticSet(".!?") }
    static var initials: StaticSet { StaticSet(" .'-") }
    static var creditMarks: StaticSet { StaticSet("/:|") }
    static var decoration: StaticSet { StaticSet("*-_>|#=~. \t") }
}
