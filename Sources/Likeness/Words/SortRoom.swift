/// Room for the keys of a sample and for a second copy of them, in which they are sorted.
@safe struct SortRoom: ~Copyable {
    /// Where the keys stand.
    let keys: UnsafeMutablePointer<UInt64>
    private let count: Int

    /// Room for `count` keys.
    init(_ count: Int) {
        self.count = count
        unsafe keys = .allocate(capacity: 2 * count)
    }

    deinit { unsafe keys.deallocate() }

    /// Sorts the first `found` keys, which lie under `bound`, leaves each of them once, and gives how many are left.
    func sorted(_ found: Int, under bound: UInt64) -> Int {
        precondition(found <= count)
        let keys = unsafe UnsafeMutableBufferPointer(start: self.keys, count: found)
        // Keys are spread evenly, so that few fall into one place; long lists may have been made up otherwise.
        if found > Self.spreadLimit {
            var all = unsafe keys
            unsafe all.sort()
        } else {
            let copy = unsafe UnsafeMutableBufferPointer(start: self.keys + count, count: found)
            _ = unsafe copy.update(fromContentsOf: keys)
            unsafe Self.spread(UnsafeBufferPointer(copy), under: bound, to: keys)
        }
        var left = 0
        for index in 0..<found where unsafe left == 0 || keys[left - 1] != keys[index] {
            unsafe keys[left] = keys[index]
            left += 1
        }
        return left
    }

    /// Keys that are sorted by where they ought to lie, at most.
    private static let spreadLimit = 256
    private static let placeCount = 64
    private static let placeShift: UInt64 = 52

    /// Sorts keys under `bound`: each goes near to where it ought to lie, and then past those before it.
    private static func spread(
        _ keys: UnsafeBufferPointer<UInt64>, under bound: UInt64,
        to sorted: UnsafeMutableBufferPointer<UInt64>
    ) {
        let scale = (UInt64(placeCount) << placeShift) / bound
        unsafe withUnsafeTemporaryAllocation(of: UInt16.self, capacity: placeCount + 1) { starts in
            unsafe starts.initialize(repeating: 0)
            for index in 0..<keys.count {
                let place = unsafe Int((keys[index] &* scale) &>> placeShift)
                unsafe starts[place + 1] += 1
            }
            for place in 0..<placeCount { unsafe starts[place + 1] += starts[place] }
            for index in 0..<keys.count {
                let key = unsafe keys[index]
                let place = Int((key &* scale) &>> placeShift)
                unsafe sorted[Int(starts[place])] = key
                unsafe starts[place] += 1
            }
        }
        for index in sorted.indices.dropFirst() {
            let key = unsafe sorted[index]
            var free = index
            while free > 0, unsafe sorted[free - 1] > key {
                unsafe sorted[free] = sorted[free - 1]
                free -= 1
            }
            unsafe sorted[free] = key
        }
    }
}
