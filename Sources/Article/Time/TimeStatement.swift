/// What a stretch of text states of a time, before the settings are asked.
struct TimeStatement {
    var date: CalendarDate
    var clock: ClockScanner.Match?
    /// The text that states it.
    var evidence: String

    /// The statement as a time; `nil` where year, month or day is missing or cannot be told.
    func stated(zone settingsZone: String?) -> StatedTime? {
        guard let year = date.year, let day = date.day,
            CalendarDate.isValid(year: year, month: date.month, day: day)
        else { return nil }
        let (hour, minute) = (clock?.hour ?? 0, clock?.minute ?? 0)
        var (zone, offset) = (StatedTime.Zone.unknown, 0)
        switch clock?.zone {
        case .offset(let minutes): (zone, offset) = (.stated, minutes)
        case .named(let rules):
            (zone, offset) = (.stated, rules.offset(year: year, month: date.month, day: day, hour: hour))
        case .ambiguous, nil:
            // A day alone is that of the calendar, wherever it was printed.
            if clock != nil, let name = settingsZone, let rules = ZoneNames.rules(of: name) {
                (zone, offset) = (.assumed, rules.offset(year: year, month: date.month, day: day, hour: hour))
            }
        }
        let days = CalendarDate.daysSinceEpoch(year: year, month: date.month, day: day)
        let seconds = days * 86_400 + (hour * 60 + minute - offset) * 60 + (clock?.second ?? 0)
        let precision: StatedTime.Precision = clock == nil ? .day : clock?.second == nil ? .minute : .second
        return StatedTime(
            value: Self.format(year, date.month, day, hour, minute, clock?.second ?? 0, offset: offset),
            secondsSinceEpoch: seconds, precision: precision, zone: zone, from: evidence)
    }

    private static func format(
        _ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int, offset: Int
    ) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let zone =
            offset == 0 ? "Z" : "\(offset < 0 ? "-" : "+")\(two(abs(offset) / 60)):\(two(abs(offset) % 60))"
        return "\(year)-\(two(month))-\(two(day))T\(two(hour)):\(two(minute)):\(two(second))\(zone)"
    }
}
