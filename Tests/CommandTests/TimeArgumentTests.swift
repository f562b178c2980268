import Glibc
import Testing
import Times

@testable import dateline

/// Times as they are given to --since and --until.
@Suite struct TimeArgumentTests {
    /// 2026-11-21 08:15:02.5 UTC, a Saturday.
    private let now = WallTime(seconds: 1_795_248_902, nanoseconds: 500_000_000)

    init() {
        setenv("TZ", "UTC", 1)
        tzset()
    }

    private func read(_ text: String) -> String? { TimeArgument.read(text, now: now)?.rfc3339(places: 1) }

    @Test func aDayAndAClock() {
        #expect(now.rfc3339(places: 1) == "2026-11-21T08:15:02.5Z")
        #expect(read("2026-11-20 10:00") == "2026-11-20T10:00:00.0Z")
        #expect(read("2026-11-20T10:00:07") == "2026-11-20T10:00:07.0Z")
        #expect(read("2026-11-20 10:00:07 UTC") == "2026-11-20T10:00:07.0Z")
        #expect(read("2026-11-20") == "2026-11-20T00:00:00.0Z")
        #expect(read("10:30") == "\(now.day)T10:30:00.0Z")
        #expect(read("2026-11-20T10:00:00.5Z") == "2026-11-20T10:00:00.5Z")
    }

    @Test func words() {
        #expect(read("today") == "\(now.day)T00:00:00.0Z")
        #expect(TimeArgument.read("yesterday", now: now) == later(now, -86_400))
        #expect(TimeArgument.read("tomorrow", now: now) == later(now, 86_400))
        #expect(read("Now") == now.rfc3339(places: 1))
    }

    /// The midnight of the day so many seconds later.
    private func later(_ time: WallTime, _ seconds: Int64) -> WallTime? {
        WallTime(
            rfc3339: WallTime(nanoseconds: time.nanoseconds + seconds * 1_000_000_000).day + "T00:00:00Z")
    }

    @Test func spans() {
        for (text, seconds) in [
            ("-1h", -3600), ("-90", -90), ("-1h30min", -5400), ("- 2 days", -172_800), ("+5m", 300),
            ("2 hours ago", -7200), ("1h ago", -3600), ("-1w", -604_800),
        ] {
            let expected = WallTime(nanoseconds: now.nanoseconds + Int64(seconds) * 1_000_000_000)
            #expect(TimeArgument.read(text, now: now) == expected, "\(text)")
        }
        #expect(read("@1766000000") == "2025-12-17T19:33:20.0Z")
    }

    /// Nothing traps, however far away a time is: it is the nearest that can be counted, or no time.
    @Test func timesThatCannotBeCounted() {
        #expect(TimeArgument.read("9999-12-31", now: now)?.nanoseconds == .max)
        #expect(TimeArgument.read("-150 years", now: WallTime(nanoseconds: .min + 5))?.nanoseconds == .min)
        #expect(TimeArgument.read("+150 years", now: WallTime(nanoseconds: .max - 5))?.nanoseconds == .max)
        #expect(read("@-9223372036854775808") == nil)
    }

    @Test func anythingElseIsNoTime() {
        for text in [
            "", " ", "soon", "2026-13-01", "2026-02-30", "25:00", "10:60", "10", "10:00:00:00", "-", "-1x",
            "@", "@x", "@99999999999999", "2026-11-20 10:00 CET", "ago", "10:00 10:00", "-99999999999999999y",
            "2026-11", "--1h",
        ] {
            #expect(read(text) == nil, "“\(text)”")
        }
    }
}
