/// Where a word stands in the normal form of its text, and where it comes from.
struct WordPlace: BitwiseCopyable {
    /// Its first byte in the normal form.
    private let start: UInt32
    /// The byte after its last.
    private let end: UInt32
    /// Where it, or the run that it is part of, begins in the text.
    private let source: UInt32

    @inline(__always)
    init(_ start: Int, count: Int, source: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        end = UInt32(truncatingIfNeeded: start &+ count)
        self.source = UInt32(truncatingIfNeeded: source)
    }

    /// Its bytes in the normal form.
    var range: Range<Int> { Int(start)..<Int(end) }

    /// Where it, or the run that it is part of, begins in the text.
    var sourceStart: Int { Int(source) }
}
