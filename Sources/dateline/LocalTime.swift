import Glibc
import Times

/// Times in the zone of whoever reads.
enum LocalTime {
    /// `HH:MM:SS`; the text itself where it is no time.
    static func clock(rfc3339 text: String) -> String { format(text, "%H:%M:%S") }

    /// `YYYY-MM-DD HH:MM:SS`; the text itself where it is no time.
    static func dateAndClock(rfc3339 text: String) -> String { format(text, "%Y-%m-%d %H:%M:%S") }

    private static func format(_ text: String, _ format: String) -> String {
        guard let time = WallTime(rfc3339: text) else { return text }
        var seconds = time_t(time.seconds)
        var parts = tm()
        guard localtime_r(&seconds, &parts) != nil else { return text }
        var buffer = [CChar](repeating: 0, count: 64)
        let count = strftime(&buffer, buffer.count, format, &parts)
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
