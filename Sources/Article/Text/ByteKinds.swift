/// What the bytes of a text can be, worked out for all of them in one pass that takes many bytes at once.
///
/// A line's kinds, put together, answer most questions about it without another look: a line without a dash,
/// colon, slash or high byte has no dateline.
enum ByteKinds {
    /// A tab, or a space behind another one: blanks that are not one space between words.
    static let run: UInt8 = 0x01
    /// A mark that picture credits have: a slash, a colon or a bar.
    static let credit: UInt8 = 0x02
    /// A mark that closes datelines, beside slash and colon: a dash, an underscore, a closing bracket.
    static let closing: UInt8 = 0x04
    /// A part of a character beyond ASCII.
    static let high: UInt8 = 0x80

    /// The folded twin of `text`, and the kinds of each of its bytes.
    static func survey(_ text: [UInt8]) -> (folded: [UInt8], kinds: [UInt8]) {
        var (kinds, seen): ([UInt8], UInt8) = ([], 0)
        var folded = unsafe [UInt8](unsafeUninitializedCapacity: text.count) { folded, count in
            kinds = unsafe [UInt8](unsafeUninitializedCapacity: text.count) { kinds, kindCount in
                seen = unsafe text.withUnsafeBufferPointer { unsafe survey($0, folded, kinds) }
                kindCount = text.count
            }
            count = text.count
        }
        if seen >= 0x80 { Folding.foldBeyondASCII(&folded) }
        return (folded, kinds)
    }

    /// Fills both buffers, each as long as the text, and returns all bytes of the text put together.
    ///
    /// Without a branch in the loop the compiler takes sixteen bytes at a time.
    private static func survey(
        _ text: UnsafeBufferPointer<UInt8>, _ folded: UnsafeMutableBufferPointer<UInt8>,
        _ kinds: UnsafeMutableBufferPointer<UInt8>
    ) -> UInt8 {
        guard !text.isEmpty, let source = text.baseAddress, let folded = folded.baseAddress,
            let kinds = kinds.baseAddress
        else { return 0 }
        var seen = unsafe source[0]
        unsafe (folded[0], kinds[0]) = (fold(seen), kind(seen, 0))
        for index in 1..<text.count {
            let byte = unsafe source[index]
            unsafe folded[index] = fold(byte)
            unsafe kinds[index] = kind(byte, source[index - 1])
            seen |= byte
        }
        return seen
    }

    @inline(__always)
    private static func fold(_ byte: UInt8) -> UInt8 { byte | (byte &- 0x41 < 26 ? 0x20 : 0) }

    @inline(__always)
    private static func kind(_ byte: UInt8, _ before: UInt8) -> UInt8 {
        var kind = byte & high
        kind |= (same(byte, 0x09) | same(byte, 0x20) & same(before, 0x20)) & run
        kind |= (same(byte, 0x2F) | same(byte, 0x3A) | same(byte, 0x7C)) & credit
        // One bit apart: the underscore and the bracket.
        kind |= (same(byte, 0x2D) | same(byte, 0x29) | same(byte | 0x02, 0x5F)) & closing
        return kind
    }

    /// All bits where two bytes are the same.
    @inline(__always)
    private static func same(_ a: UInt8, _ b: UInt8) -> UInt8 {
        a == b ? 0xFF : 0
    }

    /// The kinds of the bytes in `range`, put together.
    static func all(_ kinds: [UInt8], _ range: Range<Int>) -> UInt8 {
        let bytes = unsafe kinds.span.bytes
        guard range.count >= 8 else { return kinds[range].reduce(0, |) }
        // The last eight may be looked at twice.
        let last = range.upperBound - 8
        var index = range.lowerBound
        var wide = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: last, as: UInt64.self)
        while index < last {
            wide |= unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            index += 8
        }
        wide |= wide >> 32
        wide |= wide >> 16
        wide |= wide >> 8
        return UInt8(truncatingIfNeeded: wide)
    }
}
