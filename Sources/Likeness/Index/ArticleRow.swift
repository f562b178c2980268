internal import Checksum

/// What is kept for ever of an article that a later one can be traced to, its digests aside.
///
/// Rows are numbered in the order of the log. Once made, a row never changes.
struct ArticleRow: Equatable, Sendable {
    typealias Number = UInt32

    /// The number of its event.
    var sequence: UInt64
    /// The time it states, in seconds, or ``noTime``.
    var stated: Int64
    /// When it arrived, in seconds.
    var arrival: Int64
    /// The row of the story that it belongs to: its own, where it stands by itself.
    var story: Number
    /// Words in it.
    var words: Int
    /// Whether copies attach to it though it is a part, or more, of another.
    var standsAlone = false
    /// Whether its text is its own: it is none that an earlier row had already.
    var hasOwnText = false
    /// Whether it stands for its story in the near index.
    var represents = false

    static let noTime = Int64.min
    /// The words that a row can tell apart; longer texts count as this long.
    static let mostWords = 1 << 24 - 1

    init(_ sequence: UInt64, _ fingerprint: Fingerprint, arrival: Int, story: Number) {
        self.sequence = sequence
        stated = fingerprint.stated.map(Int64.init) ?? Self.noTime
        self.arrival = Int64(arrival)
        self.story = story
        words = min(max(0, fingerprint.words), Self.mostWords)
    }
}

extension ArticleRow {
    /// The numbers of a row in a file, by what little they mostly differ from those around them.
    enum Field: Int, CaseIterable {
        /// Events before its own, in its file, that have no row.
        case passed
        /// Rows since that of its story.
        case story
        case flags, words, arrival
        /// How long before its arrival its stated time lies; the lowest bit tells of one after it.
        case age
        /// The place of its URI plus one; 0 where it has none of its own.
        case uri
    }

    private static let standsAloneBit: UInt64 = 1
    private static let representsBit: UInt64 = 2
    private static let ownTextBit: UInt64 = 4
    private static let statedBit: UInt64 = 8

    /// The row with this number, the place of which in its file is `index`.
    init(_ table: PackedTable, at index: Int, number: Number, first: UInt64) {
        let field = { (field: Field) in table[index, field.rawValue] }
        let flags = field(.flags)
        sequence = Self.sequence(table, at: index, first: first)
        arrival = Int64(bitPattern: field(.arrival) ^ 1 << 63)
        let age = field(.age)
        let distance = Int64(bitPattern: age >> 1) ^ -Int64(age & 1)
        stated = flags & Self.statedBit == 0 ? Self.noTime : arrival &- distance
        story = number &- Number(truncatingIfNeeded: field(.story))
        words = Int(field(.words) & UInt64(Self.mostWords))
        standsAlone = flags & Self.standsAloneBit != 0
        represents = flags & Self.representsBit != 0
        hasOwnText = flags & Self.ownTextBit != 0
    }

    /// The sequence of the row in a file that begins with the sequence `first`.
    static func sequence(_ table: PackedTable, at index: Int, first: UInt64) -> UInt64 {
        first &+ UInt64(index) &+ table[index, Field.passed.rawValue]
    }

    /// Whether the row has a text of its own.
    static func hasOwnText(_ table: PackedTable, at index: Int) -> Bool {
        table[index, Field.flags.rawValue] & ownTextBit != 0
    }

    /// Its numbers, in the order of ``Field``; `uri` is the place of its URI plus one.
    func fields(at index: Int, number: Number, first: UInt64, uri: UInt64) -> [UInt64] {
        let distance = stated == Self.noTime ? 0 : arrival &- stated
        let flags =
            (standsAlone ? Self.standsAloneBit : 0) | (represents ? Self.representsBit : 0)
            | (hasOwnText ? Self.ownTextBit : 0) | (stated == Self.noTime ? 0 : Self.statedBit)
        return [
            sequence &- first &- UInt64(index), UInt64(number &- story), flags, UInt64(words),
            // So that the order of numbers without a sign is that of these.
            UInt64(bitPattern: arrival) ^ 1 << 63,
            UInt64(bitPattern: distance &<< 1 ^ distance >> 63), uri,
        ]
    }
}

/// By what an article is known again.
struct ArticleDigests: Equatable, Sendable {
    /// The digest of its text, from which its URI is made where it has none of its own.
    var text: Digest256
    /// The beginning of that of its bytes.
    var bytes: DigestKey

    init(_ fingerprint: Fingerprint) {
        text = fingerprint.text
        bytes = DigestKey(fingerprint.bytes.prefix)
    }
}

/// The latest version of an item that has an identifier.
struct ItemState: Equatable, Sendable {
    /// The row of the latest version.
    var row: ArticleRow.Number
    /// The version that it states.
    var version: Int?
}
