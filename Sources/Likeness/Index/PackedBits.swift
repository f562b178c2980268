/// Numbers in as many bits as they need, one after the other, the lowest bit first.

extension IndexBytes {
    /// The number of `width` bits, at most 64, that begins with this bit; zeros beyond the end.
    ///
    /// A number is read in words of eight bytes, so that ``PackedRoom/slack`` bytes have to follow the last.
    @inline(__always)
    func bits(at bit: Int, width: Int) -> UInt64 {
        let (offset, shift) = (bit >> 3, bit & 7)
        var value = load(offset, as: UInt64.self) &>> UInt64(shift)
        if shift &+ width > 64 { value |= UInt64(load(offset &+ 8, as: UInt8.self)) << UInt64(64 &- shift) }
        return width > 63 ? value : value & ((1 << UInt64(width)) &- 1)
    }
}

/// Room for numbers of any width that are put in once each, in any order.
struct PackedRoom {
    private var words: [UInt64]

    /// Bytes that follow the last number, so that it can be read in whole words.
    static let slack = 8

    init(bits: Int) { words = Array(repeating: 0, count: (bits + 63) / 64 + 1) }

    /// Puts in the lowest `width` bits of `value`, where there are zeros yet.
    @inline(__always)
    mutating func put(_ value: UInt64, at bit: Int, width: Int) {
        let (word, shift) = (bit >> 6, UInt64(bit & 63))
        let value = width > 63 ? value : value & ((1 << UInt64(width)) &- 1)
        words[word] |= value &<< shift
        if shift > 0 { words[word + 1] |= value &>> (64 &- shift) }
    }

    /// Empties it, and makes room for so many bits.
    mutating func clear(bits: Int) {
        words.removeAll(keepingCapacity: true)
        words.append(contentsOf: repeatElement(0, count: (bits + 63) / 64 + 1))
    }

    /// Whole bytes up to this bit.
    func bytes(bits: Int) -> [UInt8] { Array([UInt8](little: words).prefix((bits + 7) / 8)) }

    /// Hands out whole bytes up to this bit, piece by piece, and what has to follow them.
    func emit(bits: Int, _ emit: IndexDraft.Emit) {
        let step = IndexDraft.pieceSize / 8
        for first in stride(from: 0, to: bits / 64, by: step) {
            emit([UInt8](little: Array(words[first..<min(first + step, bits / 64)])))
        }
        let rest = [UInt8](little: [words[bits / 64]]).prefix((bits % 64 + 7) / 8)
        emit(rest + [UInt8](repeating: 0, count: Self.slack))
    }
}

extension UInt64 {
    /// The fewest bits that hold it.
    var bitsNeeded: Int { UInt64.bitWidth - leadingZeroBitCount }
}
