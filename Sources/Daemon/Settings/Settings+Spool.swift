internal import Linux
internal import Settings
internal import Spool

extension SpoolFilter {
    /// The filter that the settings ask for.
    init(_ settings: Settings) {
        var bySource: [FilePath: Rules] = [:]
        for (name, source) in settings.sources {
            let rules = Rules(include: source.includePatterns, exclude: source.excludePatterns)
            if rules != Rules() { bySource[FilePath(name)] = rules }
        }
        let common = Rules(
            include: settings.spool.includePatterns, exclude: settings.spool.excludePatterns)
        self.init(common, bySource: bySource)
    }
}

extension SpoolFilter.Rules {
    init(include: [String], exclude: [String]) {
        self.init(include: include.map { GlobPattern($0) }, exclude: exclude.map { GlobPattern($0) })
    }
}

extension Settings {
    /// How it is learnt of files in the folder `source` right below the watched one, or in that one itself.
    func watchMode(_ source: FilePath) -> SpoolWatcher.Mode {
        let own = source.utf8.flatMap { sources[$0]?.watch }.flatMap { SpoolWatcher.Mode(rawValue: $0) }
        return own ?? SpoolWatcher.Mode(rawValue: spool.watch.rawValue) ?? .auto
    }
}

extension Settler {
    convenience init(_ settings: SpoolSettings, on disk: any Disk) throws(SystemError) {
        let mode: Mode =
            switch settings.settle {
            case .done: .done
            case .delete: .delete
            case .keep: .keep
            }
        try self.init(
            incoming: FilePath(settings.incoming), done: FilePath(settings.done),
            rejected: FilePath(settings.rejected), mode: mode, on: disk)
    }
}
