public import Linux

/// Which files below the watched folder are taken in.
public struct SpoolFilter: Sendable {
    /// Patterns of one source, or of all.
    public struct Rules: Equatable, Sendable {
        /// Only files that one of these fits are taken; all where there are none.
        public var include: [GlobPattern]
        /// Files and folders that one of these fits are left.
        public var exclude: [GlobPattern]

        /// Rules of these patterns.
        public init(include: [GlobPattern] = [], exclude: [GlobPattern] = []) {
            (self.include, self.exclude) = (include, exclude)
        }
    }

    private let common: Rules
    private let bySource: [FilePath: Rules]

    /// A filter of the rules for all sources, and of those for some in addition.
    public init(_ common: Rules = Rules(), bySource: [FilePath: Rules] = [:]) {
        (self.common, self.bySource) = (common, bySource)
    }

    /// Whether the file or folder at `path` may be looked at: partial and hidden ones, and those that are
    /// excluded, are not.
    public func mayTake(_ path: FilePath, _ name: FilePath) -> Bool {
        guard SpoolName.isTaken(name) else { return false }
        if common.exclude.contains(where: { $0.matches(name) }) { return false }
        return !(rules(of: path)?.exclude.contains { $0.matches(name) } ?? false)
    }

    /// Whether the file at `path`, which may be looked at, is one of those to be taken.
    public func takes(_ path: FilePath, _ name: FilePath) -> Bool {
        let own = rules(of: path)?.include ?? []
        let include = own.isEmpty ? common.include : own
        return include.isEmpty || include.contains { $0.matches(name) }
    }

    private func rules(of path: FilePath) -> Rules? {
        bySource.isEmpty ? nil : path.firstFolder.flatMap { bySource[$0] }
    }
}
