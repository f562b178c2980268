/// A dateline found at the front of a text.
struct DatelineMatch {
    /// How sure it is that this is a dateline.
    enum Strength: Int, Comparable {
        /// Only its looks: an unknown place in capitals before a dash.
        case possible
        /// A place that is known, before a dash or colon.
        case likely
        /// A place with a date or an agency.
        case certain

        static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
    }

    /// The place or places, as printed; empty where only a date and an agency stand.
    var place: Range<Int>
    var date: CalendarDate?
    /// The agency, as the house spells it.
    var agency: String?
    /// Where the dash, colon or bracket that closes the phrase ends.
    var end: Int
    /// Where the story begins.
    var storyStart: Int
    var strength: Strength
}
