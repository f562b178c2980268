import ArgumentParser
import EventLog
import Linux
import Times

/// Durable appends in groups, beside a bare loop of write and fdatasync over the same bytes.
struct AppendBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "append", abstract: "Durable appends, beside bare write and fdatasync.")

    @Option(help: "The folder to work in; it should be on the disk that matters.")
    var folder: String

    @Option(help: "Bytes of an event.")
    var size = 4096

    @Option(help: "Events of a group.")
    var group = 100

    @Option(help: "Groups of a round.")
    var groups = 200

    @Option(help: "Rounds, each of both.")
    var rounds = 5

    func run() throws {
        let disk = LinuxDisk()
        let lines = groupsOfLines()
        var ours: [Double] = []
        var bare: [Double] = []
        for round in 0..<rounds {
            let place = FilePath(folder).appending("bench-\(Machine.processNumber)-\(round)")
            try disk.makeDirectories(place, mode: 0o755)
            bare.append(try Stopwatch.seconds { try bareLoop(lines, place.appending("bare"), disk) })
            ours.append(try Stopwatch.seconds { try log(lines, place.appending("log"), disk) })
        }
        let events = Double(group * groups)
        let (logged, floor) = (Stopwatch.median(ours), Stopwatch.median(bare))
        print("log    \(Stopwatch.brief(events / logged)) events/s")
        print("bare   \(Stopwatch.brief(events / floor)) events/s")
        print("ratio  \(Stopwatch.brief(floor / logged))")
    }

    private func groupsOfLines() -> [(bytes: [UInt8], last: UInt64)] {
        var chain = EventChain(logID: "0123456789abcdef")
        return (0..<groups).map { number in
            var bytes: [UInt8] = []
            for event in 0..<group {
                chain.append(Sample.event(number * group + event, size: size), to: &bytes)
            }
            return (bytes, chain.nextSequence - 1)
        }
    }

    private func bareLoop(_ groups: [(bytes: [UInt8], last: UInt64)], _ path: FilePath, _ disk: LinuxDisk)
        throws
    {
        let file = try OpenFile(path, .createNew(0o644), on: disk)
        var offset = 0
        for group in groups {
            try file.write(group.bytes, at: offset)
            try file.synchronizeData()
            offset += group.bytes.count
        }
    }

    private func log(_ groups: [(bytes: [UInt8], last: UInt64)], _ path: FilePath, _ disk: LinuxDisk) throws {
        var writer = try LogWriter.open(
            LogFolder(path), on: disk, limits: LogWriter.Limits(segmentSize: 64 << 20, segmentAge: 0),
            newLogID: "0123456789abcdef", processNumber: Machine.processNumber)
        for group in groups {
            try writer.append(group.bytes, last: group.last, now: SystemClock().wallTime())
        }
    }
}
