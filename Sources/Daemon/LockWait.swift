internal import Glibc
internal import Linux

/// Waits for a lock that another process may hold for a while, such as a sweep that a timer started: for a bounded
/// time, and not when the process is told to end.
final class LockWait {
    /// The process was told to end while it waited.
    struct ToldToEnd: Error {}

    /// Milliseconds for which the daemon waits in all.
    static let patience = 30_000
    /// Milliseconds between two attempts.
    private static let interval = 200

    private let clock: any Clock
    private let signals: Signals
    private let say: (String) -> Void
    private let deadline: Monotonic

    /// A wait of so many milliseconds from now on.
    ///
    /// - Parameters:
    ///   - say: told what is waited for, before each attempt.
    init(_ patience: Int, clock: any Clock, signals: Signals, say: @escaping (String) -> Void) {
        (self.clock, self.signals, self.say) = (clock, signals, say)
        deadline = clock.monotonic().advanced(milliseconds: patience)
    }

    /// Waits a little, and answers whether the lock is to be tried again.
    ///
    /// - Throws: ``ToldToEnd``, or a `SystemError`.
    func goesOn(_ holder: Int?, _ what: String) throws -> Bool {
        guard clock.monotonic() < deadline else { return false }
        say("Waiting for \(holder.map { "process \($0)" } ?? "another process"), which \(what)")
        let ready = try Readiness.wait([signals.descriptor], milliseconds: Self.interval)
        while ready[0], let signal = try signals.next() {
            // Settings that are to be read again are read when there is something to do.
            if signal != .hangup { throw ToldToEnd() }
        }
        return true
    }
}
