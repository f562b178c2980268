/// The section `[Spool]`: the drop folder and what becomes of its files.
public struct SpoolSettings: Equatable, Sendable {
    /// The watched folder.
    public var incoming = ""
    /// Where settled files go.
    public var done = ""
    /// Where files go that could not be read, each with its reason.
    public var rejected = ""
    /// What becomes of a file whose events are durable.
    public var settle = SettleMode.done
    /// How long a file has to stay unchanged after it was closed, to be taken as complete.
    public var settleAfter = Duration.zero
    /// The largest file that is read, in bytes.
    public var maximumFileSize = 0

    init() {}
}

/// What becomes of a file whose events are durable.
public enum SettleMode: String, CaseIterable, Sendable {
    /// It moves to the folder of settled files.
    case done
    /// It is deleted.
    case delete
    /// It stays where it is and is remembered.
    case keep
}
