internal import CScan
internal import Glibc

/// Finds the bytes that JSON treats specially, many at a time.
///
/// Source: the byte-parallel comparisons in Henry S. Warren, "Hacker's Delight", 2nd ed., section 6.
enum JSONBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// The place of the first byte from `start` on that cannot stand as it is within a string: a quotation mark,
    /// a backslash or a control character; `end` where there is none before it.
    @inline(__always)
    static func firstSpecial(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        precondition(start >= 0 && end <= bytes.count)
        guard start + 8 <= end, let base = bytes.baseAddress else {
            return unsafe cscan_json_special_portably(bytes.baseAddress, start, max(start, end))
        }
        // Keys and words end within the first eight; what is longer is worth a call.
        let word = unsafe UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self).littleEndian
        let found = specials(word)
        if found != 0 { return start &+ found.trailingZeroBitCount &>> 3 }
        return unsafe cscan_json_special(base, start + 8, end)
    }

    /// Of the special bytes of eight, the top bits; the lowest that is set is that of the first of them, those
    /// above may be of none.
    @inline(__always)
    private static func specials(_ word: UInt64) -> UInt64 {
        // A byte is small when taking from it borrows from its top bit.
        let control = (word &- ones &* 0x20) & ~word
        return (control | zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C)) & tops
    }

    /// The top bits of the bytes that are zero.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }

    /// The place of the first `byte` from `start` on; `end` where there is none before it.
    static func first(
        _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Int {
        precondition(start >= 0 && end <= bytes.count)
        guard start < end, let base = bytes.baseAddress,
            let found = unsafe memchr(base + start, CInt(byte), end - start)
        else { return end }
        return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}

extension [UInt8] {
    /// The place of the first `byte` from `start` on; `end` where there is none before it.
    public func firstPlace(of byte: UInt8, from start: Int, to end: Int) -> Int {
        unsafe withUnsafeBufferPointer { unsafe JSONBytes.first(byte, in: $0, from: start, to: end) }
    }
}
