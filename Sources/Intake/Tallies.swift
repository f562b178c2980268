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

    /// What the index has counted.
    init(_ counters: SIMD8<UInt64>) {
        accepted = counters[0]
        duplicates = counters[1]
        revised = counters[2]
        withdrawn = counters[3]
        rejected = counters[4]
    }

    /// Counts an event. The places stand in files: they do not change.
    static func count(_ kind: LoggedEvent.Kind, in counters: inout SIMD8<UInt64>) {
        let place =
            switch kind {
            case .accepted: 0
            case .duplicate: 1
            case .revised: 2
            case .withdrawn: 3
            case .rejected: 4
            }
        counters[place] &+= 1
    }
}
