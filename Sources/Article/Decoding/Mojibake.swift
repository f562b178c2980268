/// Puts right what was UTF-8 and was read as Windows-1252 on its way: "â€™" for "’", "Ã©" for "é".
///
/// Only certain cases are touched. Punctuation and Latin letters are certain by themselves, for nobody
/// writes "Ã" before "©"; other scripts are when three such characters follow one another.
enum Mojibake {
    /// Repairs `text`, which is UTF-8, and says how many characters were put right.
    static func repair(_ text: inout [UInt8]) -> Int {
        var repaired = 0
        // Text may have gone through the mill twice.
        for _ in 0..<2 {
            guard maySuffer(text) else { break }
            let count = whole(&text) ?? pass(&text)
            if count == 0 { break }
            repaired += count
        }
        return repaired
    }

    /// A cheap first question: whether a letter stands in `text` that a lead byte would have become.
    private static func maySuffer(_ text: [UInt8]) -> Bool {
        for index in text.indices.dropLast() where text[index] == 0xC3 && text[index + 1] >= 0x82 {
            guard index + 2 < text.count, text[index + 2] >= 0xC2 else { continue }
            return true
        }
        return false
    }

    /// Repairs a text in which every character beyond ASCII is part of the damage: that all of them together
    /// are UTF-8 again is no accident. `nil` where they are not.
    private static func whole(_ text: inout [UInt8]) -> Int? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if text[index] < 0x80 {
                bytes.append(text[index])
                index += 1
                continue
            }
            guard let found = Windows1252.byte(text, at: index) else { return nil }
            bytes.append(found.byte)
            index = found.end
        }
        let census = UTF8Repair.census(bytes)
        guard census.invalid == 0, census.valid >= 3 else { return nil }
        text = bytes
        return census.valid
    }

    private static func pass(_ text: inout [UInt8]) -> Int {
        var repaired: [UInt8] = []
        repaired.reserveCapacity(text.count)
        var (index, runStart, count) = (0, 0, 0)
        while index < text.count {
            guard text[index] == 0xC3, let found = damage(text, at: index) else {
                index += 1
                continue
            }
            repaired.append(contentsOf: text[runStart..<index])
            repaired.append(contentsOf: found.bytes)
            count += found.characters
            index = found.end
            runStart = index
        }
        guard count > 0 else { return 0 }
        repaired.append(contentsOf: text[runStart...])
        text = repaired
        return count
    }

    private struct Damage {
        var bytes: [UInt8]
        var end: Int
        var characters: Int
    }

    /// The damage that begins at `index`, if it is certain.
    private static func damage(_ text: [UInt8], at index: Int) -> Damage? {
        guard let first = character(text, at: index) else { return nil }
        if isCertain(first.bytes) { return Damage(bytes: first.bytes, end: first.end, characters: 1) }
        var run = Damage(bytes: first.bytes, end: first.end, characters: 1)
        while run.characters < 4_096, let next = character(text, at: run.end),
            isAkin(next.bytes[0], first.bytes[0])
        {
            run.bytes += next.bytes
            run.end = next.end
            run.characters += 1
        }
        return run.characters >= 3 ? run : nil
    }

    /// Whether two lead bytes are of one script, near enough.
    private static func isAkin(_ a: UInt8, _ b: UInt8) -> Bool {
        a >> 1 == b >> 1 || a & 0xF0 == 0xE0 && b & 0xF0 == 0xE0
    }

    /// The character whose bytes the characters from `index` on were, each read as Windows-1252.
    private static func character(_ text: [UInt8], at index: Int) -> (bytes: [UInt8], end: Int)? {
        guard let lead = Windows1252.byte(text, at: index) else { return nil }
        let count: Int
        switch lead.byte {
        case 0xC2...0xDF: count = 2
        case 0xE0...0xEF: count = 3
        case 0xF0...0xF4: count = 4
        default: return nil
        }
        var (bytes, end) = ([lead.byte], lead.end)
        while bytes.count < count {
            guard let next = Windows1252.byte(text, at: end), next.byte.isContinuation else { return nil }
            bytes.append(next.byte)
            end = next.end
        }
        return UTF8Repair.sequence(bytes, at: 0).isValid ? (bytes, end) : nil
    }

    /// Whether a character is one that mojibake is usually of, and its damaged form is nothing else.
    private static func isCertain(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1]) {
        case (0xC2, 0xA0...0xBF), (0xC3, _): true
        case (0xE2, 0x80), (0xE2, 0x82), (0xE2, 0x84), (0xEF, 0xBB), (0xEF, 0xBF): true
        case (0xF0, 0x9F): true
        default: false
        }
    }
}

/// Windows-1252 backwards: the byte that a character stands for.
enum Windows1252 {
    /// The byte of the character at `index` of a UTF-8 text, and where the character ends.
    static func byte(_ text: [UInt8], at index: Int) -> (byte: UInt8, end: Int)? {
        guard index + 1 < text.count else { return nil }
        switch text[index] {
        case 0xC2: return (text[index + 1], index + 2)
        case 0xC3: return (text[index + 1] + 0x40, index + 2)
        case 0xC5, 0xC6, 0xCB:
            let value = UInt32(text[index] & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F)
            return table[value].map { ($0, index + 2) }
        case 0xE2 where index + 2 < text.count:
            let value = 0x2000 | UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F)
            return table[value].map { ($0, index + 3) }
        default: return nil
        }
    }

    private static let table: [UInt32: UInt8] = [
        0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87,
        0x02C6: 0x88,
        0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92,
        0x201C: 0x93,
        0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A,
        0x203A: 0x9B,
        0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
    ]
}
