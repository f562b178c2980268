import Checksum
import TestSupport
import Testing

@testable import Likeness

/// The files of the index, as bytes.
@Suite struct IndexFileTests {
    private static let origin = IndexFile.Origin(logID: "0123456789abcdef", LikenessParameters())

    /// A sketch of random keys, some of which many others have.
    private static func sketch(using generator: inout SeededGenerator) -> Sketch {
        var keys: Set<UInt64> = []
        let count = Int.random(in: 0...60, using: &generator)
        while keys.count < count {
            let isCommon = Int.random(in: 0..<8, using: &generator) == 0
            keys.insert(
                isCommon
                    ? UInt64.random(in: 0..<6, using: &generator)
                    : UInt64.random(in: 0..<Sampling.keyLimit / 16, using: &generator))
        }
        return Sketch(keys: keys.sorted(), bound: Sampling.keyLimit / 16)
    }

    private static func head(_ number: UInt64, firstRow: Int, rows: Int) -> IndexFile.Head {
        IndexFile.Head(
            kind: .near, origin: origin,
            stretch: IndexFile.Stretch(
                previous: number == 0 ? 0 : number * 16 - 1, first: number * 16, last: number * 16 + 15),
            lastEvent: number * 16 + 15, link: number, firstRow: UInt32(firstRow), rowCount: UInt32(rows),
            counters: SIMD8(repeating: number))
    }

    private static func open(_ draft: IndexDraft?) throws -> NearRun {
        try NearRun(IndexFile(IndexBytes(try #require(draft).bytes)))
    }

    /// What a search finds: rows for each key, unless too many have it.
    private static func found(
        _ keys: [UInt64], _ lookUp: ([UInt64], inout KeyHits) -> Void, in files: [NearRun] = [],
        _ row: (Int) -> UInt32
    ) -> [[UInt32]?] {
        var hits = KeyHits()
        hits.begin(keys: keys.count)
        lookUp(keys.map(KeyHash.of), &hits)
        return keys.indices.map { position in
            guard hits.counts[position] < Commonness.cut else { return nil }
            var places: [UInt64] = []
            hits.collect(position, from: files, into: &places)
            return places.map { row(Int($0 & 0xFFFF_FFFF)) }.sorted()
        }
    }

    @Test(arguments: TestCases.dearSeeds(12))
    func `files find what memory finds, merged or not, at any beginning of the window`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let parts = Int.random(in: 1...4, using: &generator)
        var (whole, runs, sketches): (OpenPartition, [NearRun], [Sketch]) = (OpenPartition(), [], [])
        for part in 0..<parts {
            var open = OpenPartition()
            let first = sketches.count
            for _ in 0..<Int.random(in: 0...200, using: &generator) {
                let sketch = Self.sketch(using: &generator)
                let row = UInt32(sketches.count)
                let root = UInt32.random(in: 0...row, using: &generator)
                let original = [row, root, row / 2].randomElement(using: &generator) ?? row
                let article = IndexedArticle(row: row, root: root, original: original, sketch: sketch)
                open.insert(article, keys: sketch.keys)
                whole.insert(article, keys: sketch.keys)
                sketches.append(sketch)
            }
            let head = Self.head(UInt64(part), firstRow: first, rows: sketches.count - first)
            runs.append(try Self.open(NearRunWriter.draft(open, head)))
        }
        var merged = try Self.open(NearRunWriter.merge(runs))
        #expect((0..<merged.count).map(merged.article) == whole.articles, "seed \(seed)")
        #expect(merged.head.lastEvent == runs.last?.head.lastEvent && merged.head.stretch.first == 0)
        let floor = UInt32.random(in: 0...UInt32(sketches.count), using: &generator)
        merged.leave(before: floor)
        for sketch in sketches.shuffled(using: &generator).prefix(40) + [Self.sketch(using: &generator)] {
            let expected = Self.found(
                sketch.keys, { whole.lookUp($0, from: whole.floor(floor), partition: 0, into: &$1) },
                { whole.articles[$0].row })
            let found = Self.found(
                sketch.keys, { merged.lookUp($0, partition: 0, into: &$1) }, in: [merged],
                { merged.article($0).row })
            #expect(found == expected, "seed \(seed)")
        }
    }

    @Test(arguments: TestCases.dearSeeds(20))
    func `each bucket has the entries that it was given, of each key the latest`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let articles = UInt32([1, 40, 1000, 400_000].randomElement(using: &generator) ?? 1)
        let keys = UInt32((1 << 32 - 1) / Int(articles))
        var writer = NearBucketWriter(buckets: 64, articles: articles)
        var expected: [[UInt32]] = []
        var (entries, blocks): ([UInt8], [UInt8]) = ([], [])
        for bucket in 0..<64 {
            var (found, kept): (Set<UInt32>, [UInt32]) = ([], [])
            let counts = [0, 1, 2, 3, 13, 30, 300, bucket == 7 ? 30_000 : 5]
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                let low = UInt32.random(in: 0..<keys, using: &generator) * articles
                let count = counts.randomElement(using: &generator) ?? 0
                let numbers = Set((0..<count).map { _ in UInt32.random(in: 0..<articles, using: &generator) })
                if found.contains(where: { $0 / articles == low / articles }) { continue }
                found.formUnion(numbers.map { low + $0 })
                kept += numbers.sorted().suffix(Commonness.cut).map { low + $0 }
            }
            expected.append(kept.sorted())
            writer.add(found.sorted(), 0..<found.count)
            if bucket % 16 == 15, Bool.random(using: &generator) { writer.emitEntries { entries += $0 } }
        }
        writer.emitEntries { entries += $0 }
        writer.emitBlocks { blocks += $0 }
        #expect(entries.count <= 4 * expected.reduce(64) { $0 + $1.count })
        let buckets = NearBuckets(blocks: IndexBytes(blocks), entries: IndexBytes(entries))
        #expect(buckets.blockCount == 4)
        for (bucket, kept) in expected.enumerated() {
            var found: [UInt32] = []
            buckets.forEach(bucket) { found.append($0) }
            #expect(found.sorted() == kept, "seed \(seed), bucket \(bucket)")
        }
    }

