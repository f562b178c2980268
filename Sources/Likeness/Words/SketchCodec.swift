/// Writes sketches as few bytes and reads them back.
///
/// The bound (5 bytes), the number of keys (2 bytes) and the parameter of the code (1 byte), then the gaps
/// between the keys in Golomb–Rice code, from the highest bit of each byte on.
///
/// Source: R. F. Rice, "Some practical universal noiseless coding techniques" (1979).
enum SketchCodec {
    private static let headCount = 8

    /// The bytes of `sketch`.
    static func encode(_ sketch: Sketch) -> [UInt8] {
        let (keys, low) = (sketch.keys, lowBits(sketch))
        // A key takes its low bits and a mark; what is unary adds up to the high part of the last key at most.
        let bits = keys.count * (low + 1) + Int((keys.last ?? 0) >> UInt64(low))
        return unsafe [UInt8](unsafeUninitializedCapacity: headCount + bits / 8 + BitSink.slack) {
            output, count in
            var sink = unsafe BitSink(output)
            for byte in 0..<5 { sink.append(sketch.bound >> UInt64(8 * byte) & 0xFF, count: 8) }
            sink.append(UInt64(keys.count) & 0xFF, count: 8)
            sink.append(UInt64(keys.count) >> 8 & 0xFF, count: 8)
            sink.append(UInt64(low), count: 8)
            var next: UInt64 = 0
            for key in keys {
                let gap = key - next
                sink.append(unary: gap >> UInt64(low))
                sink.append(gap, count: low)
                next = key + 1
            }
            count = sink.finish()
        }
    }

    /// The sketch that ``encode(_:)`` wrote; `nil` for any other bytes.
    static func decode(_ bytes: [UInt8]) -> Sketch? {
        guard bytes.count >= headCount else { return nil }
        var bound: UInt64 = 0
        for byte in 0..<5 { bound |= UInt64(bytes[byte]) << UInt64(8 * byte) }
        let count = Int(bytes[5]) | Int(bytes[6]) << 8
        let low = Int(bytes[7])
        guard bound <= Sampling.keyLimit, count <= Sampling.most, low <= Sampling.keyBits else { return nil }
        var bits = BitSource(bytes: bytes, position: headCount * 8)
        var keys: [UInt64] = []
        keys.reserveCapacity(count)
        var next: UInt64 = 0
        for _ in 0..<count {
            guard let high = bits.unary(), high <= Sampling.keyLimit >> UInt64(low), let rest = bits.take(low)
            else { return nil }
            let key = next + (high << UInt64(low) | rest)
            guard key < bound else { return nil }
            keys.append(key)
            next = key + 1
        }
        return Sketch(keys: keys, bound: bound)
    }

    private static func lowBits(_ sketch: Sketch) -> Int {
        guard !sketch.keys.isEmpty else { return 0 }
        let mean = sketch.bound / UInt64(sketch.keys.count)
        return mean < 2 ? 0 : 63 - mean.leadingZeroBitCount
    }
}

extension Sketch {
    /// As it stands in the log.
    public var bytes: [UInt8] { SketchCodec.encode(self) }

    /// Reads ``bytes``; `nil` for any others.
    public init?(bytes: [UInt8]) {
        guard let sketch = SketchCodec.decode(bytes) else { return nil }
        self = sketch
    }
}

/// Writes bits, from the highest of each byte on, to a buffer with room for them and ``slack`` bytes.
@safe private struct BitSink {
    static let slack = 8

    private let output: UnsafeMutableBufferPointer<UInt8>
    private var count = 0
    /// Bits that make no whole four bytes yet, lowest of this number, and what was written before above them.
    private var pending: UInt64 = 0
    private var pendingCount = 0

    init(_ output: UnsafeMutableBufferPointer<UInt8>) { unsafe self.output = output }

    /// Appends the lowest `count` bits of `value`.
    @inline(__always)
    mutating func append(_ value: UInt64, count: Int) {
        guard count <= 32 else {
            append(value &>> 32, count: count - 32)
            append(value, count: 32)
            return
        }
        pending = pending &<< UInt64(count) | value & (1 &<< UInt64(count) &- 1)
        pendingCount += count
        if pendingCount >= 32 { flush() }
    }

    /// Appends as many ones as `value` says, and a zero.
    @inline(__always)
    mutating func append(unary value: UInt64) {
        var left = value
        while left >= 31 {
            append(.max, count: 31)
            left -= 31
        }
        append(1 &<< (left + 1) &- 2, count: Int(left) + 1)
    }

    /// Writes what is left, the last byte filled up with zeros, and gives the number of bytes.
    mutating func finish() -> Int {
        let bits = count * 8 + pendingCount
        append(0, count: 31)
        if pendingCount > 0 { append(0, count: 32 - pendingCount) }
        return (bits + 7) / 8
    }

    private mutating func flush() {
        pendingCount -= 32
        let whole = UInt32(truncatingIfNeeded: pending &>> UInt64(pendingCount)).bigEndian
        unsafe precondition(count + 4 <= output.count)
        unsafe UnsafeMutableRawBufferPointer(output).storeBytes(
            of: whole, toByteOffset: count, as: UInt32.self)
        count += 4
    }
}

private struct BitSource {
    let bytes: [UInt8]
    var position: Int

    mutating func take(_ count: Int) -> UInt64? {
        guard position + count <= bytes.count * 8 else { return nil }
        var value: UInt64 = 0
        for _ in 0..<count { value = value << 1 | next() }
        return value
    }

    mutating func unary() -> UInt64? {
        var value: UInt64 = 0
        while position < bytes.count * 8 {
            if next() == 0 { return value }
            value += 1
        }
        return nil
    }

    private mutating func next() -> UInt64 {
        defer { position += 1 }
        return UInt64(bytes[position >> 3] >> UInt8(7 - position & 7)) & 1
    }
}
