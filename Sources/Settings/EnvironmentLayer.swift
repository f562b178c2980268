/// What the environment says: a variable for each key, such as `DATELINED_SPOOL_INCOMING`.
///
/// A variable with our prefix that sets nothing is a fault, for it was meant to. Sources are set in the file:
/// their names are names of folders, which variables can't spell.
struct EnvironmentLayer {
    /// What the variables begin with.
    static let prefix = "DATELINED_"

    private(set) var layer = SettingsLayer()

    init(_ environment: [String: String]) {
        var keys: [String: SettingsKey] = [:]
        for key in SettingsKey.all { if let name = key.environmentName { keys[name] = key } }
        for (name, text) in environment.sorted(by: { $0.key < $1.key }) where name.hasPrefix(Self.prefix) {
            let origin = SettingOrigin.environment(variable: name)
            if let key = keys[name] {
                layer.assignments.append(Assignment(key: key, source: "", text: text, origin: origin))
            } else {
                layer.faults.append(Self.unknown(name, origin, among: keys.keys.sorted()))
            }
        }
    }

    private static func unknown(
        _ name: String, _ origin: SettingOrigin, among names: [String]
    ) -> SettingsFault {
        // The prefix is alike in all of them and would make everything near.
        let bare = names.map { String($0.dropFirst(prefix.count)) }
        if let nearest = Nearest.name(to: String(name.dropFirst(prefix.count)), among: bare) {
            let full = prefix + nearest
            return SettingsFault(
                .unknownKey, at: origin, "unknown variable; did you mean \(full)?", nearest: full)
        }
        let advice =
            name.hasPrefix("\(prefix)SOURCE_")
            ? "sources are set in the file, below [Source \"NAME\"]"
            : "a variable is named after section and key, such as \(prefix)SPOOL_INCOMING"
        return SettingsFault(.unknownKey, at: origin, "unknown variable; \(advice)")
    }
}
