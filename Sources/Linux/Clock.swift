internal import Glibc
public import Times

/// A moment of the clock that never jumps: nanoseconds since some fixed point.
public struct Monotonic: Hashable, Comparable, Sendable {
    /// Nanoseconds since the clock's own beginning.
    public var nanoseconds: UInt64

    /// The moment `nanoseconds` after the clock's beginning.
    public init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    /// Whether `left` comes before `right`.
    public static func < (left: Monotonic, right: Monotonic) -> Bool { left.nanoseconds < right.nanoseconds }

    /// The moment so many milliseconds later.
    public func advanced(milliseconds: Int) -> Monotonic {
        Monotonic(nanoseconds: nanoseconds &+ UInt64(max(0, milliseconds)) &* 1_000_000)
    }

    /// Whole milliseconds from now until this moment, rounded up; 0 when it has passed.
    public func milliseconds(after earlier: Monotonic) -> Int {
        guard nanoseconds > earlier.nanoseconds else { return 0 }
        return Int((nanoseconds - earlier.nanoseconds + 999_999) / 1_000_000)
    }
}

/// Where the time comes from.
public protocol Clock: Sendable {
    /// The time of day.
    func wallTime() -> WallTime
    /// The time that never jumps.
    func monotonic() -> Monotonic
}

/// The clocks of the machine.
public struct SystemClock: Clock {
    /// The clocks of the machine.
    public init() {}

    /// The time of day.
    public func wallTime() -> WallTime {
        let time = Self.read(CLOCK_REALTIME)
        return WallTime(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
    }

    /// The time that never jumps.
    public func monotonic() -> Monotonic {
        let time = Self.read(CLOCK_MONOTONIC)
        return Monotonic(nanoseconds: UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec))
    }

    private static func read(_ clock: clockid_t) -> timespec {
        var time = timespec()
        clock_gettime(clock, &time)
        return time
    }
}
