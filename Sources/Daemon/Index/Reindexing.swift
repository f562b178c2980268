internal import EventLog
internal import Intake
internal import Likeness
public import Linux
public import Settings

/// Makes the index again from the log, while no daemon runs.
public struct Reindexing {
    /// What came of it.
    public struct Report: Equatable, Sendable {
        /// Events that were read.
        public var events: UInt64 = 0
        /// Articles in the index.
        public var articles = 0
        /// Articles that can be found by their samples.
        public var articlesInWindow = 0
        /// Files of the index, and their bytes.
        public var files = 0
        /// Bytes of the files.
        public var bytes = 0
        /// What was found wrong on the way.
        public var warnings: [String] = []
    }

    private let settings: Settings
    private let disk: any Disk
    private let progress: (UInt64, UInt64) -> Void

    /// Calls `progress` now and then with the event that was reached and the last one.
    public init(
        _ settings: Settings, on disk: any Disk, progress: @escaping (UInt64, UInt64) -> Void = { _, _ in }
    ) {
        self.settings = settings
        self.disk = disk
        self.progress = progress
    }

    /// Removes the index and makes it again. The log is held meanwhile, so that no daemon starts.
    ///
    /// - Throws: `LogError.locked` when a daemon has the log.
    public func run() throws -> Report {
        let log = LogFolder(FilePath(settings.log.directory))
        // No log is made where there is none.
        _ = try disk.status(at: log.path)
        let writer = try LogWriter.open(
            log, on: disk,
            limits: LogWriter.Limits(segmentSize: settings.log.segmentSize, segmentAge: 0),
            newLogID: Daemon.newLogID(), processNumber: Machine.processNumber)
        let parameters = LikenessParameters(settings.index)
        let warnings = Warnings()
        warnings.all = writer.report.messages
        let folder = IndexFolder(path: FilePath(settings.index.directory), disk: disk)
        try disk.makeDirectories(folder.path, mode: 0o750)
        for name in try folder.names() { try folder.remove(name) }
        var store = try IndexStore(
            folder, origin: IndexFile.Origin(logID: writer.chain.logID, parameters), parameters: parameters,
            warn: { warnings.all.append($0) })
        let start = IndexStart(
            log: log, disk: disk, end: writer.chain, keepsFiles: false, parameters: parameters,
            warn: { warnings.all.append($0) }, progress: progress)
        let outcome = try start.run(&store)
        withExtendedLifetime(writer.mark) {}
        let size = outcome.intake.index.size
        return Report(
            events: outcome.replayed, articles: size.articles, articlesInWindow: size.inWindow,
            files: store.runs.exact.count + store.runs.near.count, bytes: size.exactFiles + size.nearFiles,
            warnings: warnings.all)
    }

    private final class Warnings {
        var all: [String] = []
    }
}
