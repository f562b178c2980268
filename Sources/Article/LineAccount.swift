/// What became of one line of the input, and the rule that decided it.
public struct LineAccount: Equatable, Sendable {
    /// The line's number in the input, from 1.
    public var number: Int
    /// The line, without white space at its ends.
    public var text: String
    /// Where the line went: `headline`, `dek`, `byline`, `body`, or the kind under which it was left out.
    public var place: String
    /// The rule, in words.
    public var rule: String

    static func accounts(of page: borrowing Page) -> [LineAccount] {
        page.passages.flatMap { passage in
            page.lines[passage.first...passage.last].map { line in
                LineAccount(
                    number: line.number, text: page.text.string(line.range),
                    place: passage.part.name, rule: passage.rule.rawValue)
            }
        }
    }
}

extension Part {
    /// The name of the place, as `--explain` prints it.
    var name: String {
        switch self {
        case .undecided, .body: "body"
        case .headline: "headline"
        case .dek: "dek"
        case .byline: "byline"
        case .leftOut(let kind): kind.rawValue
        }
    }
}