    @Test func `no two keys have one hash, and a bucket and its rest are one hash`() {
        var generator = SeededGenerator(seed: 1)
        var hashes: Set<UInt64> = []
        for key in 0..<50_000 as Range<UInt64> { hashes.insert(KeyHash.of(key)) }
        #expect(hashes.count == 50_000 && hashes.allSatisfy { $0 < Sampling.keyLimit })
        for articles in [0, 1, 2, 3, 1000, 1023, 1025, 1 << 20] {
            let shape = NearRun.Shape(articles: articles)
            #expect(shape.width * UInt64(shape.count) <= 1 << 32)
            for _ in 0..<200 {
                let hash = UInt64.random(in: 0..<Sampling.keyLimit, using: &generator)
                let (bucket, rest) = shape.place(hash)
                #expect(UInt64(bucket) * shape.width + rest == hash && rest < shape.width)
                #expect(bucket < shape.buckets)
            }
        }
    }

    /// The files of an index over some articles.
    private static func files(_ count: Int, using generator: inout SeededGenerator) throws -> FrozenRun {
        var parameters = LikenessParameters()
        (parameters.stretchBits, parameters.blockBits) = (6, 3)
        var index = DecisionIndex(parameters: parameters)
        for number in 1...64 {
            index.begin(UInt64(number))
            let digest = SHA256.digest(of: Array("\(number)".utf8))
            index.note(
                digest.prefix,
                KnownFile(
                    digest: 1, items: number, isWhole: true, hasArticle: false, sequence: UInt64(number)))
            guard number <= count else { continue }
            var fingerprint = Fingerprint(bytes: digest, text: digest, words: number)
            fingerprint.sketch = sketch(using: &generator)
            index.record(
                UInt64(number), fingerprint, arrival: number, scope: nil, uri: "urn:x:\(number)",
                outcome: Outcome(relation: nil, original: nil))
        }
        return try #require(index.frozen.first)
    }

