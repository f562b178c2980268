import TestSupport
import Testing

@testable import Likeness

/// The table holds what a dictionary would, and keeps the order in which keys came.
@Suite struct KeyTableTests {
    @Test(arguments: UInt64(1)...20) func itHoldsWhatADictionaryWould(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var table = KeyTable<Int>()
        var plain: [DigestKey: Int] = [:]
        var order: [DigestKey] = []
        // Keys that differ in a few bits of either part only are told apart as any.
        let keys = (0..<400).map { _ in
            DigestKey(
                high: UInt64.random(in: 0..<16, using: &random) << 60,
                low: UInt32.random(in: 0..<32, using: &random))
        }
        for step in 0..<1000 {
            guard let key = keys.randomElement(using: &random) else { continue }
            #expect(table[key] == plain[key], "seed \(seed)")
            if plain[key] == nil { order.append(key) }
            table.set(key, step)
            plain[key] = step
        }
        #expect(table.entries.map(\.key) == order, "seed \(seed)")
        #expect(table.entries.map(\.value) == order.map { plain[$0] ?? -1 }, "seed \(seed)")
    }

    /// A hundred thousand keys take as many steps; were they all to lie in one place, it would be as many squared.
    @Test func keysThatAreAlikeInTheirUpperBitsDoNotPileUp() {
        var table = KeyTable<Int>()
        for number in 0..<100_000 { table.set(DigestKey(high: UInt64(number), low: 0), number) }
        for number in 0..<100_000 { #expect(table[DigestKey(high: UInt64(number), low: 0)] == number) }
        #expect(table.count == 100_000)
    }
}
