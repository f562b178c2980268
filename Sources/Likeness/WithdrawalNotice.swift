/// A notice by which a sender takes an earlier item back, and what it names.
///
/// Agencies send such notices as items of their own: "KILL: BC-US--Bridge", "WITHDRAWN-Storm nears coast",
/// "ALERT: Please withdraw story headlined …". Most articles with these words are news of something else, so
/// a word in the headline is not enough: either the text orders clients to drop a story, or the rest of the
/// headline names an item that is known.
struct WithdrawalNotice {
    /// Whether the words leave no doubt; else it is a notice only if it names a known item.
    private(set) var isPlain = false
    /// Headlines and slugs that it names, as printed.
    private(set) var names: [String] = []
    /// Identifiers that it names.
    private(set) var identifiers: [String] = []

    /// Words of a notice at most: what is longer is news.
    private static let longest = 200
    /// A notice that names nothing is at most this long.
    private static let longestNameless = 60

    /// The notice that an article is; `nil` where it is none.
    init?(_ text: ComparedText) {
        let parts = [text.headline ?? ""] + text.notes + [text.body]
        guard parts.contains(where: NoticeTrigger.isIn) else { return nil }
        let read = parts.map { NoticeWords($0, limit: Self.longest + 1) }
        let count = read.reduce(0) { $0 + $1.count }
        guard count <= Self.longest else { return nil }
        let slugs = read.compactMap(NoticeSlug.read)
        let named = read.flatMap(\.named)
        // A headline orders nobody about but in the words of the trade.
        let orders =
            read.dropFirst().flatMap(NoticePhrases.find)
            + NoticePhrases.find(in: read[0]).filter { $0 == .kill || !named.isEmpty }
        let isClear = !slugs.isEmpty || !named.isEmpty || count <= Self.longestNameless
        isPlain = orders.contains(.kill) || (!orders.isEmpty && isClear)
        guard isPlain || !slugs.isEmpty else { return nil }
        names = slugs + (isPlain ? named : [])
        identifiers = isPlain ? read.flatMap(\.identifiers) : []
    }
}

/// Tells at a glance that a text is no notice, as nearly all are.
enum NoticeTrigger {
    private static let stems: [[UInt8]] = ["kill", "withdr", "retract", "disregard", "eliminat", "do not"]
        .map { Array($0.utf8) }
    /// Bytes of a text that are looked at: a notice says early what it is.
    private static let reach = 400

    /// Whether one of the words is near the beginning.
    static func isIn(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            let count = min(bytes.count, reach)
            for place in 0..<count where begins(unsafe bytes[place]) {
                for stem in stems where place + stem.count <= count {
                    var length = 0
                    while length < stem.count, unsafe bytes[place + length] | 0x20 == stem[length] {
                        length += 1
                    }
                    if length == stem.count { return true }
                }
            }
            return false
        }
    }

    private static func begins(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case UInt8(ascii: "k"), UInt8(ascii: "w"), UInt8(ascii: "r"), UInt8(ascii: "d"), UInt8(ascii: "e"):
            true
        default: false
        }
    }
}
