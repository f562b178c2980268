/// Phrases that tell a line that does not belong to the story.
enum LinePhrases {
    /// How much of a line the phrase has to be.
    enum Extent: Sendable {
        /// All of it, but for marks at its ends.
        case whole
        /// All of it, and the line stands above or below the story.
        case edge
        /// Its beginning, the line being short.
        case front
        /// Its beginning, with a colon, bar or dash behind.
        case label
    }

    /// What a phrase says of the line that it stands in.
    struct Meaning: Sendable {
        let kind: LeftOut.Kind
        let extent: Extent
    }

    /// Phrases of one meaning, parted by semicolons and line ends.
    typealias Group = (kind: LeftOut.Kind, extent: Extent, phrases: String)

    static let table = PhraseTable<Meaning>(
        (page + lists + labels + notices).flatMap { kind, extent, phrases in
            phrases.split(whereSeparator: { $0 == ";" || $0 == "\n" }).map { phrase in
                (String(phrase.drop { $0 == " " }), Meaning(kind: kind, extent: extent))
            }
        })
}
