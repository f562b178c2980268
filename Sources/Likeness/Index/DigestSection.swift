/// Finds numbers by digests, in a file.
///
/// Two sections: where each bucket begins, and the records in the order of their buckets. The topmost bits of a
/// digest are its bucket; a record holds as many of the bits after them as are kept, the number that is found, and
/// what else is to be known of it. Several records may have one digest: the largest number among them holds.
struct DigestSection: Sendable {
    private let starts: IndexBytes
    private let records: IndexBytes
    private let shape: Shape

    /// How many records there are.
    let count: Int

    /// How records are laid out.
    fileprivate struct Shape {
        /// Bits of a digest that tell its bucket, and that are kept of the rest of its first and of its second word.
        var bucket = 0
        var first = 0
        var second = 0
        /// Bits of the number, and of what else is to be known.
        var value = 0
        var extra = 0
        /// Bits of the place at which a bucket begins.
        var start = 0

        var record: Int { first + second + value + extra }

        @inline(__always)
        func place(_ hash: UInt64) -> Int { Int(hash >> UInt64(64 - bucket)) }

        @inline(__always)
        func rest(_ key: DigestKey) -> (first: UInt64, second: UInt64) {
            ((key.high << UInt64(bucket)) >> UInt64(64 - first), UInt64(key.low) >> UInt64(32 - second))
        }
    }

    /// How many bits of a digest are kept.
    enum Kept {
        /// All of a ``DigestKey``.
        case all
        /// Enough to pass over most of those in a bucket: who asks looks further.
        case few
    }

    private static let entriesInBucket = 4
    private static let headSize = 8
    private static let fewBits = 12

    init(starts: IndexBytes, records: IndexBytes) {
        let width = { (place: Int) in Int(starts.load(place, as: UInt8.self) & 127) }
        shape = Shape(
            bucket: min(width(0), 63), first: min(width(1), 64), second: min(width(2), 32),
            value: min(width(3), 64), extra: min(width(4), 64), start: min(width(5), 64))
        self.starts = starts
        self.records = records
        let room = max(0, starts.count - Self.headSize - PackedRoom.slack) * 8
        let fits = shape.bucket < 40 && ((1 << shape.bucket) + 1) * shape.start <= room
        let bits = max(0, records.count - PackedRoom.slack) * 8
        count = fits && shape.record > 0 ? bits / shape.record : 0
    }

    @inline(__always)
    private func start(_ bucket: Int) -> Int {
        Int(
            truncatingIfNeeded: starts.bits(
                at: Self.headSize * 8 &+ bucket &* shape.start, width: shape.start)
        )
    }

    private func range(_ bucket: Int) -> Range<Int> {
        let end = min(start(bucket &+ 1), count)
        return min(max(0, start(bucket)), end)..<end
    }

    /// Reads ahead what tells where the records with this hash are.
    @inline(__always)
    func touchBucket(_ hash: UInt64) -> UInt64 { UInt64(truncatingIfNeeded: start(shape.place(hash))) }

    /// Reads ahead the first of the records with this hash.
    @inline(__always)
    func touchRecords(_ hash: UInt64) -> UInt64 {
        records.bits(at: start(shape.place(hash)) &* shape.record, width: 8)
    }

    /// The largest number with this digest that `isWanted`, and what else is known of it.
    @inline(__always)
    func last(_ key: DigestKey, where isWanted: (UInt64) -> Bool = { _ in true }) -> (
        value: UInt64, extra: UInt64
    )? {
        let (first, second) = shape.rest(key)
        var found: (value: UInt64, extra: UInt64)?
        for index in range(shape.place(key.high)) {
            let bit = index &* shape.record
            guard records.bits(at: bit, width: shape.first) == first,
                records.bits(at: bit &+ shape.first, width: shape.second) == second
            else { continue }
            let (value, extra) = payload(at: bit)
            if found.map({ value >= $0.value }) ?? true, isWanted(value) { found = (value, extra) }
        }
        return found
    }

    @inline(__always)
    private func payload(at bit: Int) -> (value: UInt64, extra: UInt64) {
        let bit = bit &+ shape.first &+ shape.second
        return (
            records.bits(at: bit, width: shape.value),
            records.bits(at: bit &+ shape.value, width: shape.extra)
        )
    }

