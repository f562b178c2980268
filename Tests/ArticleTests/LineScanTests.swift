import CScan
import Testing

@testable import Article

/// The lines that are found many bytes at a time are those that a plain loop finds.
@Suite("Lines of a text")
struct LineScanTests {
    /// A line as a plain loop sees it.
    private struct Plain: Equatable {
        var start, end, indent, blanks, number: Int
        var kinds: UInt8
    }

    @Test("Lines, their kinds and the folded twin, with the processor's help and without")
    func scanned() {
        var random = SeededRandom(seed: 4)
        let bytes = Array("abAB  \t\n\n-:/).,|0129@>_]é“北 xyz".utf8)
        for round in 0..<4_000 {
            let choice = Int.random(in: 2...bytes.count, using: &random)
            let text = (0..<Int.random(in: 0..<320, using: &random)).map { _ in
                bytes[Int.random(in: 0..<choice, using: &random)]
            }
            let (lines, folded) = Self.plainly(text)
            for scan in [cscan_lines, cscan_lines_portably] {
                let found = Self.scan(text, scan)
                #expect(found.lines == lines, "round \(round), seed 4: \(text)")
                #expect(found.folded == folded, "round \(round), seed 4: \(text)")
            }
            let isPlain = text.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x09 }
            #expect(cscan_is_plain(text, text.count) == isPlain, "round \(round), seed 4: \(text)")
        }
    }

    @Test("Any single byte among others, for being printing ASCII")
    func plainBytes() {
        for byte in UInt8.min...UInt8.max {
            for place in [0, 31, 32, 40] {
                var text = [UInt8](repeating: 0x41, count: 41)
                text[place] = byte
                let isPlain = byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09
                #expect(cscan_is_plain(text, text.count) == isPlain, "byte \(byte) at \(place)")
            }
        }
    }

    private typealias Scan = (
        UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<cscan_state>?,
        UnsafeMutablePointer<cscan_line>?, Int
    ) -> Int

    private static func scan(_ text: [UInt8], _ scan: Scan) -> (lines: [Plain], folded: [UInt8]) {
        let padded = text + [UInt8](repeating: 0, count: Int(CSCAN_PADDING))
        var folded = padded
        var state = cscan_begin()
        var lines: [Plain] = []
        var room = [cscan_line](repeating: cscan_line(), count: Int(CSCAN_ROOM) + 5)
        while state.place < text.count {
            let count = scan(padded, text.count, &folded, &state, &room, room.count)
            lines += room.prefix(count).map {
                Plain(
                    start: $0.start, end: $0.end, indent: $0.indent, blanks: $0.blanks, number: $0.number,
                    kinds: $0.kinds)
            }
        }
        return (lines, Array(folded.prefix(text.count)))
    }

    private static func plainly(_ text: [UInt8]) -> (lines: [Plain], folded: [UInt8]) {
        var (lines, blanks, number) = ([Plain](), 0, 0)
        var pieces = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        // Behind the last line feed stands no line.
        if pieces.last?.isEmpty == true { pieces.removeLast() }
        for piece in pieces {
            number += 1
            let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
            guard let start = piece.firstIndex(where: { !isBlank($0) }),
                let last = piece.lastIndex(where: { !isBlank($0) })
            else {
                blanks += 1
                continue
            }
            var indent = 0
            for byte in piece[..<start] { indent += byte == 0x09 ? 8 - indent % 8 : 1 }
            var kinds: UInt8 = 0
            for index in start...last { kinds |= kind(text[index], before: index > 0 ? text[index - 1] : 0) }
            lines.append(
                Plain(
                    start: start, end: last + 1, indent: indent, blanks: blanks, number: number, kinds: kinds)
            )
            blanks = 0
        }
        return (lines, text.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
    }

    private static func kind(_ byte: UInt8, before: UInt8) -> UInt8 {
        switch byte {
        case 0x09: ByteKinds.run
        case 0x20: before == 0x20 ? ByteKinds.run : 0
        case UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "|"): ByteKinds.credit
        case UInt8(ascii: "-"), UInt8(ascii: ")"), UInt8(ascii: "_"), UInt8(ascii: "]"): ByteKinds.closing
        case UInt8(ascii: "0")...UInt8(ascii: "9"): ByteKinds.digit
        case UInt8(ascii: "@"): ByteKinds.at
        case UInt8(ascii: ">"): ByteKinds.angle
        case UInt8(ascii: "."): ByteKinds.period
        case 0x80...0xFF: ByteKinds.high
        default: 0
        }
    }
}
