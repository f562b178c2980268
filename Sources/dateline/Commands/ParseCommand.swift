import ArgumentParser
import Article
import Checksum
import Commands
import Daemon
import Formats
import JSON
import Likeness
import Linux
import Settings

/// Shows what would be read from files, and touches nothing.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Show what would be read from files; touch nothing.")

    /// The ways to print a reading.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// Laid out for people.
        case text
        /// One JSON object a line.
        case json
    }

    @OptionGroup var options: SettingsOptions

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("How to print: text or json.", valueName: "format"))
    var output = Format.text

    @Option(help: ArgumentHelp("Read as if from this source.", valueName: "name"))
    var source: String?

    @Flag(help: "Say of each line of a plain text where it went, and by which rule.")
    var explain = false

    @Argument(help: "The files to read.")
    var files: [String]

    func run() throws {
        let settings = try options.settings()
        let reading = ReadingSettings(of: source.flatMap { settings.sources[$0] })
        var isGood = true
        for (index, file) in files.enumerated() {
            guard
                let bytes = try LinuxDisk().contents(
                    of: FilePath(file), atMost: settings.spool.maximumFileSize)
            else { throw ValidationError("\(file): there is no such file") }
            if index > 0, output == .text { try Output.line("") }
            if explain { try explain(bytes, reading) }
            var hasItems = false
            for item in Formats.Format.detect(bytes).items(in: bytes, settings: reading) {
                hasItems = true
                let name = item.ordinal > 1 ? "\(file)#\(item.ordinal)" : file
                switch item.result {
                case .success(let read):
                    if !explain { try show(read, file: name, bytes: Array(bytes[item.range])) }
                case .failure(let rejection):
                    isGood = false
                    let detail = rejection.detail.map { ", \($0)" } ?? ""
                    StandardError.write("dateline: \(name): not read: \(rejection.code.rawValue)\(detail)\n")
                }
            }
            if !hasItems {
                isGood = false
                StandardError.write("dateline: \(file): not read: \(ReadingError.empty.rawValue)\n")
            }
        }
        if !isGood { throw CommandExit.negative }
    }

    /// Prints number, place, rule and text of each line of a plain text.
    private func explain(_ bytes: [UInt8], _ settings: ReadingSettings) throws {
        guard Formats.Format.detect(bytes) == .plainText else { return }
        let lines: [LineAccount]
        // The reading itself, which comes next, says what is wrong with the text.
        do throws(ReadingError) {
            lines = try PlainTextReader.explain(bytes, settings: settings).lines
        } catch { return }
        for line in lines {
            let text =
                TextColumns.fit("\(line.number)", 5) + TextColumns.fit(line.place, 20)
                + TextColumns.fit(line.rule, 40) + " " + PlainLine.of(line.text)
            try Output.line(Output.columns.map { TextColumns.cut(text, $0) } ?? text)
        }
    }

    private func show(_ reading: Reading, file: String, bytes: [UInt8]) throws {
        let fingerprint = Fingerprint(of: reading.article, bytes: SHA256.digest(of: bytes))
        let uri = reading.article.uri ?? fingerprint.uri
        guard output == .json else {
            return try Output.line(ReadingLayout(file: file, uri: uri).render(reading))
        }
        var writer = JSONWriter(capacity: bytes.count * 2)
        writer.beginObject()
        writer.member("file", file)
        writer.key("article")
        NinjsEncoder.encode(reading.article, uri: uri, into: &writer)
        writer.key("reading")
        ReadingEncoder.encode(reading, into: &writer)
        writer.endObject()
        try Output.json(writer.take())
    }
}
