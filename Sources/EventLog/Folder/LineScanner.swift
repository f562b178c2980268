internal import Glibc
internal import Linux

/// Cuts a file into lines while it is read in pieces. Lines are not copied: they stand in ``buffer`` until the
/// next one is asked for.
struct LineScanner: ~Copyable {
    /// One line of a file, without its newline.
    struct Line {
        /// The offset of its first byte in the file.
        let offset: Int
        /// Where its bytes stand in the buffer.
        let range: Range<Int>
        /// Whether a newline follows; only the last line of a file can lack one.
        let isWhole: Bool

        /// The offset after the line and its newline.
        var end: Int { offset + range.count + (isWhole ? 1 : 0) }
    }

    /// Bytes asked for in one read, as many as stay in a processor's own cache.
    static let pieceSize = 256 << 10

    /// What was read last; lines stand in it.
    private(set) var buffer: [UInt8] = []
    private let pieceSize: Int
    /// How much of the buffer is filled.
    private var filled = 0
    /// Where in the buffer the next line begins.
    private var start = 0
    /// The offset in the file of the buffer's first byte.
    private var base: Int

    /// A scanner whose first line begins at `offset`.
    init(from offset: Int, pieceSize: Int = LineScanner.pieceSize) {
        base = offset
        self.pieceSize = pieceSize
    }

    /// The offset in the file at which the next line begins.
    var offset: Int { base + start }

    /// The offset in the file up to which it was read.
    var readOffset: Int { base + filled }

    /// A copy of a line that was given last.
    func bytes(of line: Line) -> [UInt8] { Array(buffer[line.range]) }

    /// The next line that has its newline; `nil` when `file` holds none yet. Asked again, it looks for what was
    /// appended since.
    mutating func nextWhole(in file: borrowing some LineSource & ~Copyable) throws(SystemError) -> Line? {
        var searched = start
        while true {
            if let newline = newline(from: searched) {
                let line = Line(offset: base + start, range: start..<newline, isWhole: true)
                start = newline + 1
                return line
            }
            searched = filled - start
            makeRoom()
            let count = try file.read(at: base + filled, into: &buffer, from: filled)
            if count == 0 { return nil }
            filled += count
        }
    }

    /// The next line that has its newline, if it is in ``buffer`` already: lines that were given before stay there.
    mutating func nextBuffered() -> Line? {
        guard let newline = newline(from: start) else { return nil }
        defer { start = newline + 1 }
        return Line(offset: base + start, range: start..<newline, isWhole: true)
    }

    /// The bytes after the last newline, as a line that is not whole; `nil` when there are none.
    mutating func rest() -> Line? {
        guard start < filled else { return nil }
        let line = Line(offset: base + start, range: start..<filled, isWhole: false)
        start = filled
        return line
    }

    /// Goes back to the beginning of a line that was given last.
    mutating func rewind(to line: Line) { start = line.range.lowerBound }

    /// Moves what is left of the last piece to the front, and makes the buffer larger if that fills it.
    private mutating func makeRoom() {
        let left = filled - start
        if start > 0, left > 0 {
            buffer.withUnsafeMutableBytes { raw in
                guard let bytes = raw.baseAddress else { return }
                memmove(bytes, bytes + start, left)
            }
        }
        base += start
        start = 0
        filled = left
        if filled == buffer.count { buffer += [UInt8](repeating: 0, count: max(pieceSize, buffer.count)) }
    }

    private func newline(from start: Int) -> Int? {
        buffer.withUnsafeBytes { raw in
            guard start < filled, let base = raw.baseAddress,
                let found = memchr(base + start, CInt(UInt8(ascii: "\n")), filled - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }
}
