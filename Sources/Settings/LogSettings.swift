/// The section `[Log]`: the event log.
public struct LogSettings: Equatable, Sendable {
    /// The folder of the segments.
    public var directory = ""
    /// When events are made durable.
    public var sync = SyncPolicy.group
    /// How long events may wait for stable storage under ``SyncPolicy/interval``.
    public var syncInterval = Duration.zero
    /// The size in bytes at which a segment is sealed.
    public var segmentSize = 0
    /// The age at which a segment is sealed; zero for never.
    public var segmentAge = Duration.zero
    /// How sealed segments are compressed.
    public var compress = Compression.no
    /// How long sealed segments are kept.
    public var retain = Retention.forever
    /// What stays free on the file system of the log.
    public var keepFree = FreeSpace.none

    init() {}
}

/// When events are made durable.
public enum SyncPolicy: String, CaseIterable, Sendable {
    /// Whatever gathered while the last group was being written is written and synced together; after a large group,
    /// what came within three milliseconds of its beginning.
    case group
    /// Each event is synced by itself.
    case always
    /// Groups are synced at an interval.
    case interval
}

/// How sealed segments are compressed.
public enum Compression: String, CaseIterable, Sendable {
    /// They stay as they were written.
    case no
    /// By zstd, in frames that can be read one by one.
    case zstd
}

/// How long sealed segments are kept.
public struct Retention: Equatable, Sendable {
    /// The age of its last event at which a segment goes; `nil` for never.
    public var age: Duration?
    /// The bytes that all segments may take; `nil` for any number.
    public var size: Int?

    /// None is removed.
    public static let forever = Retention()
}

/// Room that is left free on a file system.
public struct FreeSpace: Equatable, Sendable {
    /// Bytes.
    public var bytes = 0
    /// Percent of the file system; 0 where bytes are stated.
    public var percent = 0

    /// None.
    public static let none = FreeSpace()
}
