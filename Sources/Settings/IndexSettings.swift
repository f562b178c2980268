/// The section `[Index]`: what is derived from the log, to find copies.
public struct IndexSettings: Equatable, Sendable {
    /// The folder of the index.
    public var directory = ""
    /// How far apart a copy that is not exact may be from its original.
    public var window: Duration = .zero
    /// Bytes that the samples of the articles in the window may take.
    public var memory = 0

    init() {}
}
