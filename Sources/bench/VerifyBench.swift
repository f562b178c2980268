import ArgumentParser
import EventLog
import Linux

/// Verification and plain reading of a log that is there.
struct VerifyBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Verify and read a log that is in the page cache.")

    @Argument(help: "The folder of the log.")
    var folder: String

    @Option(help: "Rounds.")
    var rounds = 5

    func run() throws {
        let folder = LogFolder(FilePath(folder))
        var verified: [Double] = []
        var read: [Double] = []
        var bytes = 0
        for _ in 0..<rounds {
            verified.append(
                try Stopwatch.processorSeconds {
                    bytes = try LogVerifier(folder, on: LinuxDisk()).run().bytes
                })
            read.append(
                try Stopwatch.processorSeconds {
                    var reader = LogReader(folder, on: LinuxDisk())
                    while try reader.next() != nil {}
                })
        }
        let megabytes = Double(bytes) / 1e6
        func speeds(_ seconds: [Double]) -> String {
            "\(Stopwatch.brief(megabytes / (seconds.min() ?? 1))) MB/s of processor time (median "
                + "\(Stopwatch.brief(megabytes / Stopwatch.median(seconds))))"
        }
        print("verify \(speeds(verified)), \(Stopwatch.brief(megabytes)) MB")
        print("read   \(speeds(read))")
    }
}
