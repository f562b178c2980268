import Checksum
import TestSupport
import Testing

@testable import Likeness

/// The bound that `[Index] Memory=` sets.
@Suite struct WindowTests {
    private static func sketch(_ count: Int, using generator: inout SeededGenerator) -> Sketch {
        var keys: Set<UInt64> = []
        while keys.count < count {
            keys.insert(UInt64.random(in: 0..<Sampling.keyLimit / 16, using: &generator))
        }
        return Sketch(keys: keys.sorted(), bound: Sampling.keyLimit / 16)
    }

    @Test(arguments: TestCases.dearSeeds(6))
    func `the articles in the window take no more than they may, and it is said when some had to leave`(
        seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        var parameters = LikenessParameters()
        (parameters.stretchBits, parameters.blockBits, parameters.capacity) = (7, 4, 100_000)
        var (index, runs) = (DecisionIndex(parameters: parameters), IndexRuns())
        var taken = 0
        var largest = 0
        for number in 1...3000 as ClosedRange<UInt64> {
            let digest = SHA256.digest(of: Array("\(number)".utf8))
            var fingerprint = Fingerprint(bytes: digest, text: digest, words: 400)
            fingerprint.sketch = Self.sketch(Int.random(in: 1...80, using: &generator), using: &generator)
            let cost = NearIndex.cost(of: fingerprint.sketch)
            taken += cost
            largest = max(largest, cost)
            index.record(
                number, fingerprint, arrival: Int(number), scope: nil, uri: fingerprint.uri,
                outcome: Outcome(relation: nil, original: nil))
            if index.hasFrozen {
                for run in index.frozen { try runs.add(run, IndexFile.Origin(logID: "x", parameters)) }
                index.adopt(runs)
            }
            // The block that is being filled stays, whatever it takes.
            #expect(index.window.cost <= max(parameters.capacity, 16 * largest), "seed \(seed)")
            #expect(index.size.isCut == (taken > parameters.capacity), "seed \(seed), event \(number)")
        }
        // What is reckoned is not less than what the files take.
        for run in runs.near {
            let sizes = (0..<run.count).map { 16 + 5 * Int(run.article($0).keys) }
            #expect(run.byteCount <= sizes.reduce(0, +) + 2048, "seed \(seed)")
        }
        // And they are found as far as the window reaches, no further.
        let size = index.size
        #expect(size.inWindow > 300 && size.inWindow < 800 && size.windowSeconds < 3000, "\(size)")
    }
}
