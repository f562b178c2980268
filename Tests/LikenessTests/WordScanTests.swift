import Article
import Checksum
import TestSupport
import Testing

@testable import Likeness

/// The pass over the bytes against what it should give, said plainly.
@Suite struct WordScanTests {
    @Test(arguments: TestCases.dearSeeds(60)) func `words and sample are as defined`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = Self.text(Int.random(in: 0...300, using: &generator), using: &generator)
        let plain = PlainDefinition(text)
        let words = Words(text)
        #expect(words.bytes == plain.normalForm, "seed \(seed)")
        #expect(words.hashes == plain.hashes, "seed \(seed)")
        #expect(words.numbers == plain.numbers, "seed \(seed)")
        for position in 0..<words.count {
            #expect(Array(words.word(position)) == plain.units[position], "seed \(seed)")
        }
        #expect(Shingles.hashes(of: words) == plain.shingles, "seed \(seed)")
        #expect(Sketch(ofBody: text) == plain.sketch, "seed \(seed)")
    }

    @Test(arguments: TestCases.dearSeeds(20)) func `a fingerprint is as defined`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var article = Article()
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
            article.paragraphs.append(Self.text(40, using: &generator))
        }
        if Bool.random(using: &generator) { article.headline = Self.text(9, using: &generator) }
        let body = PlainDefinition(article.paragraphs.joined(separator: "\n\n"))
        let headline = article.headline.map(PlainDefinition.init)
        let form = (headline.map { $0.normalForm + [0x0A, 0x0A] } ?? []) + body.normalForm
        let fingerprint = Fingerprint(of: article, bytes: .zero)
        // What holds no word is known by its bytes.
        let isWordless = body.units.isEmpty && (headline?.units.isEmpty ?? true)
        #expect(fingerprint.text == (isWordless ? .zero : SHA256.digest(of: form)), "seed \(seed)")
        #expect(fingerprint.words == body.units.count + (headline?.units.count ?? 0), "seed \(seed)")
        #expect(fingerprint.sketch == body.sketch, "seed \(seed)")
    }

    @Test func `long texts are sampled as defined`() {
        var generator = SeededGenerator(seed: 3)
        for words in [500, 530, 2000, 12_000] {
            let text = Edits.story(words, using: &generator)
            #expect(Sketch(ofBody: text) == PlainDefinition(text).sketch, "\(words) words")
        }
        let repeated = String(repeating: "Rain and more rain. ", count: 2000)
        #expect(Sketch(ofBody: repeated) == PlainDefinition(repeated).sketch)
        let endless = String(repeating: "x", count: 10_000)
        #expect(Words(endless + "É").hashes == PlainDefinition(endless + "É").hashes)
    }

    /// Every place in a row of 64 bytes, and each length of a word, has its turn.
    @Test func `words end anywhere`() {
        for lead in 0..<70 {
            for length in 1..<20 {
                let text =
                    String(repeating: ".", count: lead)
                    + String(repeating: "Q7x", count: length).prefix(length)
                #expect(Words(text).hashes == PlainDefinition(text).hashes)
                let marked = text + "’" + text + "é"
                #expect(Words(marked).bytes == PlainDefinition(marked).normalForm)
            }
        }
    }

    // MARK: Texts

    private static let alphabets: [[String]] = [
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init),
        "0123456789.,-'\"()&/%$:;@[`{\u{0}\u{1F}\u{7F}".map(String.init),
        ["’", "‘", "“", "”", "–", "—", "…", "\u{200B}", "\u{AD}", "\u{A0}", "\u{2028}", "\u{FEFF}"],
        "éÉüßñçøÅæŒǅİıſμ½²№ªﬁﬀ℡㎏ﷺ".map(String.init),
        ["\u{301}", "\u{308}", "\u{327}", "\u{338}", "\u{345}", "\u{20DD}", "\u{5B0}", "\u{93F}", "\u{94D}"],
        "αβγΣςΆΏжЩЁйתשअकषיआ한글각ㄱᄀ".map(String.init), "新华社北京記者東京は、。「」カタガー".map(String.init),
        "ภาษาไทยข่าวเมืองວຽງမြန်ខ្មែរ".unicodeScalars.map(String.init),
        ["👩‍👩‍👧", "🇨🇳", "𝐀", "𝟘", "𠮷", "ﾊﾟ", "Ａ", "１"],
    ]

    /// Words and separators of many kinds, with runs of one kind that are long enough to fill a row of bytes.
    private static func text(_ count: Int, using generator: inout SeededGenerator) -> String {
        var text = ""
        var alphabet = alphabets[0]
        for _ in 0..<count {
            if Int.random(in: 0..<6, using: &generator) == 0 {
                let kind = Int.random(in: -6..<alphabets.count, using: &generator)
                alphabet = alphabets[max(0, kind)]
            }
            for _ in 0..<Int.random(in: 1...9, using: &generator) {
                text += alphabet.randomElement(using: &generator) ?? ""
            }
            if Int.random(in: 0..<5, using: &generator) > 0 {
                text += [" ", "\n", "\n\n", "\t", "\r\n"].randomElement(using: &generator) ?? " "
            }
        }
        return text
    }
}
