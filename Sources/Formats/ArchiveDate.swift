public import Article
internal import Times

/// Reads times in the forms that archives and feeds have.
///
/// ISO 8601, RFC 822, `26-FEB-1987 15:01:01.79` as news agencies of the 1980s stamped it, and Unix time in
/// seconds or milliseconds. What is none of these gives nothing: no time is ever guessed.
public enum ArchiveDate {
    /// The time that `text` states; `nil` where it states none that is clear.
    public static func read(_ text: String) -> StatedTime? {
        var bytes = withoutControls(text)
        while let last = bytes.last, JSONSniffer.isSpace(last) { bytes.removeLast() }
        guard bytes.count <= longest else { return nil }
        var cursor = DateCursor(bytes)
        cursor.skipSpaces()
        if let time = unixTime(bytes[cursor.position...]) { return stated(time, from: text) }
        let start = cursor
        var date = cursor.isoDate()
        if date == nil {
            cursor = start
            date = cursor.dayMonthYear()
        }
        guard let date, let clock = cursor.clock(), cursor.isAtEnd else { return nil }
        return stated(date, clock, from: text)
    }

    private static let longest = 64

    /// What stands before the first control character: behind a wire's stamp, they part it from codes of the
    /// wire's own. Archives in SGML or XML write them as references.
    private static func withoutControls(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            let isReference =
                byte == UInt8(ascii: "&") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "#")
            if isReference || (byte < 0x20 && !JSONSniffer.isSpace(byte)) {
                bytes.removeLast(bytes.count - index)
                break
            }
        }
        return bytes
    }

    private static func stated(_ date: CivilDate, _ clock: DateCursor.Clock, from text: String) -> StatedTime
    {
        let seconds = Int(date.daysSinceEpoch) * 86_400 + clock.seconds
        let local = WallTime(seconds: seconds, nanoseconds: 0).rfc3339(places: 0)
        let value = clock.offset == 0 ? local : String(local.dropLast()) + zone(clock.offset)
        return StatedTime(
            value: value, secondsSinceEpoch: seconds - clock.offset, precision: clock.precision,
            zone: clock.hasZone ? .stated : .unknown, from: text)
    }

    private static func stated(_ seconds: Int, from text: String) -> StatedTime {
        StatedTime(
            value: WallTime(seconds: seconds, nanoseconds: 0).rfc3339(places: 0), secondsSinceEpoch: seconds,
            precision: .second, zone: .stated, from: text)
    }

    private static func zone(_ offset: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let minutes = abs(offset) / 60
        return (offset < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60)
    }

    /// Seconds (9 or 10 digits, a fraction aside) or milliseconds (12 or 13) since 1970.
    private static func unixTime(_ bytes: ArraySlice<UInt8>) -> Int? {
        let digits = bytes.prefix { 0x30...0x39 ~= $0 }
        let rest = bytes.dropFirst(digits.count)
        guard 9...13 ~= digits.count,
            rest.isEmpty
                || (rest.first == UInt8(ascii: ".") && rest.dropFirst().allSatisfy { 0x30...0x39 ~= $0 }),
            let number = Int(String(decoding: digits, as: UTF8.self))
        else { return nil }
        switch digits.count {
        case 9, 10: return number
        case 12, 13: return number / 1000
        default: return nil
        }
    }
}
