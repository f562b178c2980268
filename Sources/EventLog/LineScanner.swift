internal import Glibc
internal import Linux

/// Cuts a file into lines while it is read in pieces.
struct LineScanner: ~Copyable {
    /// One line of a file, without its newline.
    struct Line {
        /// The offset of its first byte.
        let offset: Int
        /// Its bytes.
        let bytes: [UInt8]
        /// Whether a newline follows; only the last line of a file can lack one.
        let isWhole: Bool

        /// The offset after the line and its newline.
        var end: Int { offset + bytes.count + (isWhole ? 1 : 0) }
    }

    /// Bytes asked for in one read.
    static let pieceSize = 1 << 20

    private var piece: [UInt8] = []
    /// Where in `piece` the next line begins.
    private var start = 0
    /// The offset in the file of the first byte of `piece`.
    private var base: Int

    /// A scanner whose first line begins at `offset`.
    init(from offset: Int) { base = offset }

    /// The offset in the file at which the next line begins.
    var offset: Int { base + start }

    /// The next line that has its newline; `nil` when `file` holds none yet. Asked again, it looks for what was
    /// appended since.
    mutating func nextWhole(in file: borrowing OpenFile) throws(SystemError) -> Line? {
        var searched = start
        while true {
            if let newline = Self.newline(in: piece, from: searched) {
                let line = Line(offset: base + start, bytes: Array(piece[start..<newline]), isWhole: true)
                start = newline + 1
                return line
            }
            searched = piece.count - start
            base += start
            piece.removeFirst(start)
            start = 0
            let more = try file.read(at: base + piece.count, count: Self.pieceSize)
            if more.isEmpty { return nil }
            piece += more
        }
    }

    /// The bytes after the last newline, as a line that is not whole; `nil` when there are none.
    mutating func rest() -> Line? {
        guard start < piece.count else { return nil }
        let line = Line(offset: base + start, bytes: Array(piece[start...]), isWhole: false)
        start = piece.count
        return line
    }

    private static func newline(in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBytes { raw in
            guard start < raw.count, let base = raw.baseAddress,
                let found = memchr(base + start, CInt(UInt8(ascii: "\n")), raw.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }
}
