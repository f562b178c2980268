import Linux

/// A gate that syncs of data go through: closed, it shows what is done meanwhile.
public final class SyncGate: Sendable {
    private let lock = Lock()
    private nonisolated(unsafe) var isClosed = false
    private nonisolated(unsafe) var waiting = 0

    /// Lets syncs wait from now on.
    public func close() { lock.withLock { isClosed = true } }

    /// Lets all syncs go on.
    public func open() {
        lock.withLock {
            isClosed = false
            lock.wake()
        }
    }

    /// Waits until a sync waits.
    public func waitForSync() { lock.withLock { while waiting == 0 { lock.wait() } } }

    /// Waits while the gate is closed.
    func pass() {
        lock.withLock {
            guard isClosed else { return }
            waiting += 1
            lock.wake()
            while isClosed { lock.wait() }
            waiting -= 1
        }
    }
}