    @Test func `a flipped bit or a lost end is found, each one, and none traps`() throws {
        var generator = SeededGenerator(seed: 1)
        let run = try Self.files(3, using: &generator)
        let files = try #require(run.files(Self.origin, link: 1))
        for bytes in [files.exact.bytes, files.near.bytes] {
            _ = try IndexFile(IndexBytes(bytes))
            for bit in 0..<bytes.count * 8 {
                var damaged = bytes
                damaged[bit / 8] ^= 1 << UInt8(bit % 8)
                // What is between the sections has no meaning.
                guard let file = try? IndexFile(IndexBytes(damaged)) else { continue }
                #expect(damaged[bit / 8].nonzeroBitCount == 1, "bit \(bit)")
                #expect(
                    file.sections.map(\.array) == (try IndexFile(IndexBytes(bytes)).sections.map(\.array)))
            }
            for length in 0..<bytes.count {
                let file = try? IndexFile(IndexBytes(Array(bytes.prefix(length))))
                #expect(file == nil || bytes[length...].allSatisfy { $0 == 0 }, "length \(length)")
            }
        }
    }

    /// A file with some of its sections' bytes changed, under checksums that fit.
    private static func spoiled(_ draft: IndexDraft, using generator: inout SeededGenerator) throws
        -> IndexFile
    {
        var sections = try IndexFile(IndexBytes(draft.bytes)).sections.map(\.array)
        for _ in 0..<20 {
            let section = Int.random(in: 0..<sections.count, using: &generator)
            // The widths of numbers and the numbers of records come first.
            let places =
                Bool.random(using: &generator)
                ? sections[section].indices : 0..<min(8, sections[section].count)
            guard let place = places.randomElement(using: &generator) else { continue }
            sections[section][place] = UInt8.random(in: 0...255, using: &generator)
        }
        let spoiled = IndexDraft(draft.head, sections.map { section in IndexDraft.section { section } })
        return try IndexFile(IndexBytes(spoiled.bytes))
    }

    @Test(arguments: TestCases.dearSeeds(60))
    func `what checks but makes no sense does not trap`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let files = try #require(try Self.files(40, using: &generator).files(Self.origin, link: 1))
        if let run = try? NearRun(Self.spoiled(files.near, using: &generator)) {
            var hits = KeyHits()
            hits.begin(keys: 64)
            let hashes = (0..<64).map { _ in UInt64.random(in: 0..<Sampling.keyLimit, using: &generator) }
            run.lookUp(hashes, partition: 0, next: run, into: &hits)
            var places: [UInt64] = []
            for position in hashes.indices { hits.collect(position, from: [run], into: &places) }
            for place in places { _ = run.article(Int(place & 0xFFFF_FFFF)) }
            let merged = try Self.open(NearRunWriter.merge([run, run]))
            #expect(merged.count == 2 * run.count)
        }
        if let run = try? ExactRun(Self.spoiled(files.exact, using: &generator)) {
            for number in 1...64 as ClosedRange<UInt64> {
                let digest = SHA256.digest(of: Array("\(number)".utf8))
                let key = DigestKey(digest.prefix)
                _ = (run.row(ofBytes: key), run.row(ofText: digest), run.item(key), run.file(key))
                _ = run.row(of: number)
            }
            for row in 0..<run.head.rowCount { _ = (run.row(row), run.uri(row), run.text(row)) }
            #expect(ExactRunWriter.merge([run])?.bytes.isEmpty == false)
        }
    }

    @Test func `rows, items and files are read back from memory, files and merged files alike`() throws {
        var generator = SeededGenerator(seed: 9)
        var parameters = LikenessParameters()
        (parameters.stretchBits, parameters.blockBits) = (3, 1)
        var (index, runs) = (DecisionIndex(parameters: parameters), IndexRuns())
        var plain = DecisionIndex(parameters: parameters)
        for number in 1...300 as ClosedRange<UInt64> {
            var fingerprint = Fingerprint(
                bytes: SHA256.digest(of: Array("b\(number % 40)".utf8)),
                text: SHA256.digest(of: Array("t\(number % 50)".utf8)), words: Int(number))
            fingerprint.sketch = Self.sketch(using: &generator)
            fingerprint.item = ItemStatement(
                uri: "urn:item:\(number % 30)", alternativeIDs: [], version: "\(number)", status: nil)
            fingerprint.stated = number.isMultiple(of: 2) ? Int(number) : nil
            let relation = [nil, Relation.near, .excerpt, .sameText][Int(number % 4)]
            let outcome = Outcome(
                relation: number < 8 ? nil : relation, original: number < 8 ? nil : number / 2)
            for isPlain in [true, false] {
                var target = isPlain ? plain : index
                target.begin(number)
                target.note(
                    fingerprint.text.prefix,
                    KnownFile(
                        digest: UInt32(number), items: 3, isWhole: number.isMultiple(of: 2),
                        hasArticle: number.isMultiple(of: 3), sequence: number))
                target.record(
                    number, fingerprint, arrival: Int(number), scope: nil, uri: "urn:own:\(number)",
                    outcome: outcome)
                if isPlain { plain = target } else { index = target }
            }
            if index.hasFrozen {
                for run in index.frozen { try runs.add(run, Self.origin) }
                index.adopt(runs)
            }
        }
        #expect(runs.exact.count < 30 && index.articles.count == plain.articles.count)
        for row in 0..<UInt32(plain.articles.count) {
            let (left, text) = (index.articles[row], plain.articles.text(of: row))
            #expect(left == plain.articles[row] && index.articles.text(of: row) == text)
            #expect(index.articles.reference(row) == plain.articles.reference(row))
            #expect(index.articles.row(of: left.sequence) == row)
            #expect(index.articles.row(ofText: text) == plain.articles.row(ofText: text))
            let file = try #require(index.file(text.prefix))
            #expect(file == plain.file(text.prefix))
            #expect(file.isWhole == file.sequence.isMultiple(of: 2))
            #expect(file.items == 3 && file.hasArticle == file.sequence.isMultiple(of: 3))
        }
        for bytes in (0..<50).map({ DigestKey(SHA256.digest(of: Array("b\($0)".utf8)).prefix) }) {
            #expect(index.articles.row(ofBytes: bytes) == plain.articles.row(ofBytes: bytes))
        }
        for number in 0..<40 {
            let item = ItemStatement(uri: "urn:item:\(number)", alternativeIDs: [], version: nil, status: nil)
            let identifiers = item.identifiers(scope: nil)
            #expect(index.articles.item(identifiers) == plain.articles.item(identifiers))
        }
        let opened = try #require(DecisionIndex(runs, parameters: parameters))
        #expect(opened.lastEvent == runs.lastEvent && opened.counters == index.counters)
    }
}
