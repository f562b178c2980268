import TestSupport
import Testing
import Times

/// Moments and days.
@Suite struct TimesTests {
    @Test(arguments: [
        (0, 0, "1970-01-01T00:00:00.000000000Z"),
        (-1, 999_999_999, "1969-12-31T23:59:59.999999999Z"),
        (951_782_400, 0, "2000-02-29T00:00:00.000000000Z"),
        (1_709_164_800, 5, "2024-02-29T00:00:00.000000005Z"),
        (4_107_542_400, 0, "2100-03-01T00:00:00.000000000Z"),
        (1_800_000_000, 250_000_000, "2027-01-15T08:00:00.250000000Z"),
        (-9_000_000_000, 1, "1684-10-19T08:00:00.000000001Z"),
    ])
    func momentsAreWrittenAndRead(_ seconds: Int, _ nanoseconds: Int, _ text: String) {
        let time = WallTime(seconds: seconds, nanoseconds: nanoseconds)
        #expect(time.rfc3339(places: 9) == text)
        #expect(WallTime(rfc3339: text) == time)
        #expect(time.day == text.prefix(10))
        #expect(time.seconds == Int64(seconds))
    }

    @Test func decimalsAreCutNotRounded() {
        let time = WallTime(seconds: 1, nanoseconds: 987_654_321)
        #expect(time.rfc3339(places: 0) == "1970-01-01T00:00:01Z")
        #expect(time.rfc3339(places: 3) == "1970-01-01T00:00:01.987Z")
        #expect(time.rfc3339(places: 6) == "1970-01-01T00:00:01.987654Z")
        #expect(WallTime(nanoseconds: -1).rfc3339(places: 0) == "1969-12-31T23:59:59Z")
    }

    @Test func momentsThatCannotBeCountedAreTheNearest() {
        #expect(WallTime(seconds: .max, nanoseconds: 0).nanoseconds == .max)
        #expect(WallTime(seconds: .min, nanoseconds: 0).nanoseconds == .min)
        for count in [Int64.min, .min + 1, .max - 1, .max] {
            let time = WallTime(nanoseconds: count)
            #expect(WallTime(rfc3339: time.rfc3339(places: 9)) == time)
        }
    }

    @Test func everyMomentIsReadAsItWasWritten() {
        for seed in UInt64(1)...2000 {
            var random = SeededGenerator(seed: seed)
            // The years that a 64-bit count of nanoseconds holds.
            let time = WallTime(nanoseconds: .random(in: .min ... .max, using: &random))
            #expect(WallTime(rfc3339: time.rfc3339(places: 9)) == time, "seed \(seed)")
        }
    }

    @Test(arguments: [
        "", "Z", "2024-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z",
        "2024-00-01T00:00:00Z",
        "2024-01-00T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z", "2024-01-01T00:00:60Z",
        "2024-01-01 00:00:00Z", "2024-01-01T00:00:00", "2024-01-01T00:00:00.Z",
        "2024-01-01T00:00:00.1234567890Z",
        "2024-01-01T00:00:00+01:00", "2024-01-01T00:00:00,5Z", "x024-01-01T00:00:00Z",
        "2024-01-01T00:00:00Zé",
        "9999-12-31T23:59:59Z", "0000-01-01T00:00:00Z",
    ])
    func whatIsNoMomentIsRefused(_ text: String) { #expect(WallTime(rfc3339: text) == nil) }

    @Test func noTextTraps() {
        let good = Array("2024-02-29T12:34:56.789Z".utf8)
        for seed in UInt64(1)...2000 {
            var random = SeededGenerator(seed: seed)
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
                    in: 0x20...0x7E, using: &random)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            if let time = WallTime(rfc3339: text) {
                #expect(time.rfc3339(places: 9).hasPrefix(text.dropLast()), "seed \(seed): \(text)")
            }
        }
    }

    @Test func daysFollowEachOther() throws {
        let first = try #require(CivilDate(year: 1890, month: 1, day: 1)).daysSinceEpoch
        var previous = CivilDate(daysSinceEpoch: first - 1)
        #expect(previous == CivilDate(year: 1889, month: 12, day: 31))
        for number in first...first + 366 * 250 {
            let date = CivilDate(daysSinceEpoch: number)
            #expect(date.daysSinceEpoch == number)
            let isNext =
                date.day == previous.day + 1 && date.month == previous.month && date.year == previous.year
                || date.day == 1 && date.month == previous.month + 1 && date.year == previous.year
                || date.day == 1 && date.month == 1 && previous.month == 12 && date.year == previous.year + 1
            if !isNext || CivilDate(year: date.year, month: date.month, day: date.day) != date {
                Issue.record("\(date) after \(previous)")
                return
            }
            previous = date
        }
    }

    @Test func leapDaysAreThoseOfTheGregorianCalendar() {
        for year in [1600, 2000, 2024, 2400] { #expect(CivilDate(year: year, month: 2, day: 29) != nil) }
        for year in [1700, 1900, 2023, 2100] { #expect(CivilDate(year: year, month: 2, day: 29) == nil) }
        #expect(CivilDate(year: 2024, month: 4, day: 31) == nil)
        #expect(CivilDate(year: 2024, month: 0, day: 1) == nil)
    }
}
