import ArgumentParser
import EventLog

/// Events to lines: envelope, checksum and link, on one thread.
struct EncodeBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encode", abstract: "Make lines of events, as the desk does for the recorder.")

    @Option(help: "Bytes of an event.")
    var size = 4096

    @Option(help: "Events of a round.")
    var events = 20_000

    @Option(help: "Rounds.")
    var rounds = 9

    func run() throws {
        let drafts = (0..<events).map { Sample.event($0, size: size) }
        var bytes = 0
        let seconds = (0..<rounds).map { _ in
            Stopwatch.processorSeconds {
                var chain = EventChain(logID: "0123456789abcdef")
                var lines: [UInt8] = []
                bytes = 0
                for draft in drafts {
                    chain.append(draft, to: &lines)
                    if lines.count > 1 << 20 {
                        bytes += lines.count
                        lines.removeAll(keepingCapacity: true)
                    }
                }
                bytes += lines.count
            }
        }
        let best = seconds.min() ?? 1
        print(
            "encode \(Stopwatch.brief(Double(bytes) / 1e6 / best)) MB/s, "
                + "\(Stopwatch.brief(Double(events) / best)) events/s of \(bytes / events) bytes (of processor time, best of \(rounds))"
        )
    }
}
