/// Records of a few numbers each, in as many bits as they need.
///
/// Of so many records in a row, a page, each number is kept as what it is more than the least of its kind, in as
/// many bits as the largest of these takes. A record is read with one look at what its page says, which stays in
/// the processor's cache, and one at the record.
struct PackedTable: Sendable {
    /// Records of a page.
    static let pageSize = 1 << pageBits
    private static let pageBits = 10
    /// Bytes that a page says of itself, and of each number.
    private static let (headSize, fieldSize) = (16, 12)

    private let data: IndexBytes
    private let pages: IndexBytes
    private let entrySize: Int
    /// Records in it.
    let count: Int

    /// The records of `count` numbered `fields` in these two sections; `nil` where they do not fit.
    init?(data: IndexBytes, pages: IndexBytes, count: Int, fields: Int) {
        (self.data, self.pages, self.count) = (data, pages, count)
        entrySize = Self.headSize + fields * Self.fieldSize
        guard pages.count == (count + Self.pageSize - 1) / Self.pageSize * entrySize else { return nil }
    }

    /// A number of a record; something, where the file makes no sense.
    @inline(__always)
    subscript(index: Int, field: Int) -> UInt64 {
        let page = (index &>> Self.pageBits) &* entrySize
        let place = page &+ Self.headSize &+ field &* Self.fieldSize
        let shape = pages.load(place &+ 8, as: UInt32.self)
        let start = Int(truncatingIfNeeded: pages.load(page, as: UInt64.self))
        let width = Int(pages.load(page &+ 8, as: UInt32.self))
        let bit = start &+ (index & (Self.pageSize &- 1)) &* width &+ Int(shape & 0xFFFF)
        return pages.load(place, as: UInt64.self) &+ data.bits(at: bit, width: Int(shape >> 16) & 127)
    }

    /// Makes the two sections: hands pages out as they are full, and keeps what they say of themselves.
    struct Writer {
        private let fields: Int
        private var values: [UInt64] = []
        private var room = PackedRoom(bits: 0)
        private var data: [UInt8] = []
        private var pages: [UInt8] = []
        private var start = 0

        init(fields: Int) { self.fields = fields }

        /// Adds the numbers of a record.
        mutating func add(_ record: [UInt64], _ emit: IndexDraft.Emit) {
            values += record
            if values.count == PackedTable.pageSize * fields { endPage(emit) }
        }

        /// Hands out the rest of the records.
        mutating func end(_ emit: IndexDraft.Emit) {
            if !values.isEmpty { endPage(emit) }
            emit(data + [UInt8](repeating: 0, count: PackedRoom.slack))
            data = []
        }

        /// Hands out what the pages say of themselves, once the records are.
        mutating func emitPages(_ emit: IndexDraft.Emit) {
            emit(pages)
            pages = []
        }

        private mutating func endPage(_ emit: IndexDraft.Emit) {
            let count = values.count / fields
            var shapes: [(least: UInt64, offset: Int, width: Int)] = []
            var width = 0
            for field in 0..<fields {
                var (least, most) = (UInt64.max, UInt64.min)
                for place in stride(from: field, to: values.count, by: fields) {
                    least = min(least, values[place])
                    most = max(most, values[place])
                }
                shapes.append((least, width, (most - least).bitsNeeded))
                width += (most - least).bitsNeeded
            }
            room.clear(bits: count * width)
            for (place, value) in values.enumerated() {
                let shape = shapes[place % fields]
                room.put(value - shape.least, at: place / fields * width + shape.offset, width: shape.width)
            }
            pages.append(little: UInt64(start * 8))
            pages.append(little: UInt32(width))
            pages.append(little: UInt32(0))
            for shape in shapes {
                pages.append(little: shape.least)
                pages.append(little: UInt32(shape.offset | shape.width << 16))
            }
            let bytes = room.bytes(bits: count * width)
            start += bytes.count
            data += bytes
            values.removeAll(keepingCapacity: true)
            if data.count >= IndexDraft.pieceSize {
                emit(data)
                data.removeAll(keepingCapacity: true)
            }
        }
    }
}
