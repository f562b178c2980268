/// The 32 bytes of a SHA-256 digest, as four big-endian words.
public struct Digest256: Hashable, Sendable {
    private let a, b, c, d: UInt64

    init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
        (self.a, self.b, self.c, self.d) = (a, b, c, d)
    }

    /// The digest of these words, the first 8 bytes first.
    public init(words a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) { self.init(a, b, c, d) }

    /// Its bytes, as the four big-endian numbers they make.
    public var words: (UInt64, UInt64, UInt64, UInt64) { (a, b, c, d) }

    init(_ bytes: UnsafeRawBufferPointer) {
        let words = (0..<4).map {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
        }
        self.init(words[0], words[1], words[2], words[3])
    }

    /// The words as they stand in memory, most significant byte first.
    var bigEndianWords: (UInt64, UInt64, UInt64, UInt64) {
        (a.bigEndian, b.bigEndian, c.bigEndian, d.bigEndian)
    }

    /// Nothing but zeros: what stands for a digest that is not known yet.
    public static let zero = Digest256(0, 0, 0, 0)

    /// Reads 64 hexadecimal digits; `nil` when `hex` is anything else.
    public init?(hex: some Collection<UInt8>) { self.init(hex: Array(hex)) }

    /// Reads 64 hexadecimal digits; `nil` when `hex` is anything else. It is done for each event of a log, where
    /// one for every collection takes long.
    public init?(hex: [UInt8]) {
        guard hex.count == 64 else { return nil }
        var (a, b, c, d): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for position in 0..<64 {
            guard let value = Hex.value(of: hex[position]) else { return nil }
            a = a << 4 | b >> 60
            b = b << 4 | c >> 60
            c = c << 4 | d >> 60
            d = d << 4 | UInt64(value)
        }
        self.init(a, b, c, d)
    }

    /// The first 8 bytes, as the big-endian number they make.
    public var first64: UInt64 { a }

    /// The first 16 bytes: enough to tell digests apart in a table, at half the memory.
    public var prefix: Digest128 { Digest128(high: a, low: b) }

    /// The 64 lower-case hexadecimal digits.
    public var hex: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(64)
        appendHex(to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    /// Appends the 64 lower-case hexadecimal digits to `output`.
    public func appendHex(to output: inout [UInt8]) {
        Hex.append(a, to: &output)
        Hex.append(b, to: &output)
        Hex.append(c, to: &output)
        Hex.append(d, to: &output)
    }
}

extension Digest256: CustomStringConvertible {
    /// The 64 lower-case hexadecimal digits.
    public var description: String { hex }
}

/// The first 16 bytes of a digest.
public struct Digest128: Hashable, Sendable {
    /// The first 8 bytes.
    public let high: UInt64
    /// The second 8 bytes.
    public let low: UInt64

    /// A digest of the two words given.
    public init(high: UInt64, low: UInt64) {
        (self.high, self.low) = (high, low)
    }
}
