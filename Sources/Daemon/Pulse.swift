internal import Linux

/// Shows whether a thread moves: it is busy since a moment, or it waits for work.
final class Pulse: Sendable {
    /// The thread's name.
    let name: String
    private let clock: any Clock
    private let lock = Lock()
    private nonisolated(unsafe) var busySince: Monotonic?

    /// A pulse of a thread that waits for work.
    init(_ name: String, clock: any Clock) {
        self.name = name
        self.clock = clock
    }

    /// The thread has taken up work, or goes on with the next piece of it.
    func begin() {
        let now = clock.monotonic()
        lock.withLock { busySince = now }
    }

    /// The thread waits for work.
    func rest() { lock.withLock { busySince = nil } }

    /// Whether it has been at one piece of work for longer than so many milliseconds.
    func isStuck(forLongerThan milliseconds: Int, now: Monotonic) -> Bool {
        lock.withLock { busySince.map { now.milliseconds(after: $0) > milliseconds } ?? false }
    }
}
