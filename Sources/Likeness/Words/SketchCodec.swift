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
        var bytes: [UInt8] = []
        bytes.reserveCapacity(headCount + sketch.keys.count * 5)
        for byte in 0..<5 { bytes.append(UInt8(truncatingIfNeeded: sketch.bound >> UInt64(8 * byte))) }
        bytes.append(UInt8(truncatingIfNeeded: sketch.keys.count))
        bytes.append(UInt8(truncatingIfNeeded: sketch.keys.count >> 8))
        let low = lowBits(sketch)
        bytes.append(UInt8(low))
        var bits = BitSink(bytes: bytes)
        var next: UInt64 = 0
        for key in sketch.keys {
            let gap = key - next
            bits.unary(gap >> UInt64(low))
            bits.append(gap, count: low)
            next = key + 1
        }
        return bits.finish()
    }

    /// The sketch that ``encode(_:)`` wrote; `nil` for any other bytes.
    static func decode(_ bytes: [UInt8]) -> Sketch? {
        guard bytes.count >= headCount else { return nil }
        var bound: UInt64 = 0
        for byte in 0..<5 { bound |= UInt64(bytes[byte]) << UInt64(8 * byte) }
        let count = Int(bytes[5]) | Int(bytes[6]) << 8
        let low = Int(bytes[7])
        guard bound <= Sampling.keyLimit, count <= Sampling.most, low < Sampling.keyBits else { return nil }
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

private struct BitSink {
    var bytes: [UInt8]
    /// Bits that make no whole four bytes yet, lowest of this number, and what was written before above them.
    private var pending: UInt64 = 0
    private var pendingCount = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Appends the lowest `count` bits of `value`.
    mutating func append(_ value: UInt64, count: Int) {
        precondition(0...64 ~= count)
        guard count <= 32 else {
            append(value &>> 32, count: count - 32)
            append(value, count: 32)
            return
        }
        pending = pending &<< UInt64(count) | value & (1 &<< UInt64(count) &- 1)
        pendingCount += count
        guard pendingCount >= 32 else { return }
        pendingCount -= 32
        let whole = UInt32(truncatingIfNeeded: pending &>> UInt64(pendingCount))
        unsafe withUnsafeBytes(of: whole.bigEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    mutating func unary(_ value: UInt64) {
        var left = value
        while left >= 31 {
            append(.max, count: 31)
            left -= 31
        }
        append(1 &<< (left + 1) &- 2, count: Int(left) + 1)
    }

    mutating func finish() -> [UInt8] {
        while pendingCount > 0 {
            // The last byte is filled up with zeros.
            let byte =
                pendingCount >= 8
                ? pending &>> UInt64(pendingCount - 8) : pending &<< UInt64(8 - pendingCount)
            bytes.append(UInt8(truncatingIfNeeded: byte))
            pendingCount -= 8
        }
        return bytes
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
