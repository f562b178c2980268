/// A set of hashes: they are mixed already, so their own bits say where they lie.
struct HashSet64 {
    /// Its members, in the order in which they came.
    let members: [UInt64]
    private let slots: [UInt64]

    /// How many there are.
    var count: Int { members.count }

    /// The set of `hashes`.
    init(_ hashes: [UInt64]) {
        var size = 16
        while size < hashes.count * 2 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        let mask = size - 1
        members = unsafe [UInt64](unsafeUninitializedCapacity: hashes.count) { members, count in
            var slots = slots.mutableSpan
            for hash in hashes {
                let value = hash == 0 ? 1 : hash
                var index = Int(truncatingIfNeeded: value) & mask
                while slots[index] != 0, slots[index] != value { index = (index + 1) & mask }
                guard slots[index] == 0 else { continue }
                slots[index] = value
                unsafe members[count] = value
                count += 1
            }
        }
        self.slots = slots
    }

    func contains(_ hash: UInt64) -> Bool {
        let value = hash == 0 ? 1 : hash
        let slots = slots.span
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: value) & mask
        while slots[index] != 0 {
            if slots[index] == value { return true }
            index = (index + 1) & mask
        }
        return false
    }

    /// How many of these hashes `other` has too.
    func countShared(with other: HashSet64) -> Int {
        if other.count < count { return other.countShared(with: self) }
        var shared = 0
        for member in members where other.contains(member) { shared += 1 }
        return shared
    }
}
