internal import Glibc

/// A stretch of a text whose positions count from 0: neither a copy of it nor its owner.
///
/// To hand one on counts no references, which is what most of a reading used to be spent on. It is valid as long as
/// the ``TextStore`` that its bytes lie in: no recogniser keeps one beyond the call that handed it the page.
/// No byte outside is looked at; each look is checked, as an array's is.
@safe
struct RawBytes: RandomAccessCollection {
    private let base: UnsafePointer<UInt8>
    let endIndex: Int

    var startIndex: Int { 0 }
    var count: Int { endIndex }

    /// The `count` bytes from `base` on, behind which ``TextStore/padding`` more may be read.
    @inline(__always)
    init(padded base: UnsafePointer<UInt8>, count: Int) {
        unsafe self.base = base
        endIndex = count
    }

    @inline(__always)
    subscript(index: Int) -> UInt8 {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: endIndex))
        return unsafe base[index]
    }

    /// The eight bytes from `index` on, the first the lowest; those behind the end are whatever lies there.
    @inline(__always)
    func word(at index: Int) -> UInt64 {
        precondition(UInt(bitPattern: index) <= UInt(bitPattern: endIndex))
        return unsafe UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self).littleEndian
    }

    /// Whether one of the `count` bytes from `index` on is a blank.
    func hasBlank(_ index: Int, count: Int) -> Bool {
        var (index, left) = (index, count)
        while left > 0 {
            let word = word(at: index)
            var blanks = Self.zeros(word ^ 0x2020_2020_2020_2020) | Self.zeros(word ^ 0x0909_0909_0909_0909)
            if left < 8 { blanks &= (1 << UInt64(8 * left)) &- 1 }
            if blanks != 0 { return true }
            (index, left) = (index + 8, left - 8)
        }
        return false
    }

    /// The high bit of every byte of `word` that is zero.
    @inline(__always)
    static func zeros(_ word: UInt64) -> UInt64 {
        ~(((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | word | 0x7F7F_7F7F_7F7F_7F7F)
    }

    /// The bytes of `range` as a text of their own.
    @inline(__always)
    func part(_ range: Range<Int>) -> RawBytes {
        precondition(range.lowerBound >= 0 && range.upperBound <= endIndex)
        return unsafe RawBytes(padded: base + range.lowerBound, count: range.count)
    }

    /// The bytes of `range` as a string.
    func string(_ range: Range<Int>) -> String {
        unsafe part(range).withBuffer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// Whether the same bytes stand in two stretches of the text.
    func areEqual(_ one: Range<Int>, _ two: Range<Int>) -> Bool {
        one.count == two.count && part(one) == part(two)
    }

    static func == (one: RawBytes, two: RawBytes) -> Bool {
        guard one.count == two.count else { return false }
        return unsafe memcmp(one.base, two.base, one.count) == 0
    }

    /// Lends the bytes as the standard library's algorithms and C want them.
    @inline(__always)
    func withBuffer<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        unsafe body(UnsafeBufferPointer(start: base, count: endIndex))
    }

    @inline(__always)
    func withContiguousStorageIfAvailable<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result? {
        unsafe try body(UnsafeBufferPointer(start: base, count: endIndex))
    }
}
