internal import Checksum

/// What is kept for ever of an article that a later one can be traced to.
///
/// Rows are numbered in the order of the log. Once made, a row never changes.
struct ArticleRow: Sendable {
    typealias Number = UInt32

    /// The number of its event.
    var sequence: UInt64
    /// The digest of its text, from which its URI is made where it has none of its own.
    var text: Digest256
    /// Half of the digest of its bytes.
    var bytes: Digest128
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
        text = fingerprint.text
        bytes = fingerprint.bytes.prefix
        stated = fingerprint.stated.map(Int64.init) ?? Self.noTime
        self.arrival = Int64(arrival)
        self.story = story
        words = min(max(0, fingerprint.words), Self.mostWords)
    }
}

extension ArticleRow {
    /// Bytes of a row in a file.
    static let size = 80
    private static let standsAloneBit: UInt32 = 1 << 31
    private static let representsBit: UInt32 = 1 << 30
    private static let ownTextBit: UInt32 = 1 << 29

    /// The row at `offset`, of a stretch that begins with the sequence `first`.
    init(_ bytes: IndexBytes, at offset: Int, first: UInt64) {
        let word = { (place: Int) in bytes.load(offset + place, as: UInt64.self) }
        let flags = bytes.load(offset + 72, as: UInt32.self)
        sequence = first &+ UInt64(bytes.load(offset + 64, as: UInt32.self))
        text = Digest256(words: word(0), word(8), word(16), word(24))
        self.bytes = Digest128(high: word(32), low: word(40))
        stated = Int64(bitPattern: word(48))
        arrival = Int64(bitPattern: word(56))
        story = bytes.load(offset + 68, as: UInt32.self)
        words = Int(flags & 0xFF_FFFF)
        standsAlone = flags & Self.standsAloneBit != 0
        represents = flags & Self.representsBit != 0
        hasOwnText = flags & Self.ownTextBit != 0
    }

    /// Whether the row at `offset` has a text of its own.
    static func hasOwnText(_ bytes: IndexBytes, at offset: Int) -> Bool {
        bytes.load(offset + 72, as: UInt32.self) & ownTextBit != 0
    }

    /// Writes the row; `uri` is the place of its URI, 0 where it has none of its own.
    func encode(into output: inout [UInt8], first: UInt64, uri: UInt32) {
        let (a, b, c, d) = text.words
        for word in [
            a, b, c, d, bytes.high, bytes.low, UInt64(bitPattern: stated), UInt64(bitPattern: arrival),
        ] {
            output.append(little: word)
        }
        output.append(little: UInt32(truncatingIfNeeded: sequence - first))
        output.append(little: story)
        output.append(
            little: UInt32(words) | (standsAlone ? Self.standsAloneBit : 0)
                | (represents ? Self.representsBit : 0) | (hasOwnText ? Self.ownTextBit : 0))
        output.append(little: uri)
    }
}

/// The latest version of an item that has an identifier.
struct ItemState: Equatable, Sendable {
    /// The row of the latest version.
    var row: ArticleRow.Number
    /// The version that it states.
    var version: Int?
}

/// How far a file is in the log.
public struct KnownFile: Equatable, Sendable {
    /// The first bytes of its digest.
    public var digest: UInt64
    /// Items of it that are in the log; 0 for a file of one article.
    public var items: Int
    /// Whether all of it is in the log.
    public var isWhole: Bool
    /// The last event that tells of it.
    public var sequence: UInt64

    /// A file of which this is known.
    public init(digest: UInt64, items: Int, isWhole: Bool, sequence: UInt64) {
        (self.digest, self.items, self.isWhole, self.sequence) = (digest, items, isWhole, sequence)
    }
}

/// A few sequences in a row: the window begins with one of them.
struct LogBlock: Equatable, Sendable {
    /// The sequence of its first event, without the lowest bits.
    var number: UInt64
    /// The row that comes next when it begins.
    var firstRow: ArticleRow.Number
    /// Bytes that its articles take in the near index.
    var cost: UInt32
    /// The latest arrival up to its end, in seconds.
    var latest: Int64

    static let size = 24

    init(number: UInt64, firstRow: ArticleRow.Number, latest: Int64) {
        (self.number, self.firstRow, self.latest) = (number, firstRow, latest)
        cost = 0
    }

    init(_ bytes: IndexBytes, at offset: Int) {
        number = bytes.load(offset, as: UInt64.self)
        firstRow = bytes.load(offset + 8, as: UInt32.self)
        cost = bytes.load(offset + 12, as: UInt32.self)
        latest = Int64(bitPattern: bytes.load(offset + 16, as: UInt64.self))
    }

    func encode(into output: inout [UInt8]) {
        output.append(little: number)
        output.append(little: firstRow)
        output.append(little: cost)
        output.append(little: UInt64(bitPattern: latest))
    }
}
