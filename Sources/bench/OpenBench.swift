import ArgumentParser
import EventLog
import Linux
import Times

/// Opening a log: what a start of the daemon waits for before anything else.
struct OpenBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open a log of many small events, made there if it is not there yet.")

    @Option(help: "The folder of the log.")
    var folder: String

    @Option(help: "Events to make.")
    var events = 10_000_000

    @Option(help: "The size at which segments are sealed.")
    var segmentSize = 64 << 20

    @Option(help: "Rounds.")
    var rounds = 9

    func run() throws {
        let disk = LinuxDisk()
        let log = LogFolder(FilePath(folder))
        try make(log, disk)
        var (events, bytes) = (UInt64(0), 0)
        let seconds = try (0..<rounds).map { _ in
            try Stopwatch.seconds {
                let writer = try open(log, disk)
                events = writer.mark.sequence
                bytes = writer.mark.offset
            }
        }
        print(
            "open   \(Stopwatch.brief(Stopwatch.median(seconds) * 1000)) ms (worst "
                + "\(Stopwatch.brief((seconds.max() ?? 0) * 1000))): \(events) events, "
                + "\(bytes >> 20) MB in the segment that is written")
    }

    private func open(_ log: LogFolder, _ disk: LinuxDisk) throws -> LogWriter {
        try LogWriter.open(
            log, on: disk, limits: LogWriter.Limits(segmentSize: segmentSize, segmentAge: 0),
            newLogID: "0123456789abcdef", processNumber: Machine.processNumber)
    }

    private func make(_ log: LogFolder, _ disk: LinuxDisk) throws {
        var writer = try open(log, disk)
        var chain = writer.chain
        var lines: [UInt8] = []
        while chain.nextSequence <= UInt64(events) {
            let draft = EventDraft(
                type: "article.duplicate", source: "/incoming", subject: "urn:bench",
                time: SystemClock().wallTime(), data: Array("{}".utf8))
            chain.append(draft, to: &lines)
            if lines.count < 4 << 20, chain.nextSequence <= UInt64(events) { continue }
            try writer.append(lines, last: chain.nextSequence - 1, now: SystemClock().wallTime())
            chain.acknowledge(chain.nextSequence - 1)
            lines.removeAll(keepingCapacity: true)
        }
        _ = try LogUpkeep(log, on: disk, policy: LogUpkeep.Policy()).round(now: SystemClock().wallTime())
    }
}
