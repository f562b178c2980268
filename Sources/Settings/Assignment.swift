/// One value given to one key, not yet checked.
struct Assignment {
    let key: SettingsKey
    /// The name of the source, for the keys of one; otherwise empty.
    let source: String
    /// What was written; empty to go back to the default.
    let text: String
    let origin: SettingOrigin
}

/// What one layer has to say: a file, the environment or the flags.
struct SettingsLayer {
    var assignments: [Assignment] = []
    /// The sources that have a section, with keys in it or without.
    var sources: [String] = []
    var faults: [SettingsFault] = []
}
