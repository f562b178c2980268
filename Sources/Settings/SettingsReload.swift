/// What a running daemon makes of settings that were read again.
///
/// Where files are and how the log is written is fixed at the start; the rest holds from now on.
public struct SettingsReload: Sendable {
    /// The settings to go on with.
    public let settings: Settings
    /// Everything that is in force now, to be the base of the next reload.
    public let effective: [EffectiveSetting]
    /// What changed and holds from now on, as `[Section] Key=`.
    public let applied: [String]
    /// What differs from what is in force and waits for a restart.
    public let waiting: [String]

    /// Puts what may change of the settings `new` over those that are `running`.
    ///
    /// - Parameters:
    ///   - effective: what is in force, in the order of the reference.
    public init(running: Settings, effective: [EffectiveSetting], new: Settings, loaded: [EffectiveSetting]) {
        var settings = running
        var merged: [EffectiveSetting] = []
        var waiting: [String] = []
        settings.sources = new.sources
        for name in new.sources.keys { settings.sources[name]?.watch = running.sources[name]?.watch }
        for setting in loaded {
            let old = effective.first { $0.section == setting.section && $0.key == setting.key }
            guard let key = Self.key(of: setting) else { continue }
            if key.holdsAfterReload {
                merged.append(setting)
                // The text was good a moment ago, for this very key.
                if key.section != .source { _ = try? key.store(setting.text, "", &settings) }
            } else {
                let unset = EffectiveSetting(
                    section: setting.section, key: setting.key, text: "", origin: .builtIn)
                if setting.text != (old ?? unset).text { waiting.append(Self.name(setting)) }
                merged.append(old ?? unset)
            }
        }
        self.settings = settings
        self.effective = merged
        self.waiting = waiting
        applied = Self.differences(from: effective, to: merged)
    }

    /// What is another, new or gone.
    private static func differences(from old: [EffectiveSetting], to new: [EffectiveSetting]) -> [String] {
        func values(_ settings: [EffectiveSetting]) -> [String: String] {
            Dictionary(settings.map { (name($0), $0.text) }) { $1 }
        }
        let (before, after) = (values(old), values(new))
        let changed = new.map(name).filter {
            before[$0] != after[$0] && (before[$0] != nil || after[$0] != "")
        }
        return changed + old.map(name).filter { after[$0] == nil && before[$0] != "" }
    }

    private static func key(of setting: EffectiveSetting) -> SettingsKey? {
        SettingsKey.all.first { $0.isKey(of: setting) }
    }

    private static func name(_ setting: EffectiveSetting) -> String { "\(setting.section) \(setting.key)=" }
}

extension SettingsKey {
    /// The keys outside of sources that a reload may change.
    private static let changeable: Set<String> = [
        "Spool.SettleAfter", "Spool.MaximumFileSize", "Spool.Include", "Spool.Exclude", "Spool.PollInterval",
        "Spool.DoneKeep", "Spool.RejectedKeep", "Log.SyncInterval", "Log.SegmentSize", "Log.SegmentAge",
        "Log.Compress", "Log.Retain", "Log.KeepFree", "Service.LogLevel", "Service.StatusInterval",
    ]

    /// Whether it is the key of this setting, of whatever source.
    func isKey(of setting: EffectiveSetting) -> Bool {
        name == setting.key
            && (section == .source
                ? setting.section.hasPrefix("[\(section.rawValue) ") : setting.section == section.header())
    }

    /// Whether a change of the key holds after a reload, without a restart: what is asked for with each file
    /// does, what folders, threads and watches were made by does not.
    public var holdsAfterReload: Bool {
        section == .source ? name != "Watch" : Self.changeable.contains("\(section.rawValue).\(name)")
    }
}
