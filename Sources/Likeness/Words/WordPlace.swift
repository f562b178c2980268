internal import CWords

/// Where a word stands in the normal form of its text, and where it comes from.
struct WordPlace: BitwiseCopyable {
    private let place: cwords_place

    init(_ place: cwords_place) { self.place = place }

    /// Its bytes in the normal form.
    var range: Range<Int> { Int(place.start)..<Int(place.end) }

    /// Where it, or the run that it is part of, begins in the text.
    var sourceStart: Int { Int(place.source) }
}
