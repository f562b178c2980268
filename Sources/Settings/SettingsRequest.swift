/// What a command line and an environment ask of the settings.
public struct SettingsRequest: Sendable {
    /// The file that is read where none is named.
    public static let defaultConfigFile = "/etc/datelined/datelined.conf"

    /// The file that was named; `nil` for the default one, which need not exist.
    public var configFile: String?
    /// The folder of `--root`, as an absolute path: only the caller knows the folder that it stands in.
    public var root: String?
    /// The variables of the environment, ours among them.
    public var environment: [String: String]
    /// The values of `--set`: `Section.Key=value`, or `Source.NAME.Key=value`.
    public var overrides: [String]
    /// What is asked of the folders that the settings name; `nil` for nothing.
    public var folderUse: FolderUse?

    /// What is asked of a folder.
    public enum FolderUse: Sendable {
        /// That it is one, or can be made.
        case any
        /// That this process may work in it as the daemon does.
        case work
        /// That this process may read in it.
        case reading
    }

    /// A request; without arguments, one for the default file alone.
    public init(
        configFile: String? = nil, root: String? = nil, environment: [String: String] = [:],
        overrides: [String] = []
    ) {
        (self.configFile, self.root) = (configFile, root)
        (self.environment, self.overrides) = (environment, overrides)
    }
}
