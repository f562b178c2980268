/// Time spans as systemd has them: `250ms`, `5min`, `1h 30min`, `1.5s`; a plain number is seconds.
struct TimeSpan {
    /// The units by their names, in microseconds; the lengths of month and year are systemd's.
    private static let units: [(names: [String], microseconds: Int64)] = [
        (["usec", "us", "µs", "μs"], 1),
        (["msec", "ms"], 1000),
        (["seconds", "second", "sec", "s"], 1_000_000),
        (["minutes", "minute", "min", "m"], 60_000_000),
        (["hours", "hour", "hr", "h"], 3_600_000_000),
        (["days", "day", "d"], 86_400_000_000),
        (["weeks", "week", "w"], 604_800_000_000),
        (["months", "month", "M"], 2_629_800_000_000),
        (["years", "year", "y"], 31_557_600_000_000),
    ]

    private var rest: Substring.UTF8View
    private var total: Int64 = 0

    private init(_ text: String) { rest = Substring(text).utf8 }

    /// The span that `text` states, at most `Int64.max` microseconds; `nil` where it is not a span.
    static func parse(_ text: String) -> Duration? {
        if text == "infinity" { return .microseconds(Int64.max) }
        var span = TimeSpan(text)
        guard span.readAll() else { return nil }
        return .microseconds(span.total)
    }

    /// The span in whole units, the greatest first.
    static func text(_ span: Duration) -> String {
        let (seconds, attoseconds) = span.components
        let (microseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        guard seconds > 0 || attoseconds > 0 else { return "0" }
        guard !overflow else { return "\(seconds)s" }
        var left = microseconds + attoseconds / 1_000_000_000_000
        var parts: [String] = []
        for (index, name) in ["us", "ms", "s", "min", "h", "d"].enumerated().reversed() {
            let unit = units[index].microseconds
            if left >= unit { parts.append("\(left / unit)\(name)") }
            left %= unit
        }
        return parts.joined(separator: " ")
    }

    private mutating func readAll() -> Bool {
        var parts = 0
        skipSpaces()
        repeat {
            guard readPart(alone: parts == 0) else { return false }
            parts += 1
            skipSpaces()
        } while !rest.isEmpty
        return true
    }

    /// Reads a number and its unit, which only a number that stands alone may lack.
    private mutating func readPart(alone: Bool) -> Bool {
        let whole = take(while: Self.isDigit)
        var fraction = Substring("").utf8
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            fraction = take(while: Self.isDigit)
        }
        guard let number = WholeNumber.parse(Substring(whole)) else { return false }
        skipSpaces()
        let name = take { !Self.isDigit($0) && $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        let unit = name.isEmpty && alone && rest.isEmpty ? "s" : String(Substring(name))
        guard let factor = Self.units.first(where: { $0.names.contains(unit) })?.microseconds else {
            return false
        }
        add(Int64(number), factor)
        var part = factor
        for digit in fraction {
            part /= 10
            add(Int64(digit - UInt8(ascii: "0")), part)
        }
        return true
    }

    private mutating func add(_ number: Int64, _ factor: Int64) {
        let (product, tooMuch) = number.multipliedReportingOverflow(by: factor)
        let (sum, carry) = total.addingReportingOverflow(product)
        total = tooMuch || carry ? .max : sum
    }

    private mutating func skipSpaces() {
        _ = take { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    private mutating func take(while holds: (UInt8) -> Bool) -> Substring.UTF8View {
        let taken = rest.prefix(while: holds)
        rest = rest[taken.endIndex...]
        return taken
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
