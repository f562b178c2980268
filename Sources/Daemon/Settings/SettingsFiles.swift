internal import Article
internal import Linux
public import Settings

/// Settings files as they lie on the disk.
public struct SettingsFiles: SettingsSource {
    /// A settings file larger than this is none.
    private static let limit = 2 << 20

    /// The files of this machine.
    public init() {}

    /// The bytes of a file; `nil` when it is not there.
    public func contents(of path: String) throws -> [UInt8]? {
        try LinuxDisk().contents(of: FilePath(path), atMost: Self.limit)
    }

    /// The names in a folder; none when it is not there.
    public func entries(of directory: String) throws -> [String] {
        try LinuxDisk().names(in: FilePath(directory)).map(\.description)
    }

    /// The zones whose rules the reader knows.
    public var zones: [String]? { Array(ReadingSettings.knownZones) }

    /// Why a folder cannot be used, with what to do.
    public func problem(ofFolder path: String, use: SettingsRequest.FolderUse) -> String? {
        let folderUse: FolderUse =
            switch use {
            case .any: .any
            case .work: .writing
            case .reading: .reading
            }
        guard let error = folderUse.problem(at: FilePath(path)) else { return nil }
        let advice =
            if error.isReadOnly {
                "in a unit, allow it by ReadWritePaths="
            } else if error.isForbidden {
                "give the daemon's user the right, or put every folder below one of yours by --root"
            } else {
                "name another folder"
            }
        return "\(error); \(advice)"
    }
}

extension SettingsRequest {
    /// The request that the flags of a command make, in this process's environment and working folder.
    public init(config: String?, root: String?, overrides: [String]) throws {
        var folder = root
        if let root, !root.hasPrefix("/") {
            folder = try Machine.workingFolder().appending(root).description
        }
        self.init(
            configFile: config, root: folder, environment: Machine.environment, overrides: overrides)
    }
}

extension Duration {
    /// Milliseconds, rounded down.
    var wholeMilliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
