internal import Linux

/// Shows whether a thread moves: it is at a piece of work since a moment, it waits for others, or it is free
/// to take up what waits for it.
final class Pulse: Sendable {
    private enum State {
        case busy(since: Monotonic)
        case held
        /// Since when it was seen that work waits which the thread does not take; `nil` while none does.
        case free(ignoringWorkSince: Monotonic?)
    }

    /// The thread's name.
    let name: String
    private let clock: any Clock
    private let hasWork: @Sendable () -> Bool
    private let lock = Lock()
    private nonisolated(unsafe) var state = State.free(ignoringWorkSince: nil)

    /// A pulse of a thread that is free.
    ///
    /// - Parameters:
    ///   - hasWork: whether work waits for the thread.
    init(_ name: String, clock: any Clock, hasWork: @escaping @Sendable () -> Bool = { false }) {
        self.name = name
        self.clock = clock
        self.hasWork = hasWork
    }

    /// The thread has taken up work, or goes on with the next piece of it.
    func begin() {
        let now = clock.monotonic()
        lock.withLock { state = .busy(since: now) }
    }

    /// The thread waits for others, or for room on the disk: for how long is not in its power.
    func hold() { lock.withLock { state = .held } }

    /// The thread takes whatever work comes.
    func rest() { lock.withLock { state = .free(ignoringWorkSince: nil) } }

    /// Whether it has been at one piece of work, or has ignored work that waits, for longer than so many
    /// milliseconds. Since when work is ignored is found by asking, now and then.
    func isStuck(forLongerThan milliseconds: Int, now: Monotonic) -> Bool {
        let isWaitedFor = hasWork()
        return lock.withLock {
            switch state {
            case .busy(let since): return now.milliseconds(after: since) > milliseconds
            case .held: return false
            case .free(let since):
                let since = isWaitedFor ? since ?? now : nil
                state = .free(ignoringWorkSince: since)
                return since.map { now.milliseconds(after: $0) > milliseconds } ?? false
            }
        }
    }
}
