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
        let folder = try LogPlace.open(settings)
        let disk = LinuxDisk()
        guard let line = try line(folder, disk), let record = EventRecord(line) else {
            StandardError.write("dateline: the log has no event “\(name)”\n")
            throw CommandExit.negative
        }
        if json { return try Output.json(line) }
        let titles = StoryTitles(folder, on: disk)
        let layout = EventLayout(hasColor: color.isOn, columns: Output.columns)
        try Output.line(
            layout.render(record, title: EventView(line).flatMap { titles.title(of: $0) }))
        try printStory(of: record, layout, titles, folder, disk)
    }

    /// The line of the event that the argument names; of several events of one article the latest.
    private func line(_ folder: LogFolder, _ disk: LinuxDisk) throws -> [UInt8]? {
        if let sequence = sequence {
            // As far as it is durable, like all that is shown.
            guard sequence <= (try LogReader.lastSequence(in: folder, on: disk)) else { return nil }
            return try EventLookup(folder, on: disk).line(of: sequence)
        }
        return try EventSearch.latest(
            in: folder, on: disk, for: EventFilter.member("subject", name)
        ) { EventHeader($0.line)?.subject == name }?.line
    }

    /// The number in `42`, `#42` and `0123456789abcdef-42`.
    private var sequence: UInt64? {
        let text = name.hasPrefix("#") ? String(name.dropFirst()) : name
        if let number = UInt64(text) { return number > 0 ? number : nil }
        let parts = text.split(separator: "-")
        guard parts.count == 2, parts[0].count == 16, parts[0].allSatisfy(\.isHexDigit) else { return nil }
        return UInt64(parts[1])
    }

    /// Prints all events of the story, the original and what names it as such, as they are found: copies may be
    /// anywhere after it.
    private func printStory(
        of record: EventRecord, _ layout: EventLayout, _ titles: StoryTitles, _ folder: LogFolder,
        _ disk: LinuxDisk
    ) throws {
        guard record.article != nil else { return }
        let original = record.original.flatMap(UInt64.init) ?? record.header.sequence
        var search = try EventSearch(
            folder, on: disk, for: Array(#""of":{"sequence":"\#(original)","#.utf8), from: original + 1)
        var isBegun = false
        while let event = try search.next() {
            guard let view = EventView(event.line), view.original == String(original) else { continue }
            if !isBegun {
                try Output.line("\n" + layout.storyTitle)
                if let line = try EventLookup(folder, on: disk).line(of: original),
                    let first = EventView(line)
                {
                    try printEvent(first)
                }
                isBegun = true
            }
            try printEvent(view)
        }
        func printEvent(_ view: EventView) throws {
            try Output.line(
                layout.story(
                    view, isShown: view.sequence == record.header.sequence, title: titles.title(of: view)))
        }
    }
}
