/// Counts and replaces what is not UTF-8.
enum UTF8Repair {
    /// How many characters beyond ASCII are whole, and how many sequences are broken.
    static func census(_ bytes: [UInt8]) -> (valid: Int, invalid: Int) {
        var (valid, invalid, index) = (0, 0, 0)
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            let (length, isValid) = sequence(bytes, at: index)
            if isValid { valid += 1 } else { invalid += 1 }
            index += length
        }
        return (valid, invalid)
    }

    /// A copy of `bytes` with U+FFFD for each broken sequence.
    static func repair(_ bytes: [UInt8], _ decoding: inout Decoding) -> [UInt8] {
        var repaired: [UInt8] = []
        repaired.reserveCapacity(bytes.count + 16)
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                repaired.append(bytes[index])
                index += 1
                continue
            }
            let (length, isValid) = sequence(bytes, at: index)
            if isValid {
                repaired.append(contentsOf: bytes[index..<index + length])
            } else {
                decoding.invalidSequences += 1
                repaired.append(contentsOf: [0xEF, 0xBF, 0xBD])
            }
            index += length
        }
        return repaired
    }

    /// The length of the sequence that begins at `index`, and whether it is a character. A broken one is as
    /// long as the part of it that could have begun one, as Unicode recommends.
    static func sequence(_ bytes: [UInt8], at index: Int) -> (length: Int, isValid: Bool) {
        let lead = bytes[index]
        let (count, second): (Int, ClosedRange<UInt8>) =
            switch lead {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: (1, 0x80...0xBF)
            }
        guard count > 1 else { return (1, false) }
        guard index + 1 < bytes.count, second.contains(bytes[index + 1]) else { return (1, false) }
        var length = 2
        while length < count {
            guard index + length < bytes.count, bytes[index + length].isContinuation else {
                return (length, false)
            }
            length += 1
        }
        return (count, true)
    }
}
