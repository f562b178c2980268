/// Counts the keys that articles share with a text, and what they weigh.
struct HitTally: Sendable {
    private struct Slot {
        /// One more than the article; 0 where there is none.
        var article: UInt64 = 0
        var count = 0
        var weight = 0.0
    }

    private var slots: [Slot]
    /// The slots in use, in the order in which they were taken.
    private var used: [Int] = []

    init() { slots = Array(repeating: Slot(), count: 256) }

    /// A tally that nothing may be added to, which costs nothing.
    init(isEmpty: Void) { slots = [] }

    /// Forgets everything.
    mutating func removeAll() {
        for index in used { slots[index] = Slot() }
        used.removeAll(keepingCapacity: true)
    }

    /// Adds one key of that weight.
    mutating func add(_ weight: Double, to article: UInt64) {
        if used.count * 2 >= slots.count { grow() }
        let place = place(of: article + 1)
        if slots[place].article == 0 {
            slots[place].article = article + 1
            used.append(place)
        }
        slots[place].count += 1
        slots[place].weight += weight
    }

    /// Calls `body` with each article, its keys and their weight, in no order that means anything.
    func forEach(_ body: (_ article: UInt64, _ count: Int, _ weight: Double) -> Void) {
        for index in used { body(slots[index].article - 1, slots[index].count, slots[index].weight) }
    }

    private func place(of article: UInt64) -> Int {
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: Hashing.mix(article)) & mask
        while slots[index].article != 0, slots[index].article != article { index = (index + 1) & mask }
        return index
    }

    private mutating func grow() {
        let old = used.map { slots[$0] }
        slots = Array(repeating: Slot(), count: slots.count * 2)
        used.removeAll(keepingCapacity: true)
        for slot in old {
            let place = place(of: slot.article)
            slots[place] = slot
            used.append(place)
        }
    }
}
