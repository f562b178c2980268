import Testing

@testable import Article

/// Runs of blanks, found eight bytes at a time, against a plain loop.
@Suite struct BlankRunTests {
    @Test func `the first run is where a plain loop finds it`() {
        var random = SeededRandom(seed: 11)
        for round in 0..<3_000 {
            let letters = Array("abcdefgh  \t".utf8).prefix(Int.random(in: 9...11, using: &random))
            let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                letters.randomElement(using: &random)
            }
            // A line ends in a byte that prints.
            let line = text.compactMap(\.self) + [UInt8(ascii: "z")]
            var lines: [Line] = []
            let store = TextStore(line, lines: &lines)
            for start in line.indices {
                let expected = (start..<line.count).first {
                    line[$0] == 0x09 || line[$0] == 0x20 && line[$0 + 1].isBlank
                }
                #expect(
                    BlankRuns.first(in: store.text, start..<line.count) == expected,
                    "round \(round), seed 11, from \(start): \(line)")
            }
        }
    }
}
