/// One line of the text that is not blank.
struct Line {
    /// Where its first printing byte stands in the text.
    var start: Int
    /// Where its last printing byte ends.
    var end: Int
    /// Columns of white space before it.
    var indent: Int
    /// How many blank lines stand right before it.
    var blanksBefore: Int
    /// Its number in the input, from 1, blank lines counted.
    var number: Int
    /// What kinds of bytes are in it, as ``ByteKinds`` has them; at least those, where it was cut since.
    var kinds: UInt8
    /// What the line is when its look alone says so, before it is known how the text is laid out.
    var mark: Mark = .none

    var range: Range<Int> { start..<end }
    var count: Int { end - start }
    var isPart: Bool {
        if case .part = mark { true } else { false }
    }
    var isMarked: Bool {
        if case .none = mark { false } else { true }
    }
}

/// What the look of a line alone says of it.
enum Mark: Equatable {
    case none
    /// It begins the story: a dateline stands at its front.
    case dateline
    /// It is this part, and all of it is.
    case part(Part, Rule)
}
