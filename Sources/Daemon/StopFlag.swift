internal import Linux

/// Says once and for all that the daemon is ending.
final class StopFlag: Sendable {
    private let lock = Lock()
    private nonisolated(unsafe) var hasBeenSet = false

    /// Whether it has been set.
    var isSet: Bool { lock.withLock { hasBeenSet } }

    /// Sets the flag and wakes who waits for it.
    func set() {
        lock.withLock {
            hasBeenSet = true
            lock.wake()
        }
    }

    /// Waits for the flag; `false` when `deadline` came first.
    func wait(until deadline: Monotonic) -> Bool {
        lock.withLock {
            while !hasBeenSet {
                if !lock.wait(until: deadline) { return hasBeenSet }
            }
            return true
        }
    }
}
