/// A moment of civil time: nanoseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
public struct WallTime: Hashable, Comparable, Sendable {
    /// Nanoseconds since the epoch; negative before it.
    public var nanoseconds: Int64

    /// The moment `nanoseconds` after the epoch.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// The moment `seconds` and `nanoseconds` after the epoch, as file systems and clocks give it; the nearest
    /// that can be had for one outside of the years 1678 to 2261.
    public init(seconds: Int, nanoseconds: Int) {
        self.nanoseconds =
            Self.count(seconds: Int64(seconds), nanoseconds: Int64(nanoseconds))
            ?? (seconds < 0 ? .min : .max)
    }

    /// Nanoseconds since the epoch; `nil` where that is more than can be counted.
    private static func count(seconds: Int64, nanoseconds: Int64) -> Int64? {
        // Before the epoch both parts are made negative, or the first second that can be had would be lost.
        let (whole, part) = seconds < 0 ? (seconds + 1, nanoseconds - 1_000_000_000) : (seconds, nanoseconds)
        let (scaled, overflow) = whole.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carry) = scaled.addingReportingOverflow(part)
        return overflow || carry ? nil : sum
    }

    /// Whole seconds since the epoch, rounded down.
    public var seconds: Int64 { Self.floorDivide(nanoseconds, 1_000_000_000) }

    /// Whether `left` comes before `right`.
    public static func < (left: WallTime, right: WallTime) -> Bool { left.nanoseconds < right.nanoseconds }

    /// The UTC calendar day as `YYYY-MM-DD`.
    public var day: String {
        var text: [UInt8] = []
        CivilDate(daysSinceEpoch: Self.floorDivide(seconds, 86_400)).append(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// RFC 3339 in UTC with `places` decimals of a second (0 to 9), such as `2026-11-21T08:15:00.250000Z`.
    public func rfc3339(places: Int) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(30)
        appendRFC3339(places: places, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends what ``rfc3339(places:)`` gives to `text`: two of them stand in each event, so they are put
    /// together in place.
    public func appendRFC3339(places: Int, to text: inout [UInt8]) {
        let day = Self.floorDivide(seconds, 86_400)
        let second = Int(seconds - day * 86_400)
        let date = CivilDate(daysSinceEpoch: day)
        var form = InlineArray<29, UInt8>(repeating: UInt8(ascii: "0"))
        (form[4], form[7], form[10]) = (UInt8(ascii: "-"), UInt8(ascii: "-"), UInt8(ascii: "T"))
        (form[13], form[16], form[19]) = (UInt8(ascii: ":"), UInt8(ascii: ":"), UInt8(ascii: "."))
        Self.put(date.year, before: 4, in: &form)
        Self.put(date.month, before: 7, in: &form)
        Self.put(date.day, before: 10, in: &form)
        Self.put(second / 3600, before: 13, in: &form)
        Self.put(second / 60 % 60, before: 16, in: &form)
        Self.put(second % 60, before: 19, in: &form)
        let remainder = Int(nanoseconds % 1_000_000_000)
        Self.put(remainder < 0 ? remainder + 1_000_000_000 : remainder, before: 29, in: &form)
        let length = places > 0 ? 20 + places : 19
        text.append(addingCapacity: length + 1) { output in
            for index in 0..<length { output.append(form[index]) }
            output.append(UInt8(ascii: "Z"))
        }
    }

    /// Writes the digits of a number that is not negative over zeros, so that they end before `end`.
    private static func put(_ number: Int, before end: Int, in form: inout InlineArray<29, UInt8>) {
        var (rest, place) = (number, end)
        while rest > 0 {
            place -= 1
            form[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    /// Reads what ``rfc3339(places:)`` writes; `nil` for any other text and for years outside of 1677 to 2262.
    public init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z"), bytes[4] == UInt8(ascii: "-"),
            bytes[7] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"),
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10]), let hour = Self.number(bytes[11..<13]),
            let minute = Self.number(bytes[14..<16]), let second = Self.number(bytes[17..<19]),
            let date = CivilDate(year: year, month: month, day: day), hour < 24, minute < 60, second < 60
        else { return nil }
        var fraction = 0
        if bytes.count > 20 {
            guard bytes[19] == UInt8(ascii: "."), bytes.count <= 30,
                let digits = Self.number(bytes[20..<bytes.count - 1])
            else { return nil }
            fraction = digits
            for _ in (bytes.count - 21)..<9 { fraction *= 10 }
        }
        let seconds = date.daysSinceEpoch * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        guard let count = Self.count(seconds: seconds, nanoseconds: Int64(fraction)) else { return nil }
        self.init(nanoseconds: count)
    }

    /// Appends the digits of a number that is not negative, with zeros before it up to `width`.
    static func append(_ number: Int, width: Int, to text: inout [UInt8]) {
        var (unit, count) = (1, 1)
        while count < width || number / unit >= 10 { (unit, count) = (unit * 10, count + 1) }
        while unit > 0 {
            text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / unit % 10))
            unit /= 10
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        guard !digits.isEmpty else { return nil }
        for digit in digits {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }

    static func floorDivide(_ number: Int64, _ divisor: Int64) -> Int64 {
        let quotient = number / divisor
        return number % divisor < 0 ? quotient - 1 : quotient
    }
}
