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
        // What is too long is told by its bytes: most that say "killed" early on are.
        guard parts.contains(where: NoticeTrigger.isIn), !NoticeWords.areMore(than: Self.longest, in: parts)
        else { return nil }
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
        let unmarked = read.compactMap(NoticeSlug.readUnmarked)
        guard isPlain || !slugs.isEmpty || !unmarked.isEmpty else { return nil }
        names = slugs + (isPlain ? named : []) + unmarked
        identifiers = isPlain ? read.flatMap(\.identifiers) : []
    }
}
