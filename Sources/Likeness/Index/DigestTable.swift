/// Finds rows by a digest that the rows themselves hold, in five to ten bytes a row.
///
/// Who sends articles can try texts until their digests agree in some bits, so where a row lies is told by a factor
/// that this process alone knows, as in ``KeyTable``.
struct DigestTable: Sendable {
    /// One more than the row in each slot; 0 where there is none.
    private var slots: [UInt32] = Array(repeating: 0, count: 64)
    private var count = 0
    private let factor = UInt64.random(in: .min ... .max) | 1

    /// Bytes that it takes in memory.
    var byteCount: Int { slots.count * MemoryLayout<UInt32>.stride }

    /// The row with this hash that `isWanted`.
    func row(_ hash: UInt64, where isWanted: (Int) -> Bool) -> Int? {
        let slot = slots[place(of: hash, isWanted)]
        return slot == 0 ? nil : Int(slot - 1)
    }

    /// Puts a row in, instead of one that `isSame` if there is such.
    mutating func set(_ row: Int, _ hash: UInt64, where isSame: (Int) -> Bool, hashOf: (Int) -> UInt64) {
        if (count + 1) * 5 > slots.count * 4 { grow(hashOf) }
        let place = place(of: hash, isSame)
        if slots[place] == 0 { count += 1 }
        slots[place] = UInt32(row + 1)
    }

    /// Where the search for a digest begins: the topmost bits of the product, which are the good ones, tell it.
    private func start(_ hash: UInt64) -> Int {
        Int((hash &* factor).multipliedFullWidth(by: UInt64(slots.count)).high)
    }

    private func place(of hash: UInt64, _ isWanted: (Int) -> Bool) -> Int {
        let mask = slots.count - 1
        var index = start(hash)
        while slots[index] != 0, !isWanted(Int(slots[index] - 1)) { index = (index + 1) & mask }
        return index
    }

    private mutating func grow(_ hashOf: (Int) -> UInt64) {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot != 0 {
            var index = start(hashOf(Int(slot - 1)))
            while slots[index] != 0 { index = (index + 1) & mask }
            slots[index] = slot
        }
    }
}
