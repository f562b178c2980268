/// A stretch of a text whose positions count from 0, without a copy of it.
struct RawBytes: RandomAccessCollection {
    /// The whole text.
    let text: [UInt8]
    /// Where the stretch begins in it.
    let base: Int
    let endIndex: Int

    var startIndex: Int { 0 }
    var count: Int { endIndex }

    init(_ text: [UInt8], _ range: Range<Int>) {
        self.text = text
        (base, endIndex) = (range.lowerBound, range.count)
    }

    @inline(__always)
    subscript(index: Int) -> UInt8 { text[base + index] }

    /// The bytes of `range` as a slice of the text itself.
    func slice(_ range: Range<Int>) -> ArraySlice<UInt8> {
        text[base + range.lowerBound..<base + range.upperBound]
    }
}
