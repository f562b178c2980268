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

    @Argument(
        help: ArgumentHelp(
            "The earlier one: a file, FILE#N for its Nth item, or the sequence of an event.", valueName: "a"))
    var earlier: String

    @Argument(
        help: ArgumentHelp("The newcomer: a file, FILE#N, or the sequence of an event.", valueName: "b"))
    var newcomer: String

    /// Columns of the layout where there is no terminal to ask.
    private static let usualWidth = 100

    /// Events that are looked into for one text: what a copy matched carries it, or names what does.
    private static let steps = 4

    func run() throws {
        let settings = try options.settings()
        let comparison = Comparison(
            try submission(newcomer, settings), with: try submission(earlier, settings))
        try Output.line(PlainLine.block(comparison.text(width: Output.columns ?? Self.usualWidth)))
        if !comparison.isMatch { throw CommandExit.negative }
    }

    private func submission(_ name: String, _ settings: Settings) throws -> Submission {
        if let sequence = UInt64(name) { return try submission(of: sequence, settings) }
        let (place, ordinal) = try self.place(name)
        guard let bytes = try LinuxDisk().contents(of: place, atMost: settings.spool.maximumFileSize) else {
            throw ValidationError("\(name): there is no such file")
        }
        let format = Format.detect(bytes)
        guard let ordinal else {
            do {
                return submission(try format.read(bytes, settings: ReadingSettings()), bytes[...])
            } catch {
                throw ValidationError("\(name): nothing can be read: \(error.rawValue)")
            }
        }
        for item in format.items(in: bytes, settings: ReadingSettings()) where item.ordinal == ordinal {
            switch item.result {
            case .success(let reading): return submission(reading, bytes[item.range])
            case .failure(let rejection):
                throw ValidationError("\(name): nothing can be read: \(rejection.code.rawValue)")
            }
        }
        throw ValidationError("\(name): the file has no item \(ordinal)")
    }

    private func submission(_ reading: Reading, _ bytes: ArraySlice<UInt8>) -> Submission {
        let fingerprint = Fingerprint(of: reading.article, bytes: SHA256.digest(of: Array(bytes)))
        return Submission(fingerprint, text: ComparedText(reading), arrival: 0)
    }

    /// The file that `name` is, and the number of the item in it, where it ends in that: `FILE#N`.
    private func place(_ name: String) throws -> (FilePath, ordinal: Int?) {
        let parts = name.split(separator: "#", omittingEmptySubsequences: false)
        guard parts.count > 1, let ordinal = parts.last.flatMap({ Int($0) }), ordinal > 0,
            try LinuxDisk().contents(of: FilePath(name), atMost: 1) == nil
        else { return (FilePath(name), nil) }
        return (FilePath(parts.dropLast().joined(separator: "#")), ordinal)
    }

    private func submission(of sequence: UInt64, _ settings: Settings) throws -> Submission {
        let lookup = EventLookup(try LogPlace.open(settings), on: LinuxDisk())
        guard let line = try lookup.line(of: sequence), let header = EventHeader(line) else {
            throw ValidationError("the log has no event \(sequence)")
        }
        guard let event = try LoggedEvent(type: header.type, line: line, data: header.data),
            let fingerprint = event.fingerprint
        else { throw ValidationError("event \(sequence) tells of no article") }
        guard let text = try text(in: line, lookup) else {
            throw ValidationError("event \(sequence) carries no text: compare the file that it tells of")
        }
        return Submission(fingerprint, text: text, arrival: 0)
    }

    /// The text of the article in an event. An exact copy carries none: it has that of what it matched.
    private func text(in line: [UInt8], _ lookup: EventLookup) throws -> ComparedText? {
        var line = line
        for _ in 0..<Self.steps {
            guard let record = EventRecord(line) else { return nil }
            if let text = LoggedEvent.text(line: line, data: record.header.data) { return text }
            guard let relation = record.relation.flatMap(Relation.init(rawValue:)),
                relation == .sameBytes || relation == .sameText,
                let earlier = (record.decision?["via"] ?? record.decision?["of"])?["sequence"]?.text,
                let sequence = UInt64(earlier), let next = try lookup.line(of: sequence)
            else { return nil }
            line = next
        }
        return nil
    }
}
