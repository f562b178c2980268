import Glibc
import Times

/// Times as journalctl takes them; see systemd.time(7).
enum TimeArgument {
    /// Reads `2026-11-20 10:00`, `2026-11-20`, `10:00`, `yesterday`, `today`, `tomorrow`, `now`, `-1h30min`, `2h ago`,
    /// `@1766000000` and RFC 3339, in the local zone where none is said; `nil` for anything else.
    static func read(_ text: String, now: WallTime) -> WallTime? {
        let text = text.trimmed
        if let time = WallTime(rfc3339: text) { return time }
        if let seconds = text.dropPrefix("@").flatMap({ Int64($0) }), seconds.magnitude < 9_000_000_000 {
            return WallTime(nanoseconds: seconds * 1_000_000_000)
        }
        let word = text.lowercased()
        switch word {
        case "now": return now
        case "today": return day(now, plus: 0)
        case "yesterday": return day(now, plus: -1)
        case "tomorrow": return day(now, plus: 1)
        default: break
        }
        if let span = word.dropPrefix("-").flatMap(span) { return now.adding(-span) }
        if let span = word.dropPrefix("+").flatMap(span) { return now.adding(span) }
        if word.hasSuffix("ago"), let span = span(String(word.dropLast(3)).trimmed) {
            return now.adding(-span)
        }
        return moment(text, now: now)
    }

    /// `YYYY-MM-DD`, `HH:MM[:SS]` or both, with a space or a `T` between, and perhaps ` UTC` after.
    private static func moment(_ text: String, now: WallTime) -> WallTime? {
        var words = text.split(separator: " ").map(String.init)
        // As RFC 3339 has it: a T after the ten characters of the day.
        if let first = words.first, first.dropFirst(10).first == "T" {
            words.replaceSubrange(..<1, with: [String(first.prefix(10)), String(first.dropFirst(11))])
        }
        let isUTC = words.last == "UTC" && words.count > 1
        if isUTC { words.removeLast() }
        var parts = broken(now, isUTC: isUTC)
        (parts.tm_hour, parts.tm_min, parts.tm_sec) = (0, 0, 0)
        parts.tm_isdst = -1
        guard 1...2 ~= words.count else { return nil }
        if let first = words.first, first.contains("-") {
            let numbers = first.split(separator: "-", omittingEmptySubsequences: false).map { Int32($0) }
            guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2],
                CivilDate(year: Int(year), month: Int(month), day: Int(day)) != nil
            else { return nil }
            (parts.tm_year, parts.tm_mon, parts.tm_mday) = (year - 1900, month - 1, day)
            words.removeFirst()
        } else if words.count == 2 {
            return nil
        }
        if let clock = words.first {
            let numbers = clock.split(separator: ":", omittingEmptySubsequences: false).map { Int32($0) }
            guard 2...3 ~= numbers.count, let hour = numbers[0], let minute = numbers[1], 0..<24 ~= hour,
                0..<60 ~= minute
            else { return nil }
            (parts.tm_hour, parts.tm_min) = (hour, minute)
            if numbers.count == 3 {
                guard let second = numbers[2], 0..<60 ~= second else { return nil }
                parts.tm_sec = second
            }
        }
        return WallTime(seconds: isUTC ? timegm(&parts) : mktime(&parts), nanoseconds: 0)
    }

    private static func day(_ now: WallTime, plus days: Int32) -> WallTime {
        var parts = broken(now, isUTC: false)
        (parts.tm_hour, parts.tm_min, parts.tm_sec) = (0, 0, 0)
        parts.tm_mday += days
        parts.tm_isdst = -1
        return WallTime(seconds: mktime(&parts), nanoseconds: 0)
    }

    private static func broken(_ time: WallTime, isUTC: Bool) -> tm {
        var seconds = time_t(time.seconds)
        var parts = tm()
        if isUTC { gmtime_r(&seconds, &parts) } else { localtime_r(&seconds, &parts) }
        return parts
    }

    private static let units: [(names: Set<String>, seconds: Int64)] = [
        (["", "s", "sec", "second", "seconds"], 1), (["m", "min", "minute", "minutes"], 60),
        (["h", "hr", "hour", "hours"], 3600), (["d", "day", "days"], 86_400),
        (["w", "week", "weeks"], 604_800), (["month", "months"], 2_629_800),
        (["y", "year", "years"], 31_557_600),
    ]

    /// Seconds of `1h30min`, `2 hours`, `90`; `nil` for anything else.
    private static func span(_ text: String) -> Int64? {
        var rest = Substring(text.trimmed)
        guard !rest.isEmpty else { return nil }
        var total: Int64 = 0
        while !rest.isEmpty {
            let digits = rest.prefix { "0"..."9" ~= $0 }
            rest = rest.dropFirst(digits.count).drop { $0 == " " }
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count).drop { $0 == " " }
            guard digits.count < 10, let number = Int64(digits),
                let factor = units.first(where: { $0.names.contains(String(unit)) })?.seconds
            else { return nil }
            total += number * factor
        }
        return total < 5_000_000_000 ? total : nil
    }
}

extension WallTime {
    /// The moment so many seconds later.
    fileprivate func adding(_ seconds: Int64) -> WallTime {
        let (sum, overflow) = nanoseconds.addingReportingOverflow(seconds * 1_000_000_000)
        return WallTime(nanoseconds: overflow ? (seconds < 0 ? .min : .max) : sum)
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = Substring(self)
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    fileprivate func dropPrefix(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
