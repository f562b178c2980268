/// A set of hashes: they are mixed already, so their own bits say where they lie.
struct HashSet64 {
    private var slots: [UInt64]
    private let mask: Int
    private(set) var count = 0

    /// An empty set with room for `capacity` hashes.
    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        mask = size - 1
    }

    /// The set of `hashes`.
    init(_ hashes: [UInt64]) {
        self.init(capacity: hashes.count)
        for hash in hashes { insert(hash) }
    }

    /// Adds `hash`; `true` when it is new.
    @discardableResult
    mutating func insert(_ hash: UInt64) -> Bool {
        let value = hash == 0 ? 1 : hash
        var index = Int(truncatingIfNeeded: value) & mask
        while slots[index] != 0 {
            if slots[index] == value { return false }
            index = (index + 1) & mask
        }
        slots[index] = value
        count += 1
        return true
    }

    func contains(_ hash: UInt64) -> Bool {
        let value = hash == 0 ? 1 : hash
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
        for slot in slots where slot != 0 && other.contains(slot) { shared += 1 }
        return shared
    }
}
