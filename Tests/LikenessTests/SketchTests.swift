import Article
import Checksum
import TestSupport
import Testing

@testable import Likeness

@Suite struct SketchTests {
    @Test(arguments: 0..<40) func `a sketch is read back as it was written`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = Int.random(in: 0...3000, using: &generator)
        let sketch = Sketch(of: Shingles.hashes(of: Words(Edits.story(words, using: &generator))))
        #expect(Sketch(bytes: sketch.bytes) == sketch, "seed \(seed)")
        #expect(sketch.keys == sketch.keys.sorted() && Set(sketch.keys).count == sketch.keys.count)
        #expect(sketch.keys.allSatisfy { $0 < sketch.bound })
    }

    /// A text of four words or fewer has one key, and any bound may come with any number of keys under it.
    @Test(arguments: [1, 2, 3, 31, 32, 33, 511, 512, 513, Sampling.keyLimit / 2, Sampling.keyLimit])
    func `a sketch of any size is read back, wherever its keys lie`(bound: UInt64) {
        var generator = SeededGenerator(seed: bound)
        for count in 0...min(Sampling.most, Int(bound)) {
            let size = UInt64(count)
            let first = Array(0..<size)
            var drawn: Set<UInt64> = []
            while drawn.count < count, size * 2 < bound {
                drawn.insert(UInt64.random(in: 0..<bound, using: &generator))
            }
            for keys in [first, Array(bound - size..<bound), drawn.sorted(), first.dropLast() + [bound - 1]]
            where keys.count == count {
                let sketch = Sketch(keys: keys, bound: bound)
                #expect(Sketch(bytes: sketch.bytes) == sketch, "\(count) under \(bound)")
            }
        }
    }

    @Test(arguments: 0..<200) func `hostile bytes make no sketch and no trap`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 0...64, using: &generator)
        var bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        if count > 8 { bytes[7] = UInt8.random(in: 0...36, using: &generator) }
        if let sketch = Sketch(bytes: bytes) { #expect(sketch.keys.allSatisfy { $0 < sketch.bound }) }
    }

    @Test func `the sample is about one in sixteen, and at least 32`() {
        var generator = SeededGenerator(seed: 7)
        #expect(Sketch(of: Shingles.hashes(of: Words(Edits.story(3, using: &generator)))).keys.count == 1)
        #expect(Sketch(of: Shingles.hashes(of: Words(Edits.story(200, using: &generator)))).keys.count == 32)
        let large = Sketch(of: Shingles.hashes(of: Words(Edits.story(4000, using: &generator)))).keys.count
        #expect(200...300 ~= large)
        let huge = Sketch(of: Shingles.hashes(of: Words(Edits.story(20_000, using: &generator))))
        #expect(huge.keys.count == Sampling.most)
        #expect(Sketch(of: Array(repeating: 5 << 30, count: 10_000)).keys.count == 1)
    }

    @Test func `words are parted by the rules of their script`() {
        #expect(Words("The U.S. won’t pay 1,750.").count == 8)
        // Four characters in a row are four units of two characters, the last of one.
        #expect(Words("新华社北").count == 4)
        #expect(Words("新华社 North 北京").count == 6)
        #expect(Words("ภาษาไทย").count == 7)
        #expect(Words("한국어 뉴스").count == 2)
        #expect(Words("Größe ΜΈΓΕΘΟΣ размер").count == 3)
    }

    @Test func `Chinese, Japanese and Thai copies are found`() {
        let texts = [
            Self.letters(from: 0x4E00, count: 5000), Self.letters(from: 0x3042, count: 80),
            Self.letters(from: 0x0E01, count: 46),
        ]
        for text in texts {
            var room = Newsroom()
            room.take(nil, text)
            #expect(room.take(nil, "说" + text.dropFirst(20) + "完").duplicateRelation == .near)
            #expect(room.take(nil, String(text.reversed())).isAccepted)
        }
    }

    /// Letters of a script in no order.
    private static func letters(from first: UInt32, count: UInt32) -> String {
        var generator = SeededGenerator(seed: UInt64(first))
        var text = ""
        for _ in 0..<400 {
            let offset = UInt32.random(in: 0..<count, using: &generator)
            if let scalar = Unicode.Scalar(first + offset) { text.unicodeScalars.append(scalar) }
        }
        return text
    }
}
