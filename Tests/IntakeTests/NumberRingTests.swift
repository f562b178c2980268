import TestSupport
import Testing

@testable import Intake

/// The ring holds what a dictionary would, as long as its numbers are given out in turn.
@Suite struct NumberRingTests {
    @Test(arguments: UInt64(1)...20) func itHoldsWhatADictionaryWould(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var ring = NumberRing<Int>(capacity: 4)
        var plain: [UInt64: Int] = [:]
        var next: UInt64 = 1
        for step in 0..<3000 {
            switch Int.random(in: 0..<4, using: &random) {
            case 0, 1:
                ring.set(next, step)
                plain[next] = step
                next += 1
            case 2:
                guard let number = plain.keys.sorted().randomElement(using: &random) else { continue }
                ring.update(number) { $0 = $0.map { $0 + 1 } }
                plain[number]? += 1
                ring.update(next) { _ in Issue.record("nothing is there, seed \(seed)") }
            default:
                // Mostly the oldest go, and now and then one stays for long.
                let number =
                    plain.keys.sorted().dropFirst(Int.random(in: 0...1, using: &random)).first ?? next
                #expect(ring.remove(number) == plain.removeValue(forKey: number), "seed \(seed)")
            }
            #expect(ring.count == plain.count, "seed \(seed)")
        }
        for number in 1...next {
            #expect(ring[number] == plain[number] && ring.contains(number) == (plain[number] != nil))
        }
    }
}
