/// The offset of a zone from UTC, with the rule of its summer time.
///
/// Present rules, and for North America and the European Union those since 1967 and 1981: the reader is a
/// pure function and asks no time zone files.
struct ZoneRules: Equatable, Sendable {
    /// When the clocks are put forward.
    enum Summer: Sendable {
        case none, northAmerica, europe, southernAustralia, lordHowe, newZealand, chile, israel, egypt
    }

    /// Minutes east of UTC in winter.
    var standard: Int
    var summer: Summer

    /// The offset in minutes at a local time of day.
    func offset(year: Int, month: Int, day: Int, hour: Int) -> Int {
        guard isSummer(year: year, month: month, day: day, hour: hour) else { return standard }
        return standard + (summer == .lordHowe ? 30 : 60)
    }

    private func isSummer(year: Int, month: Int, day: Int, hour: Int) -> Bool {
        let now = CalendarDate.daysSinceEpoch(year: year, month: month, day: day) * 24 + hour
        func at(_ nth: Int, _ month: Int, _ hour: Int) -> Int {
            Self.sunday(nth, of: month, year) * 24 + hour
        }
        switch summer {
        case .none: return false
        case .northAmerica:
            if year >= 2007 { return now >= at(2, 3, 2) && now < at(1, 11, 2) }
            return now >= at(year >= 1987 ? 1 : 5, 4, 2) && now < at(5, 10, 2)
        case .europe:
            let shift = standard / 60 + 1
            return now >= at(5, 3, shift) && now < at(5, year >= 1996 ? 10 : 9, shift + 1)
        case .southernAustralia, .lordHowe: return now >= at(1, 10, 2) || now < at(1, 4, 3)
        case .newZealand: return now >= at(5, 9, 2) || now < at(1, 4, 3)
        case .chile: return now >= at(1, 9, 0) || now < at(1, 4, 0)
        // From the Friday before the last Sunday of March.
        case .israel: return now >= at(5, 3, 2) - 48 && now < at(5, 10, 2)
        case .egypt:
            return year >= 2023 && now >= Self.last(5, of: 4, year) * 24
                && now < Self.last(4, of: 10, year) * 24 + 24
        }
    }

    /// The day, since the epoch, of the last such day of the week in a month; 0 is Sunday.
    private static func last(_ weekday: Int, of month: Int, _ year: Int) -> Int {
        let last = CalendarDate.daysSinceEpoch(year: year, month: month + 1, day: 1) - 1
        return last - (CalendarDate.weekday(daysSinceEpoch: last) - weekday + 7) % 7
    }

    /// The day, since the epoch, of the `nth` Sunday of a month; 5 means the last one.
    private static func sunday(_ nth: Int, of month: Int, _ year: Int) -> Int {
        let first = CalendarDate.daysSinceEpoch(year: year, month: month, day: 1)
        var day = first + (7 - CalendarDate.weekday(daysSinceEpoch: first)) % 7 + (nth - 1) * 7
        let next =
            month == 12
            ? CalendarDate.daysSinceEpoch(year: year + 1, month: 1, day: 1)
            : CalendarDate.daysSinceEpoch(year: year, month: month + 1, day: 1)
        while day >= next { day -= 7 }
        return day
    }
}
