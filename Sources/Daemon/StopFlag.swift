internal import Linux

/// Says once and for all that the daemon is ending.
final class StopFlag: Sendable {
    private let lock = Lock()
    private nonisolated(unsafe) var isSet = false

    /// Sets the flag and wakes who waits for it.
    func set() {
        lock.withLock {
            isSet = true
            lock.wake()
        }
    }

    /// Waits for the flag; `false` when `deadline` came first.
    func wait(until deadline: Monotonic) -> Bool {
        lock.withLock {
            while !isSet {
                if !lock.wait(until: deadline) { return isSet }
            }
            return true
        }
    }
}
