internal import CLinux
internal import Glibc

/// Signals as something to read, so that no code runs in a signal handler.
///
/// To be made on the first thread before any other starts: threads inherit which signals are held back.
public final class Signals: Sendable {
    /// The signals that a daemon listens to.
    public enum Signal: Int32, CaseIterable, Sendable {
        case hangup = 1
        case interrupt = 2
        case terminate = 15
    }

    /// What to wait on.
    public let descriptor: Int32

    /// Holds back the signals of ``Signal`` from now on; SIGPIPE and SIGIO are ignored.
    public init() throws(SystemError) {
        let numbers = Signal.allCases.map(\.rawValue)
        descriptor = datelined_signal_descriptor(numbers, numbers.count)
        guard descriptor >= 0 else { throw .last("listen to signals") }
    }

    deinit { close(descriptor) }

    /// The next signal that has come; `nil` when none has.
    public func next() throws(SystemError) -> Signal? {
        let number = datelined_next_signal(descriptor)
        guard number >= 0 else { throw .last("read a signal") }
        return Signal(rawValue: number)
    }
}
