/// Finds lines that the settings of a source say to drop.
enum DropPatterns {
    /// What `text` is if one of `patterns` is all of it.
    static func match(_ text: Snippet, _ patterns: [String]) -> (Part, Rule)? {
        for pattern in patterns where matches(text.folded, Folding.fold(pattern)) {
            return (.leftOut(.droppedBySettings), .settings)
        }
        return nil
    }

    /// Whether `pattern`, in which `*` stands for anything, is all of `text`.
    ///
    /// Goes back to the last star only, so that no pattern takes more than the product of both lengths.
    static func matches(_ text: RawBytes, _ pattern: [UInt8]) -> Bool {
        var (at, want, star, mark) = (0, 0, Int?.none, 0)
        while at < text.count {
            if want < pattern.count, pattern[want] == UInt8(ascii: "*") {
                (star, mark) = (want, at)
                want += 1
            } else if want < pattern.count, pattern[want] == text[at] {
                (at, want) = (at + 1, want + 1)
            } else if let star {
                mark += 1
                (at, want) = (mark, star + 1)
            } else {
                return false
            }
        }
        while want < pattern.count, pattern[want] == UInt8(ascii: "*") { want += 1 }
        return want == pattern.count
    }
}
