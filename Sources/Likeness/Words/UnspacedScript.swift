/// Tells the scripts that are written without spaces between words.
enum UnspacedScript {
    /// The units of `word`: runs of characters that are written with spaces, as a whole, and for each other
    /// character it and those after it that belong to one unit, within its run.
    static func units(_ word: [UInt8]) -> [Range<Int>] {
        var units: [Range<Int>] = []
        var index = 0
        while index < word.count {
            let (kind, bounds) = run(word, from: index)
            let characters = bounds.count - 1
            if kind == 0 {
                units.append(index..<bounds[characters])
            } else {
                for first in 0..<characters {
                    units.append(bounds[first]..<bounds[min(first + 1 + kind, characters)])
                }
            }
            index = bounds[characters]
        }
        return units
    }

    /// The characters from `start` on that are all of one kind: where each begins, and where the last ends.
    private static func run(_ word: [UInt8], from start: Int) -> (reach: Int, bounds: [Int]) {
        var (scalar, length) = decode(word, at: start)
        let kind = reach(of: scalar)
        var bounds = [start]
        var index = start
        repeat {
            index += length
            bounds.append(index)
            guard index < word.count else { break }
            (scalar, length) = decode(word, at: index)
        } while reach(of: scalar) == kind
        return (kind, bounds)
    }

    /// Source: the block and script tables of Unicode 15 (Blocks.txt, Scripts.txt).
    private static func reach(of scalar: UInt32) -> Int {
        switch scalar {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: Sampling.thaiReach
        case 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x3FFFF:
            Sampling.ideographReach
        default: 0
        }
    }

    private static func decode(_ bytes: [UInt8], at index: Int) -> (UInt32, Int) {
        let lead = bytes[index]
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard length > 1, index + length <= bytes.count else { return (UInt32(lead), 1) }
        var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (scalar, length)
    }
}
