import ArgumentParser
import Article
import Checksum
import Commands
import EventLog
import Formats
import Intake
import Likeness
import Linux
import Settings

/// Shows what would be decided on one article after another, and why.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare two files or events: the decision, and why; 1 when they are different articles.")

    @OptionGroup var options: SettingsOptions

    @Argument(help: ArgumentHelp("The earlier one: a file, or the sequence of an event.", valueName: "a"))
    var earlier: String

    @Argument(help: ArgumentHelp("The newcomer: a file, or the sequence of an event.", valueName: "b"))
    var newcomer: String

    /// Columns of the layout where there is no terminal to ask.
    private static let usualWidth = 100

    func run() throws {
        let settings = try options.settings()
        let comparison = Comparison(
            try submission(newcomer, settings), with: try submission(earlier, settings))
        try Output.line(comparison.text(width: Output.columns ?? Self.usualWidth))
        if !comparison.isMatch { throw CommandExit.negative }
    }

    private func submission(_ name: String, _ settings: Settings) throws -> Submission {
        if let sequence = UInt64(name) { return try submission(of: sequence, settings) }
        guard let bytes = try LinuxDisk().contents(of: FilePath(name), atMost: settings.spool.maximumFileSize)
        else { throw ValidationError("\(name): there is no such file") }
        do {
            let reading = try Format.detect(bytes).read(bytes, settings: ReadingSettings())
            let fingerprint = Fingerprint(of: reading.article, bytes: SHA256.digest(of: bytes))
            return Submission(fingerprint, text: ComparedText(reading), arrival: 0)
        } catch {
            throw ValidationError("\(name): nothing can be read: \(error.rawValue)")
        }
    }

    private func submission(of sequence: UInt64, _ settings: Settings) throws -> Submission {
        let lookup = EventLookup(LogFolder(FilePath(settings.log.directory)), on: LinuxDisk())
        guard let line = try lookup.line(of: sequence), let header = EventHeader(line) else {
            throw ValidationError("the log has no event \(sequence)")
        }
        guard let event = try LoggedEvent(type: header.type, line: line, data: header.data),
            let fingerprint = event.fingerprint, let text = LoggedEvent.text(line: line, data: header.data)
        else {
            throw ValidationError(
                "event \(sequence) carries no text: compare what it is a copy of, or the file")
        }
        return Submission(fingerprint, text: text, arrival: 0)
    }
}
