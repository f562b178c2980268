import ArgumentParser
import Article
import Checksum
import Commands
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

    @Argument(help: "The files to read.")
    var files: [String]

    func run() throws {
        let settings = try options.settings()
        let known = source.flatMap { settings.sources[$0] }
        let reading = ReadingSettings(agency: known?.agency, zone: known?.zone)
        var isGood = true
        for (index, file) in files.enumerated() {
            do {
                guard
                    let bytes = try LinuxDisk().contents(
                        of: FilePath(file), atMost: settings.spool.maximumFileSize)
                else { throw ValidationError("\(file): there is no such file") }
                let read = try Formats.Format.detect(bytes).read(bytes, settings: reading)
                if index > 0, output == .text { try Output.line("") }
                try show(read, file: file, bytes: bytes)
            } catch let error as ReadingError {
                isGood = false
                StandardError.write("dateline: \(file): nothing can be read: \(error.rawValue)\n")
            }
        }
        if !isGood { throw CommandExit.negative }
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
        try Output.write(writer.take() + [0x0A])
    }
}
