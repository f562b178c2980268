internal import Article
internal import Times

/// Walks over a written time.
struct DateCursor {
    /// A time of the day, with how exactly it is stated.
    struct Clock {
        var seconds = 0
        var precision = StatedTime.Precision.day
        /// Seconds east of UTC.
        var offset = 0
        var hasZone = false
    }

    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position >= bytes.count }

    mutating func skipSpaces() { while !isAtEnd, JSONSniffer.isSpace(bytes[position]) { position += 1 } }

    /// `2023-10-20`, `2023/10/20` or `20231020`.
    mutating func isoDate() -> CivilDate? {
        let start = position
        if let year = number(digits: 4...4), let mark = take("-/") {
            if let month = number(digits: 1...2), skip(mark), let day = number(digits: 1...2) {
                return CivilDate(year: year, month: month, day: day)
            }
        }
        position = start
        guard let day = number(digits: 8...8) else {
            position = start
            return nil
        }
        return CivilDate(year: day / 10_000, month: day / 100 % 100, day: day % 100)
    }

    /// `Fri, 21 Nov 1997`, `21 Nov 97` or `26-FEB-1987`.
    mutating func dayMonthYear() -> CivilDate? {
        if let weekday = letters(), weekday.count >= 3 { _ = take(",") }
        skipSpaces()
        guard let day = number(digits: 1...2) else { return nil }
        let isDashed = take("-") != nil
        skipSpaces()
        guard let name = letters(), name.count >= 3,
            let month = Self.months.firstIndex(of: Array(name.prefix(3)))
        else { return nil }
        if isDashed { guard take("-") != nil else { return nil } }
        skipSpaces()
        guard var year = number(digits: 2...4), year >= 1000 || year < 100 else { return nil }
        // RFC 2822, 4.3: two digits are of this century up to 49.
        if year < 100 { year += year < 50 ? 2000 : 1900 }
        return CivilDate(year: year, month: month + 1, day: day)
    }

    /// The rest: nothing, or a time of the day with or without a zone; `nil` where there is something else.
    mutating func clock() -> Clock? {
        var clock = Clock()
        if isAtEnd { return clock }
        guard take("Tt ") != nil else { return nil }
        skipSpaces()
        guard let hour = number(digits: 1...2), hour < 24 else { return nil }
        let colon = take(":") != nil
        guard let minute = number(digits: 2...2), minute < 60 else { return nil }
        clock.seconds = hour * 3600 + minute * 60
        clock.precision = .minute
        if colon ? take(":") != nil : isDigit {
            guard let second = number(digits: 2...2), second <= 60 else { return nil }
            clock.seconds += min(second, 59)
            clock.precision = .second
            if take(".,") != nil { guard skipDigits() else { return nil } }
        }
        skipSpaces()
        return zone(&clock) ? clock : nil
    }

    private mutating func zone(_ clock: inout Clock) -> Bool {
        if isAtEnd { return true }
        clock.hasZone = true
        if let sign = take("+-") {
            guard let hours = number(digits: 2...2), hours < 24 else { return false }
            _ = take(":")
            let minutes = isAtEnd ? 0 : number(digits: 2...2) ?? 60
            guard minutes < 60 else { return false }
            clock.offset = (hours * 60 + minutes) * 60 * (sign == UInt8(ascii: "-") ? -1 : 1)
            skipSpaces()
            // RFC 822 allows a remark: "+0100 (CET)".
            if take("(") != nil { position = bytes.count }
            return true
        }
        guard let name = letters(), let hours = Self.zones[String(decoding: name, as: UTF8.self)] else {
            return false
        }
        clock.offset = hours * 3600
        return true
    }

    private static let months: [[UInt8]] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ].map { Array($0.utf8) }

    /// RFC 822, 5.1.
    private static let zones = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
        "pst": -8, "pdt": -7,
    ]

    private var isDigit: Bool { !isAtEnd && 0x30...0x39 ~= bytes[position] }

    private mutating func skipDigits() -> Bool {
        guard isDigit else { return false }
        while isDigit { position += 1 }
        return true
    }

    private mutating func number(digits: ClosedRange<Int>) -> Int? {
        let start = position
        var number = 0
        while isDigit, position - start < digits.upperBound {
            number = number * 10 + Int(bytes[position] - 0x30)
            position += 1
        }
        return digits.contains(position - start) ? number : nil
    }

    /// Letters, in lower case.
    private mutating func letters() -> [UInt8]? {
        let start = position
        while !isAtEnd, 0x61...0x7A ~= bytes[position] | 0x20 { position += 1 }
        return position == start ? nil : bytes[start..<position].map { $0 | 0x20 }
    }

    /// Passes over one of these marks, which are ASCII.
    private mutating func take(_ choices: StaticString) -> UInt8? {
        guard !isAtEnd else { return nil }
        let byte = bytes[position]
        let isOne = choices.withUTF8Buffer { unsafe $0.contains(byte) }
        guard isOne else { return nil }
        position += 1
        return byte
    }

    /// Passes over this byte and says whether it was there.
    private mutating func skip(_ byte: UInt8) -> Bool {
        guard !isAtEnd, bytes[position] == byte else { return false }
        position += 1
        return true
    }
}
