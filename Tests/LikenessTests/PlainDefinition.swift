import CUTF8Proc

@testable import Likeness

/// What a text's normal form, words and sample are, said as simply as it can be, whatever that costs.
struct PlainDefinition {
    /// The words of the normal form.
    private(set) var words: [[UInt8]] = []
    /// The units that are hashed, in the order of the text.
    private(set) var units: [[UInt8]] = []
    /// The positions of units that begin a word with a digit in it.
    private(set) var numbers: [UInt32] = []

    init(_ text: String) {
        for piece in text.utf8.split(whereSeparator: { $0 == 0x20 || 0x09...0x0D ~= $0 }) {
            takeIn(Self.normalized(Array(piece)))
        }
    }

    var normalForm: [UInt8] { Array(words.joined(separator: [0x20])) }

    var hashes: [UInt64] { units.map(Self.hash) }

    var shingles: [UInt64] {
        let hashes = hashes
        if hashes.count < 4 {
            return hashes.isEmpty ? [] : [hashes.reduce(UInt64(hashes.count), Hashing.pair)]
        }
        return (3..<hashes.count).map {
            Hashing.shingle(hashes[$0 - 3], hashes[$0 - 2], hashes[$0 - 1], hashes[$0])
        }
    }

    var sketch: Sketch {
        let keys = Set(shingles.map { $0 >> 28 }).sorted()
        let drawn = keys.filter { $0 < 1 << 32 }
        if drawn.count > 512 { return Sketch(keys: Array(drawn[..<512]), bound: drawn[512]) }
        if drawn.count >= 32 { return Sketch(keys: drawn, bound: 1 << 32) }
        if keys.count > 32 { return Sketch(keys: Array(keys[..<32]), bound: keys[32]) }
        return Sketch(keys: keys, bound: 1 << 36)
    }

    private mutating func takeIn(_ scalars: String.UnicodeScalarView) {
        var word = String.UnicodeScalarView()
        for scalar in scalars {
            if Self.belongs(scalar, toWord: !word.isEmpty) { word.append(scalar) } else { end(&word) }
        }
        end(&word)
    }

    private mutating func end(_ word: inout String.UnicodeScalarView) {
        guard !word.isEmpty else { return }
        words.append(Array(String(word).utf8))
        var run: [Unicode.Scalar] = []
        for scalar in word {
            if let last = run.last, Self.reach(last) != Self.reach(scalar) { endRun(&run) }
            run.append(scalar)
        }
        endRun(&run)
        word = String.UnicodeScalarView()
    }

    private mutating func endRun(_ run: inout [Unicode.Scalar]) {
        func bytes(_ scalars: ArraySlice<Unicode.Scalar>) -> [UInt8] {
            scalars.flatMap { Array(String($0).utf8) }
        }
        let reach = Self.reach(run[0])
        if reach == 0 {
            if bytes(run[...]).contains(where: { 0x30...0x39 ~= $0 }) {
                numbers.append(UInt32(units.count))
            }
            units.append(bytes(run[...]))
        } else {
            for first in run.indices { units.append(bytes(run[first...].prefix(1 + reach))) }
        }
        run = []
    }

    private static func normalized(_ piece: [UInt8]) -> String.UnicodeScalarView {
        let options =
            UTF8PROC_STABLE.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_COMPOSE.rawValue
            | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_IGNORE.rawValue
        var mapped: UnsafeMutablePointer<UInt8>?
        let count = unsafe utf8proc_map(piece, piece.count, &mapped, utf8proc_option_t(options))
        guard count >= 0, let bytes = unsafe mapped else { return String.UnicodeScalarView() }
        defer { unsafe free(bytes) }
        let form = unsafe UnsafeBufferPointer(start: bytes, count: count)
        return unsafe String(decoding: form, as: UTF8.self).unicodeScalars
    }

    private static func belongs(_ scalar: Unicode.Scalar, toWord isInWord: Bool) -> Bool {
        switch UInt32(utf8proc_category(Int32(scalar.value)).rawValue) {
        case UTF8PROC_CATEGORY_LU.rawValue...UTF8PROC_CATEGORY_LO.rawValue: true
        case UTF8PROC_CATEGORY_ND.rawValue...UTF8PROC_CATEGORY_NO.rawValue: true
        case UTF8PROC_CATEGORY_MN.rawValue...UTF8PROC_CATEGORY_ME.rawValue: isInWord
        default: false
        }
    }

    private static func reach(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: 2
        case 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: 1
        case 0x20000...0x3FFFF: 1
        default: 0
        }
    }

    /// Every eight bytes are mixed in, then what is left with the length.
    private static func hash(_ word: [UInt8]) -> UInt64 {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        var pending: UInt64 = 0
        for (place, byte) in word.enumerated() {
            pending = pending << 8 | UInt64(byte)
            if place % 8 == 7 { state = Hashing.mix(state ^ pending) }
        }
        return Hashing.mix((state ^ pending) &+ UInt64(word.count) &* 0x9E37_79B9_7F4A_7C15)
    }
}
