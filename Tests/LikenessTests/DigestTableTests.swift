import TestSupport
import Testing

@testable import Likeness

@Suite struct DigestTableTests {
    /// The looks that it takes to find each of these again.
    private static func looks(_ hashes: [UInt64]) -> Int {
        var table = DigestTable()
        for row in hashes.indices {
            table.set(row, hashes[row]) {
                hashes[$0] == hashes[row]
            } hashOf: {
                hashes[$0]
            }
        }
        var looks = 0
        for row in hashes.indices {
            let found = table.row(hashes[row]) {
                looks += 1
                return hashes[$0] == hashes[row]
            }
            #expect(found == row)
        }
        return looks
    }

    /// Were they all to lie in one place, each would take two thousand looks in the mean.
    @Test(arguments: [32, 48]) func `digests that share some of their bits do not pile up`(bits: UInt64) {
        var generator = SeededGenerator(seed: bits)
        var drawn: Set<UInt64> = []
        while drawn.count < 4000 {
            drawn.insert(UInt64.random(in: 0...UInt64.max >> bits, using: &generator))
        }
        let hashes = drawn.sorted()
        for sharedLow in [hashes.map { $0 << bits | 5 }, hashes] {
            #expect(Self.looks(sharedLow) < 40 * hashes.count)
        }
    }

    @Test func `a row takes the place of one that is the same`() {
        var table = DigestTable()
        table.set(3, 7) { _ in
            false
        } hashOf: { _ in
            7
        }
        table.set(9, 7) {
            $0 == 3
        } hashOf: { _ in
            7
        }
        #expect(table.row(7) { $0 == 3 } == nil)
        #expect(table.row(7) { $0 == 9 } == 9)
    }
}
