import TestSupport
import Testing

@testable import Likeness

/// The first glance at a text, eight bytes at a time, against one that looks at each letter.
@Suite struct NoticeTriggerTests {
    private static let stems = [
        "kill", "withdr", "retr", "disr", "elim", "do n", "annul", "anul", "veui", "zurü",
    ]

    /// Whether a word of the first 400 bytes begins with a stem, and five bytes come after its first.
    private func isIn(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(400)).map { $0 | 0x20 }
        func isLetter(_ place: Int) -> Bool { place >= 0 && 0x61...0x7A ~= bytes[place] }
        return bytes.indices.dropLast(5).contains { place in
            isLetter(place) && !isLetter(place - 1)
                && Self.stems.contains {
                    // Of an "ü" the first byte tells.
                    let stem = $0.utf8.filter { $0 != 0xBC }.map { $0 | 0x20 }
                    return stem == Array(bytes[place...].prefix(stem.count))
                }
        }
    }

    @Test func itSeesWhatALookAtEachLetterSees() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        let pieces =
            Self.stems + [
                "Kill", "WITHDRAW", "without", "annual", "ANNULE", "ZURÜCK", "zur ", "é", " ", " ", "3", "-",
                "\n", "a", "skill", "word ",
            ]
        for _ in 0..<20_000 {
            let text =
                (0..<Int.random(in: 0...90, using: &random)).map { _ in
                    pieces[Int.random(in: 5..<pieces.count, using: &random)]
                }.joined() + pieces[Int.random(in: 0..<pieces.count, using: &random)] + " now"
            #expect(NoticeTrigger.isIn(text) == isIn(text), "\(text), seed \(seed)")
        }
    }
}
