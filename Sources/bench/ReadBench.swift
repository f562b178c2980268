import ArgumentParser
import Article
import Checksum
import Formats
import Intake
import Likeness
import Linux

/// From the bytes of wire stories to the record, on one thread.
struct ReadBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Read articles from text: bytes to record, fingerprint and event data."
    )

    @Argument(help: "Files to read; made-up stories of 4 KB when there are none.")
    var files: [String] = []

    @Option(help: "Rounds.")
    var rounds = 5

    func run() throws {
        let texts =
            files.isEmpty
            ? (0..<5000).map { Sample.story($0, size: 4096) }
            : try files.compactMap { try LinuxDisk().contents(of: FilePath($0)) }
        let megabytes = Double(texts.reduce(0) { $0 + $1.count }) / 1e6
        let settings = ReadingSettings()
        // Readings are let go at once, as the daemon lets them go: keeping thousands would measure memory.
        var paragraphs = 0
        let read = Stopwatch.median(
            (0..<rounds).map { _ in
                Stopwatch.seconds {
                    paragraphs = 0
                    for text in texts {
                        let reading = try? PlainTextReader.read(text, settings: settings)
                        paragraphs += reading?.article.paragraphs.count ?? 0
                    }
                }
            })
        print(
            "read         \(Stopwatch.brief(megabytes / read)) MB/s, "
                + "\(Stopwatch.brief(Double(texts.count) / read)) articles/s (\(paragraphs) paragraphs)")
        let readings = texts.compactMap { try? PlainTextReader.read($0, settings: settings) }
        var sum = 0
        let fingerprinted = Stopwatch.median(
            (0..<rounds).map { _ in
                Stopwatch.seconds {
                    for (reading, text) in zip(readings, texts) {
                        sum &+= Fingerprint(of: reading.article, bytes: SHA256.digest(of: text)).words
                    }
                }
            })
        print("fingerprint  \(Stopwatch.brief(megabytes / fingerprinted)) MB/s (\(sum) words)")
    }
}
