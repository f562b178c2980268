/// Finds the bytes that JSON treats specially, eight at a time.
///
/// Source: the byte-parallel comparisons in Henry S. Warren, "Hacker's Delight", 2nd ed., section 6.
enum JSONBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// The place of the first byte from `start` on that cannot stand as it is within a string: a quotation mark,
    /// a backslash or a control character; `end` where there is none before it.
    @inline(__always)
    static func firstSpecial(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        unsafe first(bytes, from: start, to: end) { word in
            // A byte is small when taking from it borrows from its top bit.
            let control = (word &- ones &* 0x20) & ~word
            return control | zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C)
        } isHit: {
            $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
        }
    }

    /// The place of the first `byte` from `start` on; `end` where there is none before it.
    @inline(__always)
    static func first(
        _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Int {
        let wanted = ones &* UInt64(byte)
        return unsafe first(bytes, from: start, to: end) {
            zeros($0 ^ wanted)
        } isHit: {
            $0 == byte
        }
    }

    /// Walks over whole words; the lowest top bit of a word that is set is that of the first hit in it, those
    /// above may be of none.
    @inline(__always)
    private static func first(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ hits: (UInt64) -> UInt64,
        isHit: (UInt8) -> Bool
    ) -> Int {
        precondition(start >= 0 && end <= bytes.count)
        let raw = UnsafeRawBufferPointer(bytes)
        var place = start
        while place &+ 8 <= end {
            let word = unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
            let found = hits(word) & tops
            if found != 0 { return place &+ found.trailingZeroBitCount &>> 3 }
            place &+= 8
        }
        while place < end {
            let byte = unsafe bytes[place]
            if isHit(byte) { return place }
            place &+= 1
        }
        return end
    }

    /// The top bits of the bytes that are zero.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
}

extension [UInt8] {
    /// The place of the first `byte` from `start` on; `end` where there is none before it.
    public func firstPlace(of byte: UInt8, from start: Int, to end: Int) -> Int {
        unsafe withUnsafeBufferPointer { unsafe JSONBytes.first(byte, in: $0, from: start, to: end) }
    }
}
