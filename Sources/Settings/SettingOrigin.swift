/// Where something was set.
public enum SettingOrigin: Equatable, Sendable, CustomStringConvertible {
    /// Nowhere: it is the default.
    case builtIn
    /// In a file, with the line where that is known.
    case file(path: String, line: Int?)
    /// In a variable of the environment.
    case environment(variable: String)
    /// By a flag on the command line, such as `--root` or `--set Log.Sync`.
    case flag(String)

    /// The place as it is named to a person.
    public var description: String {
        switch self {
        case .builtIn: "default"
        case .file(let path, nil): PlainText.escaped(path)
        case .file(let path, let line?): "\(PlainText.escaped(path)):\(line)"
        case .environment(let variable): PlainText.visible(variable)
        case .flag(let flag): PlainText.visible(flag)
        }
    }
}
