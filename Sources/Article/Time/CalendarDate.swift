/// A day of the Gregorian calendar, as far as it is stated.
struct CalendarDate: Equatable {
    var year: Int?
    var month: Int
    /// Absent where what is printed is no day ("March 119").
    var day: Int?

    /// Days from 1970-01-01 to the day given, by Hinnant's algorithm for the proleptic calendar.
    static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The weekday of a day counted from 1970-01-01; Sunday is 0.
    static func weekday(daysSinceEpoch days: Int) -> Int { ((days + 4) % 7 + 7) % 7 }

    /// Whether `day` is a day of `month`, 29 February being one where the year is not known.
    static func isValid(year: Int?, month: Int, day: Int) -> Bool {
        guard month >= 1, month <= 12, day >= 1 else { return false }
        if month == 2, let year {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            return day <= (isLeap ? 29 : 28)
        }
        return day <= [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}
