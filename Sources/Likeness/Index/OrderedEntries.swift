/// The entries of an ``OpenPartition`` on their way into a file: in portions, one for each of the topmost bits of
/// their hashes, in no order within these.
struct OrderedEntries {
    /// As many portions as a processor can write to at a time without losing sight of them.
    private static let portionBits: UInt64 = 9

    private var entries: [UInt64]
    /// Where each portion ends.
    private var ends: [Int]

    /// The entries among `slots`, where 0 stands for none: a counting sort.
    init(_ slots: [UInt64]) {
        ends = [Int](repeating: 0, count: 1 << Int(Self.portionBits) + 1)
        for entry in slots where entry != 0 { ends[Self.portion(entry) + 1] += 1 }
        for portion in 1..<ends.count { ends[portion] += ends[portion - 1] }
        entries = [UInt64](repeating: 0, count: ends[ends.count - 1])
        // Each beginning becomes the end of its own portion.
        for entry in slots where entry != 0 {
            let portion = Self.portion(entry)
            entries[ends[portion]] = entry
            ends[portion] += 1
        }
    }

    /// Adds the entries whose hashes lie in `range` to `piece`.
    func add(_ range: Range<UInt64>, to piece: inout NearPiece) {
        guard !range.isEmpty else { return }
        let first = Self.portion(range.lowerBound << OpenPartition.numberBits)
        let last = Self.portion((range.upperBound - 1) << OpenPartition.numberBits)
        for entry in entries[(first == 0 ? 0 : ends[first - 1])..<ends[last]] {
            let hash = entry >> OpenPartition.numberBits
            guard range.contains(hash) else { continue }
            piece.add(hash, UInt32(truncatingIfNeeded: OpenPartition.number(entry)))
        }
    }

    private static func portion(_ entry: UInt64) -> Int { Int(entry >> (64 - portionBits)) }
}