    /// Calls `body` with each record, bucket by bucket; the digests are whole only where all is kept of them.
    func forEach(_ body: (DigestKey, _ value: UInt64, _ extra: UInt64) -> Void) {
        guard count > 0 else { return }
        for bucket in 0..<1 << shape.bucket {
            let top = shape.bucket == 0 ? 0 : UInt64(bucket) << UInt64(64 - shape.bucket)
            for index in range(bucket) {
                let bit = index &* shape.record
                let first = records.bits(at: bit, width: shape.first)
                let second = records.bits(at: bit &+ shape.first, width: shape.second)
                let key = DigestKey(
                    high: top | first << Int64(64 - shape.bucket - shape.first),
                    low: UInt32(truncatingIfNeeded: second << UInt64(32 - shape.second)))
                let (value, extra) = payload(at: bit)
                body(key, value, extra)
            }
        }
    }
}

extension DigestSection {
    /// Calls what it is given with each digest, the number that is found by it, and what else is to be known.
    typealias Source = (_ body: (DigestKey, _ value: UInt64, _ extra: UInt64) -> Void) -> Void

    /// The two sections of what `source` gives, each time in the same order: `count` records, or fewer.
    static func sections(count: Int, _ kept: Kept, _ source: @escaping Source) -> [IndexDraft.Section] {
        // Gone through once for both sections: it takes as long as to make one.
        let shape = Once { Self.shape(count: count, kept, source) }
        let starts = { shape.value.starts(source) }
        return [
            { emit in
                let (shape, starts) = (shape.value, starts())
                var room = PackedRoom(bits: starts.count * shape.start)
                for (bucket, start) in starts.enumerated() {
                    room.put(UInt64(start), at: bucket * shape.start, width: shape.start)
                }
                emit(shape.widths.map { UInt8($0) })
                room.emit(bits: starts.count * shape.start, emit)
            },
            { emit in
                let shape = shape.value
                var places = starts()
                let bits = Int(places.last ?? 0) * shape.record
                var room = PackedRoom(bits: bits)
                source { key, value, extra in
                    let bucket = shape.place(key.high)
                    shape.put(key, value, extra, at: Int(places[bucket]), into: &room)
                    places[bucket] += 1
                }
                room.emit(bits: bits, emit)
            },
        ]
    }

    private static func shape(count: Int, _ kept: Kept, _ source: Source) -> Shape {
        var shape = Shape()
        while 1 << shape.bucket < count / entriesInBucket { shape.bucket += 1 }
        shape.first = kept == .all ? 64 - shape.bucket : min(fewBits, 64 - shape.bucket)
        shape.second = kept == .all ? DigestKey.bits - 64 : 0
        var (value, extra, found): (UInt64, UInt64, UInt64) = (0, 0, 0)
        source {
            value |= $1
            extra |= $2
            found += 1
        }
        // A bit at least, so that records can be counted.
        (shape.value, shape.extra) = (max(1, value.bitsNeeded), extra.bitsNeeded)
        shape.start = found.bitsNeeded
        return shape
    }
}

extension DigestSection.Shape {
    fileprivate var widths: [Int] { [bucket, first, second, value, extra, start, 0, 0] }

    /// Puts a record in as the one with this number.
    @inline(__always)
    fileprivate func put(
        _ key: DigestKey, _ value: UInt64, _ extra: UInt64, at index: Int, into room: inout PackedRoom
    ) {
        let (rest, bit) = (rest(key), index * record)
        room.put(rest.first, at: bit, width: first)
        room.put(rest.second, at: bit + first, width: second)
        room.put(value, at: bit + first + second, width: self.value)
        room.put(extra, at: bit + first + second + self.value, width: self.extra)
    }

    /// Where each bucket begins, and the last one ends.
    fileprivate func starts(_ source: DigestSection.Source) -> [UInt32] {
        var starts = [UInt32](repeating: 0, count: 1 << bucket + 1)
        source { key, _, _ in starts[place(key.high) + 1] += 1 }
        for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
        return starts
    }
}
