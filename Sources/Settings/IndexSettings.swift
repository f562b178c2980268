/// The section `[Index]`: what is derived from the log, to find copies.
public struct IndexSettings: Equatable, Sendable {
    /// The folder of the index.
    public var directory = ""

    init() {}
}
