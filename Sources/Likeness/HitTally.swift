/// Counts the keys that articles share with a text, and what they weigh.
struct HitTally {
    private struct Slot {
        /// One more than the article; 0 where there is none.
        var article: UInt64 = 0
        var count = 0
        var weight = 0.0
    }

    private var slots = Array(repeating: Slot(), count: 256)
    private var count = 0

    /// Adds one key of that weight.
    mutating func add(_ weight: Double, to article: UInt64) {
        if count * 2 >= slots.count { grow() }
        let place = place(of: article + 1)
        if slots[place].article == 0 {
            slots[place].article = article + 1
            count += 1
        }
        slots[place].count += 1
        slots[place].weight += weight
    }

    /// Calls `body` with each article, its keys and their weight, in no order that means anything.
    func forEach(_ body: (_ article: UInt64, _ count: Int, _ weight: Double) -> Void) {
        for slot in slots where slot.article != 0 { body(slot.article - 1, slot.count, slot.weight) }
    }

    private func place(of article: UInt64) -> Int {
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: Hashing.mix(article)) & mask
        while slots[index].article != 0, slots[index].article != article { index = (index + 1) & mask }
        return index
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        for slot in old where slot.article != 0 { slots[place(of: slot.article)] = slot }
    }
}
