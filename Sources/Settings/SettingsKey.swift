/// One key of the settings: all that is known of it, for the parser and for every text about it.
public struct SettingsKey: Sendable {
    /// Checks a text, puts its value where it belongs, and answers how the value is written plainly.
    typealias Store =
        @Sendable (_ text: String, _ source: String, _ settings: inout Settings) throws(ValueFault) -> String

    /// The section that it stands in.
    public let section: SettingsSection
    /// Its name in the file.
    public let name: String
    /// The type of its values.
    public let kind: SettingKind
    /// Its default as it would be written; empty where there is none.
    public let defaultText: String
    /// What it is for, in whole sentences, without line breaks.
    public let documentation: String
    /// A value to show where there is no default.
    public let example: String?
    /// The folder's name below the folder that `--root` gives; `nil` where the flag leaves the key alone.
    public let folderUnderRoot: String?

    let store: Store

    init(
        _ section: SettingsSection, _ name: String, _ kind: SettingKind, default defaultText: String,
        _ documentation: String, example: String? = nil, underRoot: String? = nil, store: @escaping Store
    ) {
        (self.section, self.name, self.kind, self.defaultText) = (section, name, kind, defaultText)
        (self.documentation, self.example, self.folderUnderRoot) = (documentation, example, underRoot)
        self.store = store
    }

    /// The variable of the environment that sets it; `nil` for keys of sources, which have a name of their own.
    public var environmentName: String? {
        guard section != .source else { return nil }
        var words = ""
        var afterSmall = false
        for letter in name {
            if letter.isUppercase, afterSmall { words += "_" }
            words += letter.uppercased()
            afterSmall = letter.isLowercase
        }
        return "\(EnvironmentLayer.prefix)\(section.rawValue.uppercased())_\(words)"
    }

    /// How the key is called in messages: `[Spool] Incoming=`.
    func subject(source: String) -> String { "\(section.header(source: source)) \(name)=" }

    /// The keys of the folders, the watched one first.
    static var folders: [SettingsKey] { all.filter { $0.kind == .folder } }

    /// The key of this name in this section.
    static func named(_ name: some StringProtocol, in section: SettingsSection) -> SettingsKey? {
        all.first { $0.section == section && $0.name == name }
    }

    /// The keys of one section, in the order of the table.
    public static func inSection(_ section: SettingsSection) -> [SettingsKey] {
        all.filter { $0.section == section }
    }
}
