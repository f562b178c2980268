internal import Checksum

/// Finds rows by a digest that the rows themselves hold, in five to ten bytes a row.
struct DigestTable: Sendable {
    /// One more than the row in each slot; 0 where there is none.
    private var slots: [UInt32] = Array(repeating: 0, count: 64)
    private var count = 0

    /// Bytes that it takes in memory.
    var byteCount: Int { slots.count * MemoryLayout<UInt32>.stride }

    /// The row that was put in for `digest`.
    func row(for digest: Digest128, digestOf: (ArticleTable.Row) -> Digest128) -> ArticleTable.Row? {
        let slot = slots[place(of: digest, digestOf: digestOf)]
        return slot == 0 ? nil : slot - 1
    }

    /// Puts `row` in for `digest`, instead of another one if there is such.
    mutating func set(
        _ row: ArticleTable.Row, for digest: Digest128, digestOf: (ArticleTable.Row) -> Digest128
    ) {
        if (count + 1) * 5 > slots.count * 4 { grow(digestOf) }
        let place = place(of: digest, digestOf: digestOf)
        if slots[place] == 0 { count += 1 }
        slots[place] = row + 1
    }

    private func place(of digest: Digest128, digestOf: (ArticleTable.Row) -> Digest128) -> Int {
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: digest.low) & mask
        while slots[index] != 0, digestOf(slots[index] - 1) != digest { index = (index + 1) & mask }
        return index
    }

    private mutating func grow(_ digestOf: (ArticleTable.Row) -> Digest128) {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot != 0 {
            var index = Int(truncatingIfNeeded: digestOf(slot - 1).low) & mask
            while slots[index] != 0 { index = (index + 1) & mask }
            slots[index] = slot
        }
    }
}
