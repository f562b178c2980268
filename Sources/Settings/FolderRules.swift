/// Folders that get in one another's way.
///
/// Two that are one would mix what has to stay apart; whatever lies inside the watched folder would be taken
/// in as news, settled files again and again.
enum FolderRules {
    /// The faults among the folders in force, of which the first is the watched one.
    static func faults(among folders: [EffectiveSetting]) -> [SettingsFault] {
        guard let incoming = folders.first else { return [] }
        var faults: [SettingsFault] = []
        for (index, folder) in folders.enumerated() {
            for other in folders[..<index] where other.text == folder.text {
                faults.append(fault(folder, "is the same folder as", other))
            }
            if FolderPath.lies(folder.text, inside: incoming.text) {
                faults.append(fault(folder, "lies inside", incoming))
            }
        }
        return faults
    }

    /// A fault in the place where one of the two was set: two defaults never conflict.
    private static func fault(
        _ folder: EffectiveSetting, _ relation: String, _ other: EffectiveSetting
    ) -> SettingsFault {
        let origin = folder.origin == .builtIn ? other.origin : folder.origin
        let message = "\(name(folder)) \(relation) \(name(other)); give each its own"
        return SettingsFault(.conflict, at: origin, message)
    }

    private static func name(_ folder: EffectiveSetting) -> String {
        "\(folder.section) \(folder.key)=\(PlainText.escaped(folder.text))"
    }
}
