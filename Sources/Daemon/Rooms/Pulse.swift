internal import Linux

/// Shows whether a thread moves: it is at a piece of work since a moment, it waits for others, or it is free
/// to take up what waits for it.
final class Pulse: Sendable {
    private enum State {
        case busy(since: Monotonic, allowance: Int)
        case held
        /// Since when it was seen that work waits which the thread does not take; `nil` while none does.
        case free(ignoringWorkSince: Monotonic?)
    }

    /// Bytes that even a slow disk gets through in a millisecond: a megabyte a second.
    static let slowestPace = 1024

    /// The thread's name.
    let name: String
    private let clock: any Clock
    private let hasWork: @Sendable () -> Bool
    private let lock = Lock()
    private nonisolated(unsafe) var state = State.free(ignoringWorkSince: nil)
    private nonisolated(unsafe) var count: UInt64 = 0

    /// A pulse of a thread that is free.
    ///
    /// - Parameters:
    ///   - hasWork: whether work waits for the thread.
    init(_ name: String, clock: any Clock, hasWork: @escaping @Sendable () -> Bool = { false }) {
        self.name = name
        self.clock = clock
        self.hasWork = hasWork
    }

    /// How often the thread has said anything of itself.
    var moves: UInt64 { lock.withLock { count } }

    /// Whether it is at a piece of work.
    var isBusy: Bool {
        lock.withLock { if case .busy = state { true } else { false } }
    }

    /// The thread has taken up work, or goes on with the next piece of it: one of so many bytes, since a large
    /// one may take its time.
    func begin(on bytes: Int = 0) {
        let now = clock.monotonic()
        become(.busy(since: now, allowance: bytes / Self.slowestPace))
    }

    /// The thread waits for others, or for room on the disk: for how long is not in its power.
    func hold() { become(.held) }

    /// The thread takes whatever work comes.
    func rest() { become(.free(ignoringWorkSince: nil)) }

    private func become(_ new: State) {
        lock.withLock {
            state = new
            count += 1
        }
    }

    /// Whether it has been at one piece of work, or has ignored work that waits, for longer than so many
    /// milliseconds. Since when work is ignored is found by asking, now and then.
    func isStuck(forLongerThan milliseconds: Int, now: Monotonic) -> Bool {
        let isWaitedFor = hasWork()
        return lock.withLock {
            switch state {
            case .busy(let since, let allowance):
                return now.milliseconds(after: since) > milliseconds + allowance
            case .held: return false
            case .free(let since):
                let since = isWaitedFor ? since ?? now : nil
                state = .free(ignoringWorkSince: since)
                return since.map { now.milliseconds(after: $0) > milliseconds } ?? false
            }
        }
    }
}
