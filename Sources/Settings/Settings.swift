// The settings: one table of keys, read in layers, every fault told at once.
//
// Invariants:
// * `SettingsKey.all` is the only place that knows a key's name, type, bounds, default and meaning. Parsing,
//   the names in the environment and `config/datelined.conf` all come from it.
// * Layers, each over the one before: defaults, the file, its drop-ins in the order of their names, the
//   environment, the flag `--root`, the flags `--set`. `--root` is a flag, so it wins over file and
//   environment for the six folders; only a `--set` that names one of them wins over it.
// * What is assigned is checked even where a later layer overrides it: a fault never hides behind a flag.
// * Settings with a fault are no settings: `LoadedSettings.settings` is `nil` as soon as there is one.
// * Pure: bytes and names come in through `SettingsSource`; nothing here opens a file or reads the clock.
//
// swift-configuration is not used. Its reader asks providers for keys that the program names, so it can
// neither list unknown sections, keys and variables, nor say in which line a value was written; its `get`
// methods answer a value of the wrong type with the default; and it links FoundationEssentials. All that is
// hard here would stand beside it, and what it would do is one loop over the layers.

/// What the daemon and its commands have been told to do, whole and checked.
public struct Settings: Equatable, Sendable {
    /// The drop folder.
    public var spool = SpoolSettings()
    /// The event log.
    public var log = LogSettings()
    /// The derived index.
    public var index = IndexSettings()
    /// The running daemon itself.
    public var service = ServiceSettings()
    /// What is known of each source, by the name of its folder below `incoming/`.
    public var sources: [String: SourceSettings] = [:]

    /// The defaults, as the table of keys has them.
    public init() {
        for key in SettingsKey.all where key.section != .source {
            // A test reads every default; none can fail.
            _ = try? key.store(key.defaultText, "", &self)
        }
    }
}
