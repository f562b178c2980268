/// A few sequences in a row: the window begins with one of them.
struct LogBlock: Equatable, Sendable {
    /// The sequence of its first event, without the lowest bits.
    var number: UInt64
    /// The row that comes next when it begins.
    var firstRow: ArticleRow.Number
    /// Bytes that its articles take in the near index.
    var cost: UInt32
    /// The latest arrival up to its end, in seconds.
    var latest: Int64

    static let size = 24

    init(number: UInt64, firstRow: ArticleRow.Number, latest: Int64) {
        (self.number, self.firstRow, self.latest) = (number, firstRow, latest)
        cost = 0
    }

    init(_ bytes: IndexBytes, at offset: Int) {
        number = bytes.load(offset, as: UInt64.self)
        firstRow = bytes.load(offset + 8, as: UInt32.self)
        cost = bytes.load(offset + 12, as: UInt32.self)
        latest = Int64(bitPattern: bytes.load(offset + 16, as: UInt64.self))
    }

    func encode(into output: inout [UInt8]) {
        output.append(little: number)
        output.append(little: firstRow)
        output.append(little: cost)
        output.append(little: UInt64(bitPattern: latest))
    }
}
