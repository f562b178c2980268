/// Tells the scripts that are written without spaces between words.
enum UnspacedScript {
    /// Characters in a row that are all of one kind.
    struct Run {
        /// How many characters after its own a unit takes in; 0 for a script with spaces.
        var reach: Int
        /// The offset of each character, and of the end.
        var bounds: [Int]
    }

    /// Parts `range` of `bytes`, which are UTF-8, into runs.
    static func runs(_ bytes: [UInt8], in range: Range<Int>) -> [Run] {
        var runs: [Run] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let (scalar, length) = decode(bytes, at: index, end: range.upperBound)
            let reach = reach(of: scalar)
            let next = index + length
            if let last = runs.indices.last, runs[last].reach == reach {
                runs[last].bounds.append(next)
            } else {
                runs.append(Run(reach: reach, bounds: [index, next]))
            }
            index = next
        }
        return runs
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

    private static func decode(_ bytes: [UInt8], at index: Int, end: Int) -> (UInt32, Int) {
        let lead = bytes[index]
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard length > 1, index + length <= end else { return (UInt32(lead), 1) }
        var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (scalar, length)
    }
}
