import ArgumentParser
import Article
import Checksum
import JSON
import Likeness
import Linux

/// Decisions with many articles in the index, on one thread.
struct DecideBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "Decide on articles and take note of them, with many in the index.",
        discussion: """
            Articles are put together from sentences of the files; made-up ones when there are none. Times are \
            those of the processor, so that a busy machine does not count. peers.py runs other tools over \
            the articles that --write has written.
            """)

    @Argument(help: "Files to take sentences from: text, JSON or JSON Lines.")
    var files: [String] = []

    @Option(help: "Articles in the index before the measurement.")
    var articles = 1_000_000

    @Option(help: "Articles that are measured.")
    var measured = 100_000

    @Option(help: "Words of an article.")
    var words = 400

    @Option(help: "Of a hundred articles, how many are changed copies of others.")
    var copies = 30

    @Flag(help: "Take what the copies are copies of as known, until the measurement: for a first look.")
    var known = false

    @Flag(help: "Each article comes in a file of its own, of which the index takes note.")
    var ownFiles = false

    @Option(help: "Write the measured articles to this file, in JSON Lines, with what each is a copy of.")
    var write: String?

    func run() throws {
        let stand = Newsstand(
            sentences: try Sentences(of: files).all, words: words, copies: copies)
        print("\(stand.sentences.count) sentences")
        if let write { return try writeArticles(stand, FilePath(write)) }
        var desk = BenchDesk(stand, pace: articles + measured, hasFiles: ownFiles)
        for number in 0..<articles { if known { desk.takeAsKnown(number) } else { desk.take(number) } }
        print("\(articles) articles in the index: \(desk.tally)")
        desk.reportFiles()
        desk.startOver()
        for number in articles..<articles + measured { desk.take(number) }
        print("\(measured) measured: \(desk.tally)")
        desk.report()
        desk.reportFiles()
        print(
            "replay            \(Stopwatch.brief(desk.rebuilt())) articles/s, from what the log says of them")
    }

    private func writeArticles(_ stand: Newsstand, _ path: FilePath) throws {
        let file = try OpenFile(path, .createNew(0o644), on: LinuxDisk())
        var offset = 0
        for number in 0..<articles {
            let article = stand.article(number)
            var writer = JSONWriter()
            writer.beginObject()
            writer.member("id", String(number))
            writer.member("title", article.headline ?? "")
            writer.member("text", article.body)
            if let original = stand.original(of: number) { writer.member("copyOf", String(original)) }
            writer.endObject()
            let line = writer.bytes + [0x0A]
            try file.write(line, at: offset)
            offset += line.count
        }
    }
}
