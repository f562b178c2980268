import Article
import Checksum
import TestSupport
import Testing

@testable import Likeness

/// What a search leaves out because it can make no difference.
@Suite struct SearchTests {
    /// Reads of earlier texts.
    private final class Reads {
        var sequences: [UInt64] = []
    }

    private static func fingerprint(_ text: ComparedText, _ number: Int) -> Fingerprint {
        var article = Article()
        (article.headline, article.paragraphs) = (text.headline, [text.body])
        return Fingerprint(of: article, bytes: SHA256.digest(of: Array("\(number)".utf8)))
    }

    @Test(arguments: TestCases.dearSeeds(6))
    func `after a clear copy nothing is read that cannot be more like it`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let story = Edits.words(Edits.story(400, using: &generator))
        // Others have two fifths of the story each, of different places.
        var texts: [ComparedText] = [ComparedText(headline: nil, body: story.joined(separator: " "))]
        for part in 0..<4 {
            let own = Edits.invented(300, using: &generator)
            let borrowed = story[part * 60..<part * 60 + 160]
            texts.append(ComparedText(headline: nil, body: (own + borrowed).joined(separator: " ")))
        }
        var copy = story
        for place in [40, 150, 260, 370] { copy[place] = "otherwise" }
        texts.append(ComparedText(headline: nil, body: copy.joined(separator: " ")))

        var index = DecisionIndex()
        var before: [UInt64] = []
        for (number, text) in texts.enumerated() {
            let reads = Reads()
            let fingerprint = Self.fingerprint(text, number)
            let decision = index.decide(Submission(fingerprint, text: text, arrival: number)) {
                reads.sequences.append($0)
                return texts[Int($0) - 1]
            }
            index.record(
                UInt64(number + 1), fingerprint, arrival: number, scope: nil, uri: fingerprint.uri,
                outcome: Outcome(decision))
            let isCopy = number == texts.count - 1
            #expect(decision.isAccepted != isCopy, "seed \(seed), article \(number)")
            if isCopy { #expect(reads.sequences == [1], "seed \(seed)") } else { before += reads.sequences }
        }
        // Those that share two fifths are read as long as nothing better is known.
        #expect(before.contains(1), "seed \(seed)")
    }

    @Test(arguments: TestCases.dearSeeds(4))
    func `where half of a text is in many others, one passage in common is not worth a look`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let form = Edits.invented(1450, using: &generator)
        let story = Edits.invented(1750, using: &generator)
        var texts = (0..<Commonness.cut).map { _ in form + Edits.invented(1750, using: &generator) }
        let passage = story[..<560] + Edits.invented(2640, using: &generator)
        let copy = story[..<1400] + Edits.invented(1800, using: &generator)
        texts += [Array(passage), Array(copy)]
        let compared = (texts + [form + story]).map { words in
            ComparedText(headline: nil, body: words.joined(separator: " "))
        }
        var index = DecisionIndex()
        for (number, text) in compared.dropLast().enumerated() {
            let fingerprint = Self.fingerprint(text, number)
            index.record(
                UInt64(number + 1), fingerprint, arrival: number, scope: nil, uri: fingerprint.uri,
                outcome: Outcome(relation: nil, original: nil))
        }
        let reads = Reads()
        let newcomer = compared[compared.count - 1]
        _ = index.decide(Submission(Self.fingerprint(newcomer, 99), text: newcomer, arrival: 99)) {
            reads.sequences.append($0)
            return compared[Int($0) - 1]
        }
        #expect(reads.sequences == [UInt64(texts.count)], "seed \(seed)")
    }

    @Test(arguments: TestCases.dearSeeds(60))
    func `numbers that are not counted would change no verdict`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let story = Edits.words(Edits.story(Int.random(in: 20...500, using: &generator), using: &generator))
        let kept = Int.random(in: 0...story.count, using: &generator)
        let every = Int.random(in: 2...40, using: &generator)
        var other = Array(story.prefix(kept)) + Edits.invented(story.count - kept, using: &generator)
        for place in stride(from: 0, to: other.count, by: every) {
            other[place] = "\(Int.random(in: 0..<99, using: &generator))"
        }
        let left = TextFeatures(ComparedText(headline: "Rain", body: story.joined(separator: " ")))
        let right = TextFeatures(ComparedText(headline: "Rain", body: other.joined(separator: " ")))
        let judgement = Judgement(parameters: LikenessParameters())
        let whole = Measures(left, right)
        var measures = Measures(ofWords: left, right)
        if judgement.needsNumbers(left, right, measures) { measures.countNumbers(left, right) }
        let prose = ProseMeasures(left, right, whole)
        #expect(
            judgement.judge(left, right, measures, prose, rarity: 1, interval: 60)
                == judgement.judge(left, right, whole, prose, rarity: 1, interval: 60), "seed \(seed)")
        let isClose = whole.containment >= judgement.parameters.closeContainment
        #expect(!isClose || measures == whole, "seed \(seed): it is shown")
    }
}
