/// Where settings files are read from: the file system, or a test's memory.
public protocol SettingsSource {
    /// The bytes of a file; `nil` where there is none.
    func contents(of path: String) throws -> [UInt8]?

    /// The names in a folder, in any order; empty where there is none.
    func entries(of directory: String) throws -> [String]

    /// Why a folder cannot be used, with what to do; `nil` when it can be used, or made.
    func problem(ofFolder path: String, use: SettingsRequest.FolderUse) -> String?

    /// The names of the zones that there are; `nil` where every well-formed name is taken.
    var zones: [String]? { get }
}

extension SettingsSource {
    /// Where it is not known which zones there are, none is wrong.
    public var zones: [String]? { nil }

    /// Where there are no folders, nothing is wrong with them.
    public func problem(ofFolder path: String, use: SettingsRequest.FolderUse) -> String? { nil }
}
