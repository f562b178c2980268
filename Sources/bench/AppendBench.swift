import ArgumentParser
import EventLog
import Linux
import Times

/// Durable appends in groups, beside a bare loop of write and fdatasync over the same bytes.
///
/// Both are at it in turns of a few groups, so that a disk that others use too is as slow for the one as for the
/// other. `append_sqlite.py` does the same appends with SQLite.
struct AppendBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "append", abstract: "Durable appends, beside bare write and fdatasync.")

    @Option(help: "The folder to work in; it should be on the disk that matters.")
    var folder: String

    @Option(help: "Bytes of an event.")
    var size = 4096

    @Option(help: "Events of a group.")
    var group = 100

    @Option(help: "Groups of a turn.")
    var turn = 10

    @Option(help: "Turns, each of both.")
    var turns = 40

    private typealias Group = (bytes: [UInt8], last: UInt64)

    func run() throws {
        let disk = LinuxDisk()
        let place = FilePath(folder).appending("bench-\(Machine.processNumber)")
        try disk.makeDirectories(place, mode: 0o755)
        let file = try OpenFile(place.appending("bare"), .createNew(0o644), on: disk)
        var writer = try LogWriter.open(
            LogFolder(place.appending("log")), on: disk,
            limits: LogWriter.Limits(segmentSize: 64 << 20, segmentAge: 0), newLogID: "0123456789abcdef",
            processNumber: Machine.processNumber)
        var chain = writer.chain
        var (offset, number) = (0, 0)
        var (ours, bare): ([Double], [Double]) = ([], [])
        for _ in 0..<turns {
            let groups = groups(&chain, &number)
            bare.append(
                try Stopwatch.seconds {
                    for group in groups {
                        try file.write(group.bytes, at: offset)
                        try file.synchronizeData()
                        offset += group.bytes.count
                    }
                })
            ours.append(
                try Stopwatch.seconds {
                    for group in groups {
                        try writer.append(group.bytes, last: group.last, now: SystemClock().wallTime())
                    }
                })
        }
        report(ours, bare)
    }

    private func report(_ ours: [Double], _ bare: [Double]) {
        let events = Double(group * turn)
        // The middle turn of each, and of their quotients: one that was held up by others weighs no more.
        let ratio = Stopwatch.median(zip(bare, ours).map { $0 / $1 })
        print("log    \(Stopwatch.brief(events / Stopwatch.median(ours))) events/s")
        print("bare   \(Stopwatch.brief(events / Stopwatch.median(bare))) events/s")
        print(
            "ratio  \(Stopwatch.brief(ratio)) (all turns: "
                + "\(Stopwatch.brief(bare.reduce(0, +) / ours.reduce(0, +))))")
    }

    private func groups(_ chain: inout EventChain, _ number: inout Int) -> [Group] {
        (0..<turn).map { _ in
            var bytes: [UInt8] = []
            for _ in 0..<group {
                chain.append(Sample.event(number, size: size), to: &bytes)
                number += 1
            }
            return (bytes, chain.nextSequence - 1)
        }
    }
}
