import Glibc
import Times

/// Times in the zone of whoever reads.
enum LocalTime {
    /// `HH:MM:SS`; the text itself where it is no time.
    static func clock(rfc3339 text: String) -> String { format(text, "%H:%M:%S") }

    /// `YYYY-MM-DD HH:MM:SS`; the text itself where it is no time.
    static func dateAndClock(rfc3339 text: String) -> String { format(text, "%Y-%m-%d %H:%M:%S") }

    /// `HH:MM:SS` today, `MM-DD HH:MM` within half a year, `YYYY-MM-DD` else; the text itself where it is no time.
    static func brief(rfc3339 text: String, now: WallTime) -> String {
        guard let time = WallTime(rfc3339: text) else { return text }
        let halfYear: Int64 = 183 * 86_400
        if format(time, "%F") == format(now, "%F") { return format(time, "%H:%M:%S") }
        return abs(now.seconds - time.seconds) < halfYear
            ? format(time, "%m-%d %H:%M") : format(time, "%Y-%m-%d ")
    }

    private static func format(_ text: String, _ format: String) -> String {
        WallTime(rfc3339: text).map { self.format($0, format) } ?? text
    }

    private static func format(_ time: WallTime, _ format: String) -> String {
        var seconds = time_t(time.seconds)
        var parts = tm()
        localtime_r(&seconds, &parts)
        var buffer = [CChar](repeating: 0, count: 64)
        let count = strftime(&buffer, buffer.count, format, &parts)
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
