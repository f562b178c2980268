import TestSupport
import Testing

@testable import Likeness

@Suite struct OpenPartitionTests {
    /// Keys whose hashes lie in the lowest part of all, one of `share`.
    private static func keys(_ count: Int, share: UInt64, using generator: inout SeededGenerator) -> [UInt64]
    {
        var keys: Set<UInt64> = []
        while keys.count < count {
            let key = UInt64.random(in: 0..<Sampling.keyLimit, using: &generator)
            if KeyHash.of(key) < Sampling.keyLimit / share { keys.insert(key) }
        }
        return keys.sorted()
    }

    /// Slots in use one after the other: who looks for a key goes through half of them in the mean.
    private static func longestRow(_ partition: OpenPartition) -> Int {
        var (longest, length) = (0, 0)
        for slot in partition.slots + partition.slots {
            length = slot == 0 ? 0 : length + 1
            longest = max(longest, length)
        }
        return longest
    }

    /// Were a place to be told by the hash alone, all of them would lie in one row.
    @Test(arguments: [2, 256] as [UInt64]) func `keys that were chosen do not pile up`(share: UInt64) {
        var generator = SeededGenerator(seed: share)
        var partition = OpenPartition()
        let keys = Self.keys(6000, share: share, using: &generator)
        for row in 0..<60 as Range<UInt32> {
            let sketch = Sketch(
                keys: Array(keys[Int(row) * 100..<Int(row) * 100 + 100]), bound: Sampling.keyLimit)
            partition.insert(
                IndexedArticle(row: row, root: row, original: row, sketch: sketch), keys: sketch.keys)
        }
        #expect(partition.entryCount == 6000)
        #expect(Self.longestRow(partition) < 1500)
    }
}
