/// How many of what there were, since the log began.
public struct Tallies: Equatable, Sendable {
    /// Articles that were new.
    public var accepted: UInt64 = 0
    /// Articles that were copies.
    public var duplicates: UInt64 = 0
    /// Articles that were later versions.
    public var revised: UInt64 = 0
    /// Articles that were taken back.
    public var withdrawn: UInt64 = 0
    /// Files from which nothing could be read.
    public var rejected: UInt64 = 0

    /// Nothing yet.
    public init() {}

    mutating func count(_ kind: LoggedEvent.Kind) {
        switch kind {
        case .accepted: accepted += 1
        case .duplicate: duplicates += 1
        case .revised: revised += 1
        case .withdrawn: withdrawn += 1
        case .rejected: rejected += 1
        }
    }
}
