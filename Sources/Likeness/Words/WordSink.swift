/// Where a scan puts words of ASCII: what it counts stays in registers.
@safe struct WordSink {
    private let text: UnsafeRawPointer
    private var out: UnsafeMutableRawPointer
    private(set) var byteCount: Int
    private(set) var count: Int

    init(text: UnsafePointer<UInt8>, out: UnsafeMutablePointer<UInt8>, byteCount: Int, count: Int) {
        unsafe self.text = UnsafeRawPointer(text)
        unsafe self.out = UnsafeMutableRawPointer(out)
        (self.byteCount, self.count) = (byteCount, count)
    }

    /// Of letters and digits, this bit is set in all but the digits, and the fold sets it in all letters.
    private static let fold: UInt64 = 0x2020_2020_2020_2020
    private static let letter: UInt64 = 0x4040_4040_4040_4040

    /// Takes in the word from `start` to `end`: its folded form, its hash and its place.
    @inline(__always)
    mutating func add(
        _ start: Int, _ end: Int, _ hashes: UnsafeMutablePointer<UInt64>,
        _ places: UnsafeMutablePointer<WordPlace>, _ numbers: inout [UInt32]
    ) {
        let length = end &- start
        var state = Hashing.wordSeed
        var last: UInt64
        var digits: UInt64
        if length <= 8 {
            let folded = eight(start)
            unsafe out.storeBytes(of: folded.littleEndian, as: UInt64.self)
            let shift = UInt64(truncatingIfNeeded: 64 &- 8 &* length)
            last = folded.byteSwapped &>> shift
            digits = (~folded & Self.letter).byteSwapped &>> shift
            if length == 8 { state = Hashing.mix(state ^ last) }
        } else {
            (state, last, digits) = long(start, length)
        }
        unsafe out.storeBytes(of: 0x20, toByteOffset: length, as: UInt8.self)
        unsafe out += length &+ 1
        unsafe hashes[count] = Hashing.word(state, last, length: length)
        unsafe places[count] = WordPlace(byteCount, count: length, source: start)
        if digits != 0 { numbers.append(UInt32(truncatingIfNeeded: count)) }
        byteCount &+= length &+ 1
        count &+= 1
    }

    @inline(__always)
    private func eight(_ place: Int) -> UInt64 {
        unsafe text.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian | Self.fold
    }

    /// Words of more than eight bytes.
    @inline(never)
    private func long(_ start: Int, _ length: Int) -> (state: UInt64, last: UInt64, digits: UInt64) {
        var state = Hashing.wordSeed
        var digits: UInt64 = 0
        var offset = 0
        while offset + 8 <= length {
            let folded = eight(start + offset)
            unsafe out.storeBytes(of: folded.littleEndian, toByteOffset: offset, as: UInt64.self)
            state = Hashing.mix(state ^ folded.byteSwapped)
            digits |= ~folded & Self.letter
            offset += 8
        }
        let tail = eight(start + length - 8)
        unsafe out.storeBytes(of: tail.littleEndian, toByteOffset: length - 8, as: UInt64.self)
        return (state, tail.byteSwapped, digits | ~tail & Self.letter)
    }
}
