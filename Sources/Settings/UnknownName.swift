/// What is said of a section or key that does not exist.
enum UnknownName {
    /// A section of this name; `write` puts a section as it would stand where the name was found.
    static func section(_ name: String, write: (SettingsSection) -> String) -> ValueFault {
        let nearest = Nearest.name(to: name, among: SettingsSection.allCases.map(\.rawValue))
        guard let nearest, let section = SettingsSection(rawValue: nearest) else {
            let all = PlainText.list(SettingsSection.allCases.map(write), last: "and")
            return ValueFault(.unknownSection, "unknown section; there are \(all)")
        }
        let written = write(section)
        return ValueFault(.unknownSection, "unknown section; did you mean \(written)?", nearest: written)
    }

    /// A key of this name in `section`; `write` puts a key as it would stand where the name was found.
    static func key(
        _ name: String, in section: SettingsSection, write: (SettingsKey) -> String
    ) -> ValueFault {
        let keys = SettingsKey.inSection(section)
        if let nearest = Nearest.name(to: name, among: keys.map(\.name)),
            let key = SettingsKey.named(nearest, in: section)
        {
            return ValueFault(.unknownKey, "unknown key; did you mean \(write(key))?", nearest: write(key))
        }
        if let key = SettingsKey.all.first(where: { $0.name == name }) {
            let place = key.section.header()
            return ValueFault(.unknownKey, "unknown key here; it belongs in \(place)", nearest: write(key))
        }
        let all = PlainText.list(keys.map(write), last: "and")
        return ValueFault(.unknownKey, "unknown key; \(section.header()) has \(all)")
    }
}
