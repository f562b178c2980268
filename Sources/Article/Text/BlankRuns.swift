/// Finds blanks that are not one space between words.
enum BlankRuns {
    /// Whether two spaces stand together in `range`, or a tab; looks at eight bytes at a time.
    static func stand(in text: [UInt8], _ range: Range<Int>) -> Bool {
        let bytes = unsafe text.span.bytes
        var index = range.lowerBound
        var carry: UInt64 = 0
        while index + 8 <= range.upperBound {
            let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
                .littleEndian
            let spaces = zeros(word ^ 0x2020_2020_2020_2020)
            if spaces & (spaces << 8 | carry) != 0 || zeros(word ^ 0x0909_0909_0909_0909) != 0 { return true }
            carry = spaces >> 56
            index += 8
        }
        while index < range.upperBound {
            if text[index] == 0x09
                || text[index] == 0x20 && index > range.lowerBound && text[index - 1] == 0x20
            {
                return true
            }
            index += 1
        }
        return false
    }

    /// The high bit of every byte of `word` that is zero.
    private static func zeros(_ word: UInt64) -> UInt64 {
        ~(((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | word | 0x7F7F_7F7F_7F7F_7F7F)
    }
}
