/// The section `[Spool]`: the drop folder and what becomes of its files.
public struct SpoolSettings: Equatable, Sendable {
    /// The watched folder.
    public var incoming = ""
    /// Where settled files go.
    public var done = ""
    /// Where files go that could not be read, each with its reason.
    public var rejected = ""
    /// How it is learnt that files came into a folder.
    public enum WatchMode: String, CaseIterable, Sendable {
        /// From the kernel where it tells, and else by listing.
        case auto
        /// From the kernel.
        case inotify
        /// By listing.
        case poll
    }

    /// What becomes of a file whose events are durable.
    public var settle = SettleMode.done
    /// How long a file has to stay unchanged after it was closed, to be taken as complete.
    public var settleAfter = Duration.zero
    /// The largest file that is read, in bytes.
    public var maximumFileSize = 0
    /// Patterns of the names that are taken in, parted by bars; empty for all.
    public var include = ""
    /// Patterns of the names that are left, parted by bars.
    public var exclude = ""
    /// How it is learnt that files came.
    public var watch = WatchMode.auto
    /// Time between two listings of a folder that is not watched.
    public var pollInterval = Duration.zero
    /// How long settled files are kept; zero for ever.
    public var doneKeep = Duration.zero
    /// How long rejected files are kept; zero for ever.
    public var rejectedKeep = Duration.zero

    init() {}

    /// The patterns of ``include``, one by one.
    public var includePatterns: [String] { SourceSettings.parts(include, at: "|") }
    /// The patterns of ``exclude``, one by one.
    public var excludePatterns: [String] { SourceSettings.parts(exclude, at: "|") }
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
