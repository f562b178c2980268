/// How far a file is in the log.
public struct KnownFile: Equatable, Sendable {
    /// The first bytes of its digest: a file of the same place, size and times has the same content, or all but
    /// certainly other ones.
    public var digest: UInt32
    /// Items of it that are in the log; 0 for a file of one article.
    public var items: Int
    /// Whether all of it is in the log.
    public var isWhole: Bool
    /// Whether an article was read from it: a file from which none was is rejected, and may not stay where it is.
    public var hasArticle: Bool
    /// The last event that tells of it.
    public var sequence: UInt64

    /// A file of which this is known.
    public init(digest: UInt32, items: Int, isWhole: Bool, hasArticle: Bool, sequence: UInt64) {
        (self.digest, self.items, self.sequence) = (digest, items, sequence)
        (self.isWhole, self.hasArticle) = (isWhole, hasArticle)
    }
}

extension KnownFile {
    private static let mostItems = 1 << 30 - 1

    /// What an index file keeps of it beside its last event.
    var kept: UInt64 {
        let items = UInt64(min(max(0, items), Self.mostItems))
        return (items << 2 | (hasArticle ? 2 : 0) | (isWhole ? 1 : 0)) << 32 | UInt64(digest)
    }

    init(kept: UInt64, sequence: UInt64) {
        self.init(
            digest: UInt32(truncatingIfNeeded: kept), items: Int(kept >> 34), isWhole: kept >> 32 & 1 == 1,
            hasArticle: kept >> 33 & 1 == 1, sequence: sequence)
    }
}
