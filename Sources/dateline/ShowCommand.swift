import ArgumentParser
import Commands
import EventLog
import Linux
import Settings

/// Shows one event, laid out to be read, and the story that it belongs to.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one event: the record, what was left out, the decision, its copies and revisions.")

    @OptionGroup var options: SettingsOptions

    @Argument(
        help: ArgumentHelp("The sequence of an event, its id, or the URI of an article.", valueName: "event"))
    var name: String

    @Flag(help: "Print the event as it stands in the log.")
    var json = false

    @Option(help: ArgumentHelp("Use colours: auto, always or never.", valueName: "when"))
    var color = ColorChoice.auto

    func run() throws {
        let settings = try options.settings()
        let folder = LogFolder(FilePath(settings.log.directory))
        let disk = LinuxDisk()
        guard let line = try line(folder, disk), let record = EventRecord(line) else {
            StandardError.write("dateline: the log has no event “\(name)”\n")
            throw CommandExit.negative
        }
        if json { return try Output.write(line + [0x0A]) }
        let layout = EventLayout(hasColor: color.isOn, columns: Output.columns)
        try Output.line(layout.render(record))
        let story = try story(of: record, folder, disk)
        if story.count > 1 { try Output.line("\n" + layout.story(story, shown: record.header.sequence)) }
    }

    /// The line of the event that the argument names; of several events of one article the latest.
    private func line(_ folder: LogFolder, _ disk: LinuxDisk) throws -> [UInt8]? {
        if let sequence = sequence {
            // As far as it is durable, like all that is shown.
            guard sequence <= (try LogReader.lastSequence(in: folder, on: disk)) else { return nil }
            return try EventLookup(folder, on: disk).line(of: sequence)
        }
        let last = try LogReader.lastSequence(in: folder, on: disk)
        var reader = BackwardReader(folder, on: disk, before: last + 1)
        while let event = try reader.next() {
            guard EventFilter.member("subject", name, isIn: event.line),
                EventHeader(event.line)?.subject == name
            else { continue }
            return event.line
        }
        return nil
    }

    /// The number in `42`, `#42` and `0123456789abcdef-42`.
    private var sequence: UInt64? {
        let text = name.hasPrefix("#") ? String(name.dropFirst()) : name
        if let number = UInt64(text) { return number > 0 ? number : nil }
        let parts = text.split(separator: "-")
        guard parts.count == 2, parts[0].count == 16, parts[0].allSatisfy(\.isHexDigit) else { return nil }
        return UInt64(parts[1])
    }

    /// All events of the story: the original, and what names it as such.
    private func story(
        of record: EventRecord, _ folder: LogFolder, _ disk: LinuxDisk
    ) throws -> [EventView] {
        guard record.article != nil else { return [] }
        let original = record.original.flatMap(UInt64.init) ?? record.header.sequence
        var story: [EventView] = []
        var reader = LogReader(folder, on: disk, from: original)
        while true {
            do throws(LogReadError) {
                guard let event = try reader.next() else { return story }
                guard
                    event.sequence == original
                        || EventFilter.member("sequence", String(original), isIn: event.line),
                    let view = EventView(event.line),
                    event.sequence == original || view.original == String(original)
                else { continue }
                story.append(view)
            } catch {
                // What cannot be read is no part of what can be shown; `verify` tells of it.
                if case .failed = error { throw error }
            }
        }
    }
}
