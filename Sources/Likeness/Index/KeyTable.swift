/// Values by the beginnings of digests, in the order in which they came.
///
/// Who sends articles chooses what the digests are of, and those of names are no secure ones. So where a key lies is
/// told by factors that this process alone knows: nobody can send keys that all fall into one place. What is found
/// does not hang on them.
///
/// Source: the hashing of vectors in Dietzfelbinger, Hagerup, Katajainen and Penttonen, "A reliable randomized
/// algorithm for the closest-pair problem" (1997).
struct KeyTable<Value: Sendable>: Sendable {
    /// All that is in it, each key once.
    private(set) var entries: [(key: DigestKey, value: Value)] = []
    /// The hash of a key, and below it one more than its place among the entries; 0 where there is none.
    private var slots = [UInt64](repeating: 0, count: 64)
    private let factors: (UInt64, UInt64)

    init() {
        factors = (UInt64.random(in: .min ... .max) | 1, UInt64.random(in: .min ... .max) | 1)
    }

    /// How many there are.
    var count: Int { entries.count }

    /// Bytes that it takes in memory.
    var byteCount: Int {
        slots.count * MemoryLayout<UInt64>.stride
            + entries.capacity * MemoryLayout<(key: DigestKey, value: Value)>.stride
    }

    /// What was put in with this key last.
    subscript(key: DigestKey) -> Value? {
        let slot = slots[place(of: hash(key), key)]
        return slot == 0 ? nil : entries[Self.index(slot)].value
    }

    /// Puts a value in, instead of one that has the same key.
    mutating func set(_ key: DigestKey, _ value: Value) {
        if (entries.count + 1) * 2 > slots.count { grow() }
        let hash = hash(key)
        let place = place(of: hash, key)
        guard slots[place] == 0 else {
            entries[Self.index(slots[place])].value = value
            return
        }
        entries.append((key, value))
        slots[place] = hash << 32 | UInt64(entries.count)
    }

    private static func index(_ slot: UInt64) -> Int { Int(slot & 0xFFFF_FFFF) - 1 }

    /// The upper half, which is the good one, of 64 bits.
    private func hash(_ key: DigestKey) -> UInt64 {
        let mixed = key.high &* factors.0 &+ UInt64(key.low) &* factors.1
        return mixed &>> 32
    }

    private func place(of hash: UInt64, _ key: DigestKey) -> Int {
        let mask = slots.count - 1
        var index = Self.start(hash, mask)
        while slots[index] != 0 {
            let slot = slots[index]
            if slot &>> 32 == hash, entries[Self.index(slot)].key == key { break }
            index = (index + 1) & mask
        }
        return index
    }

    /// Where a hash of 32 bits belongs in a table of `mask` plus one places: the place is told by its topmost bits.
    private static func start(_ hash: UInt64, _ mask: Int) -> Int {
        Int((hash &* UInt64(mask + 1)) &>> 32)
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot != 0 {
            var index = Self.start(slot &>> 32, mask)
            while slots[index] != 0 { index = (index + 1) & mask }
            slots[index] = slot
        }
    }
}
