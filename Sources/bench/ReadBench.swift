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

    @Argument(help: "Files to read, or folders of them; made-up stories of two sizes when there are none.")
    var paths: [String] = []

    @Option(help: "Rounds.")
    var rounds = 5

    @Flag(help: "Leave the fingerprint out.")
    var readingOnly = false

    func run() throws {
        guard paths.isEmpty else {
            let texts = try texts()
            measure("files", texts)
            if !readingOnly { measureMakingReady("files", texts) }
            return
        }
        measure("items of 1 KB", (0..<20_000).map { Sample.wireItem($0, size: 950) })
        measure("stories of 4 KB", (0..<5_000).map { Sample.wireItem($0, size: 4096) })
        guard !readingOnly else { return }
        measureMakingReady("stories of 4 KB", (0..<5_000).map { Sample.wireItem($0, size: 4096) })
        measureMakingReady("JSON of 4 KB", (0..<5_000).map { Sample.jsonItem($0, size: 4096) })
    }

    /// What the files hold, those in folders included.
    private func texts() throws -> [[UInt8]] {
        let disk = LinuxDisk()
        var texts: [[UInt8]] = []
        for path in paths.map({ FilePath($0) }) {
            guard try disk.status(at: path).kind == .folder else {
                if let text = try disk.contents(of: path) { texts.append(text) }
                continue
            }
            var names: [FilePath] = []
            try disk.list(path) { name in
                names.append(name)
                return true
            }
            for name in names {
                let file = path.appending(name)
                guard try disk.status(at: file).kind == .regular else { continue }
                if let text = try disk.contents(of: file) { texts.append(text) }
            }
        }
        return texts
    }

    private func measure(_ what: String, _ texts: [[UInt8]]) {
        let megabytes = Double(texts.reduce(0) { $0 + $1.count }) / 1e6
        let settings = ReadingSettings()
        // Readings are let go at once, as the daemon lets them go: keeping thousands would measure memory.
        var (paragraphs, unread) = (0, 0)
        let read = Stopwatch.median(
            (0..<rounds).map { _ in
                Stopwatch.seconds {
                    paragraphs = 0
                    unread = 0
                    for text in texts {
                        do throws(ReadingError) {
                            let reading = try PlainTextReader.read(text, settings: settings)
                            paragraphs += reading.article.paragraphs.count
                        } catch { unread += 1 }
                    }
                }
            })
        print(
            "read         \(Stopwatch.brief(megabytes / read)) MB/s, "
                + "\(Stopwatch.brief(Double(texts.count) / read)) articles/s (\(what), "
                + "\(texts.count) texts, \(unread) of them unread, \(paragraphs) paragraphs)")
        guard !readingOnly else { return }
        // Those that cannot be read have been counted above.
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
    /// All that a reading thread does between the bytes of a file and what it hands to the desk.
    private func measureMakingReady(_ what: String, _ files: [[UInt8]]) {
        let settings = ReadingSettings()
        var articles = 0
        let seconds = Stopwatch.median(
            (0..<rounds).map { _ in
                Stopwatch.processorSeconds {
                    articles = 0
                    for file in files {
                        var reader = ItemReader(file, format: .detect(file), settings: settings)
                        var isLast = false
                        while !isLast {
                            let batch = reader.next()
                            isLast = batch.isLast
                            articles += batch.items.count
                        }
                    }
                }
            })
        print(
            "make ready   \(Stopwatch.brief(seconds / Double(files.count) * 1e6)) µs of processor a file "
                + "(\(what), \(files.count) files, \(articles) articles)")
    }
}
