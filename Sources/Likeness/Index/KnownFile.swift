/// How far a file is in the log.
public struct KnownFile: Equatable, Sendable {
    /// The first bytes of its digest: a file of the same place, size and times has the same content, or all but
    /// certainly other ones.
    public var digest: UInt32
    /// Items of it that are in the log; 0 for a file of one article.
    public var items: Int
    /// Whether all of it is in the log.
    public var isWhole: Bool
    /// The last event that tells of it.
    public var sequence: UInt64

    /// A file of which this is known.
    public init(digest: UInt32, items: Int, isWhole: Bool, sequence: UInt64) {
        (self.digest, self.items, self.isWhole, self.sequence) = (digest, items, isWhole, sequence)
    }
}

extension KnownFile {
    private static let mostItems = 1 << 31 - 1

    /// What an index file keeps of it beside its last event.
    var kept: UInt64 {
        let items = UInt64(min(max(0, items), Self.mostItems))
        return (items << 1 | (isWhole ? 1 : 0)) << 32 | UInt64(digest)
    }

    init(kept: UInt64, sequence: UInt64) {
        self.init(
            digest: UInt32(truncatingIfNeeded: kept), items: Int(kept >> 33), isWhole: kept >> 32 & 1 == 1,
            sequence: sequence)
    }
}
