/// Lines that belong together: a paragraph, or one of the smaller parts that stand around the story.
struct Passage {
    /// The first of its lines, as an index into the page's lines.
    var first: Int
    /// The last of its lines.
    var last: Int
    /// How many bytes it has, a byte for each line end within.
    var count: Int
    /// What it is.
    var part: Part = .undecided
    /// The rule that said so.
    var rule: Rule = .none

    var isUndecided: Bool {
        if case .undecided = part { true } else { false }
    }
}

/// The one place that a passage has.
enum Part: Equatable {
    case undecided
    case body
    case headline
    case dek
    case byline
    case leftOut(LeftOut.Kind)
}
