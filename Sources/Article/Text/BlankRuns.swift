/// Finds blanks that are not one space between words.
enum BlankRuns {
    /// Whether two spaces stand together in `range`, or a tab; looks at eight bytes at a time.
    static func stand(in text: RawBytes, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        var carry: UInt64 = 0
        while index + 8 <= range.upperBound {
            let word = text.word(at: index)
            let spaces = RawBytes.zeros(word ^ 0x2020_2020_2020_2020)
            if spaces & (spaces << 8 | carry) != 0 || RawBytes.zeros(word ^ 0x0909_0909_0909_0909) != 0 {
                return true
            }
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
    /// The first place in `range`, a line or the rest of one, of a tab or of a space with another blank behind it.
    static func first(in text: RawBytes, _ range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            let word = text.word(at: index)
            let tabs = RawBytes.zeros(word ^ 0x0909_0909_0909_0909)
            let spaces = RawBytes.zeros(word ^ 0x2020_2020_2020_2020)
            // What stands behind the last of the eight is seen with the next.
            let found = tabs | spaces & ((spaces | tabs) >> 8)
            if found != 0 {
                let place = index + found.trailingZeroBitCount / 8
                return place < range.upperBound ? place : nil
            }
            index += 7
        }
        return nil
    }
}
