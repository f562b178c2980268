import Glibc
import Linux

/// Measures how long something takes, several times over.
enum Stopwatch {
    /// Seconds that `body` took.
    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let clock = SystemClock()
        let start = clock.monotonic().nanoseconds
        try body()
        return Double(clock.monotonic().nanoseconds - start) / 1e9
    }

    /// Nanoseconds for which a processor has worked on this thread: waiting for one does not count.
    static var processorTime: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// The middle one of an odd number of figures.
    static func median(_ figures: [Double]) -> Double { figures.sorted()[figures.count / 2] }

    /// Seconds for which a processor has worked on `body`, on this thread.
    static func processorSeconds(_ body: () throws -> Void) rethrows -> Double {
        let start = processorTime
        try body()
        return Double(processorTime - start) / 1e9
    }

    /// A number with three digits that matter.
    static func brief(_ number: Double) -> String {
        if number >= 100 { return String(Int(number.rounded())) }
        let hundredths = Int((number * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
