import Article
import EventLog
import Intake
import Likeness
import Linux
import TestSupport
import Times

@testable import Daemon

/// A log with an index on a model disk, which lives through several starts.
struct IndexedLog {
    static let logFolder: FilePath = "/var/log"
    static let indexFolder: FilePath = "/var/index"

    let disk: ModelDisk
    let deliveries: [Article]
    let parameters: LikenessParameters
    /// What was decided by one that was never stopped.
    let expected: [Intake.Content]
    private(set) var warnings: [String] = []
    /// Events that the last start read from the log.
    private(set) var replayed: UInt64 = 0
    /// The events that the last start said it had come to.
    private(set) var progress: [UInt64] = []
    /// Files of the index that the last start found to be of use.
    private(set) var filesFound = 0

    private final class Told {
        var warnings: [String] = []
        var events: [UInt64] = []
    }

    init(seed: UInt64, deliveries: [Article], parameters: LikenessParameters) throws {
        disk = ModelDisk(seed: seed)
        self.deliveries = deliveries
        self.parameters = parameters
        var whole = TestDesk(parameters)
        for (number, article) in deliveries.enumerated() { whole.take(article, number) }
        expected = whole.log
        try disk.makeDirectories("/var", mode: 0o755)
    }

    /// Starts, takes in up to `count` deliveries, and says how many events the log has. Throws when the machine
    /// goes down, or when something else was decided than expected.
    mutating func run(upTo count: Int) throws -> Int {
        let limits = LogWriter.Limits(segmentSize: 64 << 10, segmentAge: 0)
        var writer = try LogWriter.open(
            LogFolder(Self.logFolder), on: disk, limits: limits, newLogID: "0123456789abcdef",
            processNumber: 1)
        let told = Told()
        defer { (warnings, progress) = (told.warnings, told.events) }
        var store = try IndexStore(
            IndexFolder(path: Self.indexFolder, disk: disk),
            origin: IndexFile.Origin(logID: writer.chain.logID, parameters), parameters: parameters,
            warn: { told.warnings.append($0) })
        filesFound = store.runs.exact.count
        let start = IndexStart(
            log: LogFolder(Self.logFolder), disk: disk, end: writer.chain, keepsFiles: false,
            parameters: parameters, warn: { told.warnings.append($0) },
            progress: { reached, _ in told.events.append(reached) })
        let outcome = try start.run(&store)
        replayed = outcome.replayed
        var desk = TestDesk(outcome.intake, log: expected)
        var chain = writer.chain
        for number in desk.log.count..<max(count, desk.log.count) {
            desk.take(deliveries[number], number)
            guard desk.log.last == expected[number] else {
                throw TestFailure(
                    "event \(number + 1) is another: \(Self.text(desk.log.last))"
                        + " instead of \(Self.text(expected[number]))")
            }
            let previous = chain.link
            var line: [UInt8] = []
            chain.append(Self.draft(expected[number]), to: &line)
            try writer.append(line, last: UInt64(number + 1), now: WallTime(seconds: 1, nanoseconds: 0))
            guard desk.intake.index.hasFrozen else { continue }
            for run in desk.intake.index.frozen { try store.add(run, link: previous) }
            try store.expire(before: desk.intake.index.windowFirstRow)
            while try store.merge() {}
            desk.adopt(store.runs)
        }
        return desk.log.count
    }

    private static func text(_ content: Intake.Content?) -> String {
        String(decoding: content?.data.suffix(600) ?? [], as: UTF8.self)
    }

    private static func draft(_ content: Intake.Content) -> EventDraft {
        EventDraft(
            type: content.type, source: content.source, subject: content.subject,
            time: WallTime(seconds: Deliveries.start, nanoseconds: 0), data: content.data)
    }

    /// The files of the index.
    func files() throws -> [FilePath] {
        try disk.names(in: Self.indexFolder).map { Self.indexFolder.appending($0) }
    }

    /// What the folders hold, to be put back later.
    func snapshot(of folder: FilePath) throws -> [FilePath: [UInt8]] {
        var files: [FilePath: [UInt8]] = [:]
        for name in try disk.names(in: folder) {
            let path = folder.appending(name)
            files[path] = disk.bytes(of: path)
        }
        return files
    }

    /// Puts back what a folder held.
    func restore(_ files: [FilePath: [UInt8]], to folder: FilePath) throws {
        for name in try disk.names(in: folder) { disk.erase(folder.appending(name)) }
        for (path, bytes) in files { disk.overwrite(path, with: bytes) }
    }
}
