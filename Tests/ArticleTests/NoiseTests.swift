import Glibc
import Testing

@testable import Article

/// What is noise is refused, and nothing that is text.
@Suite("Noise") struct NoiseTests {
    /// Files of random bytes that are tried.
    static let cases =
        getenv("DATELINE_TEST_CASES").flatMap { Int(String(cString: $0)) } ?? 1000

    private func isRefused(_ bytes: [UInt8]) -> Bool {
        do throws(ReadingError) {
            _ = try TextDecoder.decode(bytes)
            return false
        } catch { return error == .notText }
    }

    @Test("Random bytes are no text, however many there are")
    func random() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("noise: seed \(seed), \(Self.cases) files")
        var random = SeededRandom(seed: seed)
        for number in 0..<Self.cases {
            let count = 64 + Int(random.next() % (number % 50 == 0 ? 4000 : 200))
            var bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next() >> 24) }
            // What announces an encoding announces it for noise, too.
            switch number % 20 {
            case 0: bytes.replaceSubrange(0..<2, with: [0xFF, 0xFE])
            case 1: bytes.replaceSubrange(0..<2, with: [0xFE, 0xFF])
            case 2: bytes.replaceSubrange(20..<23, with: [0x1B, 0x24, 0x42])
            // Nor is it text when the controls are left out.
            case 3: bytes = bytes.map { $0 | 0x80 == 0x8A ? $0 : max($0, 0x20) }
            default: break
            }
            #expect(isRefused(bytes), "file \(number) of seed \(seed): \(bytes)")
        }
    }

    /// Bounds how often noise passes, as `NoiseTest` says.
    @Test("The table is one of probabilities, and parts text from noise")
    func table() throws {
        func check(_ name: String, _ units: [CharacterClass], bytes: Int) {
            for last in CharacterClass.allCases {
                let weights = units.map { NoiseTest.weight(of: $0, after: last, bytes: bytes) }
                let sum = weights.reduce(0) { $0 + exp2($1) } / Double(units.count)
                #expect(sum <= 1, "\(name) after \(last)")
                let root = weights.reduce(0) { $0 + exp2($1 / 2) } / Double(units.count)
                #expect(
                    pow(root, Double(NoiseTest.shortest / bytes)) < 2e-7, "\(name) after \(last): \(root)")
            }
        }
        for name in LegacyDecoder.narrow {
            let classes = try (0...255 as ClosedRange<UInt8>).map { byte in
                var decoding = Decoding()
                let text = try #require(LegacyDecoder.decode([byte], named: name, &decoding))
                return CharacterClass(
                    try #require(String(decoding: text, as: UTF8.self).unicodeScalars.first))
            }
            check(name, classes, bytes: 1)
        }
        let all = (0...0xFFFF as ClosedRange<UInt32>).map {
            CharacterClass(Unicode.Scalar($0) ?? Unicode.Scalar(0xFFFD as UInt16) ?? " ")
        }
        check("UTF-16", all, bytes: 2)
        let (printing, rest) = NoiseTest.printableWeights
        #expect(98 * exp2(printing) + 158 * exp2(rest) <= 256.0001)
        #expect(pow((98 * exp2(printing / 2) + 158 * exp2(rest / 2)) / 256, 64) < 2e-7)
    }

    /// To look each byte up must tell the same as to convert the text.
    @Test("The evidence of bytes is that of the text that they become", arguments: LegacyDecoder.narrow)
    func evidence(_ name: String) throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededRandom(seed: seed)
        for number in 0..<40 {
            let bytes = (0..<1024).map { _ in UInt8(truncatingIfNeeded: random.next() >> 24) }
            var decoding = Decoding()
            let text = try #require(LegacyDecoder.decode(bytes, named: name, &decoding))
            let evidence = try #require(LegacyDecoder.evidence(bytes, name))
            #expect(evidence == NoiseTest.evidence(text, .one), "seed \(seed), case \(number)")
        }
    }

    @Test("A letter that a mark may follow is not lost at the end")
    func lastLetter() throws {
        let bytes = EncodingFormTests.encoded("Thủ tướng nói hôm thứ sáu", "WINDOWS-1258")
        let decoded = try TextDecoder.decode(bytes, encoding: "WINDOWS-1258")
        #expect(String(decoding: decoded.text, as: UTF8.self) == "Thủ tướng nói hôm thứ sáu")
        #expect(try TextDecoder.decode([0x61], encoding: "WINDOWS-1258").text == [0x61])
    }

    @Test("Text in any encoding is no noise, from any character on", arguments: EncodingFormTests.encodings)
    func text(_ name: String, _ language: String) throws {
        let text = try #require(EncodingFormTests.paragraphs[language])
        for count in [30, 64, 100, 200] {
            for start in stride(from: 0, to: max(1, text.count - count), by: 5) {
                let part = String(text.dropFirst(start).prefix(count))
                let bytes = EncodingFormTests.encoded(part, name)
                if bytes.isEmpty { continue }
                #expect(!isRefused(bytes), "\(name): \(part)")
            }
        }
    }

    @Test("Text in UTF-16 with a mark is none", arguments: EncodingFormTests.paragraphs.keys.sorted())
    func wide(_ language: String) throws {
        let text = try #require(EncodingFormTests.paragraphs[language])
        for start in stride(from: 0, to: max(1, text.count - 40), by: 5) {
            let units = Array(String(text.dropFirst(start).prefix(40)).utf16)
            #expect(!isRefused([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
        }
    }

    @Test(
        "Nor is what stands among text",
        arguments: [
            "Café  12.40   13.10  -0,70\n"
                + String(repeating: "Index 1.234,50 |  +0,3 % | 12:30\n", count: 5),
            "Schlüssel: " + String(repeating: "mQENBFqX3k0BCADMn8vhKe9/7rTz+Qw2LpYx0sJd\n", count: 5),
            "Prüfsumme 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n",
            "ÀÉÎÕÜ ÉTÉ À LA UNE DES JOURNAUX: LE PREMIER MINISTRE S'EST EXPRIMÉ HIER SOIR\n",
            "============================\n  Größe   ||   Länge   ||   Höhe\n----------------------------\n",
            "http://www.example.org/a?b=c&d=%20e#f http://example.org/übersicht/2024/05/17/index.html?q=1\n",
        ])
    func odd(_ text: String) {
        let bytes = EncodingFormTests.encoded(text, "WINDOWS-1252")
        #expect(bytes.count >= 64 && !isRefused(bytes))
    }
}
