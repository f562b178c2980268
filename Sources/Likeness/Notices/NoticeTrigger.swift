/// Tells at a glance that a text is no notice, as nearly all are.
enum NoticeTrigger {
    /// Bytes of a text that are looked at: a notice says early what it is.
    private static let reach = 400

    /// Whether a word of the kind that a notice has is near the beginning.
    static func isIn(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            let count = min(bytes.count, reach)
            let raw = UnsafeRawBufferPointer(bytes)
            let end = max(0, count - 5)
            var place = 0
            var wasLetter = false
            // Eight bytes at a time: of most of them it is enough to know where words begin.
            while place + 8 <= end {
                let letters = unsafe letters(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                var starts = letters & ~(letters &<< 8 | (wasLetter ? 0x80 : 0))
                while starts != 0 {
                    if unsafe isStem(raw, place + starts.trailingZeroBitCount / 8) { return true }
                    starts &= starts &- 1
                }
                wasLetter = letters &>> 63 == 1
                place += 8
            }
            while place < end {
                let isLetter = unsafe 0x61...0x7A ~= raw[place] | 0x20
                if isLetter, !wasLetter, unsafe isStem(raw, place) { return true }
                wasLetter = isLetter
                place += 1
            }
            return false
        }
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// The top bit of each of eight bytes that is a letter, the first in the lowest byte.
    private static func letters(_ bytes: UInt64) -> UInt64 {
        let bytes = bytes.littleEndian
        let folded = bytes & ~tops | 0x2020_2020_2020_2020
        return (folded &+ 0x1F &* ones) & ~(folded &+ 0x05 &* ones) & ~bytes & tops
    }

    // The first four letters of each, in lower case, as the bytes of one number.
    private static let kill: UInt32 = 0x6B69_6C6C
    private static let with: UInt32 = 0x7769_7468
    private static let retract: UInt32 = 0x7265_7472
    private static let disregard: UInt32 = 0x6469_7372
    private static let eliminate: UInt32 = 0x656C_696D
    private static let doNot: UInt32 = 0x646F_206E
    private static let annul: UInt32 = 0x616E_6E75
    private static let anul: UInt32 = 0x616E_756C
    private static let veuillez: UInt32 = 0x7665_7569
    // "zur" and the first byte of an "ü", with the bit that folds the case of a letter.
    private static let zurück: UInt32 = 0x7A75_72E3

    /// A bit for each letter that one of them begins with: a, d, e, k, r, v, w and z.
    private static let initials: UInt32 =
        1 << 1 | 1 << 4 | 1 << 5 | 1 << 11 | 1 << 18 | 1 << 22 | 1 << 23 | 1 << 26

    private static func isStem(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> Bool {
        guard unsafe initials &>> (UInt32(bytes[place]) & 31) & 1 == 1 else { return false }
        let letters =
            unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self).bigEndian | 0x2020_2020
        if letters == with {
            return unsafe bytes[place + 4] | 0x20 == UInt8(ascii: "d")
                && bytes[place + 5] | 0x20 == UInt8(ascii: "r")
        }
        if letters == annul { return unsafe bytes[place + 4] | 0x20 == UInt8(ascii: "l") }
        return letters == kill || letters == retract || letters == disregard || letters == eliminate
            || letters == doNot || letters == anul || letters == veuillez || letters == zurück
    }
}
