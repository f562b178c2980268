import ArgumentParser
import Commands
import EventLog
import Linux
import Settings
import Times

/// Prints events of the log: the last ones, those of a time or a kind, and those that come.
struct TailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail", abstract: "Print the last events of the log, and follow it.",
        discussion: """
            What is printed is on stable storage and stays. Times are local; <time> is as journalctl takes it: \
            “2026-11-20 10:00”, “10:00”, yesterday, today, -1h30min, “2 hours ago”, @UNIX, RFC 3339.

            A <format> with braces is a template, such as -o '{headline} {located}'; a wrong field name is answered \
            with all that there are.
            """)

    @OptionGroup var options: SettingsOptions

    @Flag(name: [.customShort("f"), .long], help: "Go on with the events that come.")
    var follow = false

    @Flag(name: [.customShort("e"), .customLong("end")], help: "Leave at the end, whatever else is said.")
    var leavesAtEnd = false

    @Flag(name: [.customShort("r"), .long], help: "Newest first.")
    var reverse = false

    @Option(
        name: [.customShort("n"), .long],
        help: ArgumentHelp(
            "The last so many, or “all”: 10 where nothing else says where to begin.", valueName: "count"))
    var lines: LineCount?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Only what was decided at this time or later.", valueName: "time"))
    var since: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Only what was decided at this time or earlier.", valueName: "time"))
    var until: String?

    @Option(help: ArgumentHelp("Only what comes after this event.", valueName: "seq"))
    var after: UInt64?

    @Option(
        help: ArgumentHelp(
            "Go on where this cursor stands, and move it after each line that was printed. A new one begins "
                + "with the oldest event, or where --after, --since or -n say; not after an event that is not "
                + "there yet.", valueName: "name"))
    var cursor: String?

    @Option(
        help: "Only this type: new, copy, revision, withdrawn, rejected. Repeatable.",
        completion: .list(EventKind.words))
    var type: [String] = []

    @Option(help: ArgumentHelp("Only from this source. Repeatable.", valueName: "name"))
    var source: [String] = []

    @Option(
        help: ArgumentHelp("Only in this language; “en” takes “en-GB” too. Repeatable.", valueName: "tag"))
    var language: [String] = []

    @Option(
        name: [.customShort("g"), .long],
        help: ArgumentHelp(
            "Only where headline, dek or body match this regular expression; without capitals in it, case does "
                + "not count.", valueName: "pattern"))
    var grep: String?

    @Flag(help: "Each story once, with its copies and revisions counted.")
    var originals = false

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp(
            "short, full, json (the log's own line), ninjs, text, cat (headlines), or a template.",
            valueName: "format"), completion: .list(EventPrinter.forms))
    var output = "short"

    @Option(help: ArgumentHelp("Use colours: auto, always or never.", valueName: "when"))
    var color = ColorChoice.auto

    func validate() throws {
        if reverse, follow, !leavesAtEnd { throw ValidationError("-r has no end to begin with under -f") }
        if reverse, cursor != nil {
            throw ValidationError("a cursor goes forward: -r cannot be with --cursor")
        }
        if until != nil, follow { throw ValidationError("--until says where to leave: -f cannot be with it") }
        if let cursor, !CursorFolder.isName(cursor) {
            throw ValidationError("\(CursorError.badName(cursor))")
        }
        _ = try filter()
        _ = try EventPrinter(output, colors: color)
        _ = try time(since, "--since")
        _ = try time(until, "--until")
    }

    func run() throws {
        let settings = try options.settings()
        let follows = follow && !leavesAtEnd
        let folder = try place(settings, waits: follows)
        var tail = Tail(
            folder: folder, filter: try filter(),
            printer: try EventPrinter(
                output, colors: color, titles: StoryTitles(folder, on: LinuxDisk())))
        tail.follows = follows
        tail.countsCopies = originals
        tail.isReversed = reverse
        tail.count = count()
        tail.after = after
        tail.since = try time(since, "--since")
        tail.until = try time(until, "--until")
        tail.cursor = cursor
        if try tail.run() { throw CommandExit.negative }
    }

    /// The log. One that is not there yet is waited for by who follows.
    private func place(_ settings: Settings, waits: Bool) throws -> LogFolder {
        do throws(LogPlaceError) { return try LogPlace.open(settings) } catch {
            guard waits, case .missing(let path) = error else { throw error }
            StandardError.write("dateline: waiting for a log in \(path)\n")
            return LogFolder(path)
        }
    }

    /// How many of the last events; `nil` for all.
    private func count() -> UInt64? {
        if let lines { return lines.value }
        return since == nil && until == nil && after == nil && cursor == nil && !reverse ? 10 : nil
    }

    private func filter() throws -> EventFilter {
        var filter = EventFilter()
        for name in type.flatMap({ $0.split(separator: ",").map(String.init) }) {
            guard let type = EventKind.type(named: name) else {
                throw ValidationError("--type: there is no “\(name)”; there are: \(EventKind.known)")
            }
            filter.types.insert(type)
        }
        filter.sources = Set(source)
        filter.languages = language.map { $0.lowercased() }
        filter.pattern = try grep.map(TextPattern.init)
        filter.originalsOnly = originals
        return filter
    }

    private func time(_ text: String?, _ option: String) throws -> WallTime? {
        guard let text else { return nil }
        if let time = TimeArgument.read(text, now: SystemClock().wallTime()) { return time }
        throw ValidationError(
            "\(option): “\(text)” is no time; try “2026-11-20 10:00”, yesterday, -1h or @1766000000")
    }
}

/// A number of lines, or all of them.
struct LineCount: ExpressibleByArgument {
    /// `nil` for all.
    let value: UInt64?

    init?(argument: String) {
        if argument == "all" {
            value = nil
        } else if let number = UInt64(argument) {
            value = number
        } else {
            return nil
        }
    }
}

/// Whether to use colours.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    /// On a terminal that does not refuse them.
    case auto
    case always
    case never

    /// Whether the output has colours.
    var isOn: Bool {
        switch self {
        case .auto: Output.hasColor
        case .always: true
        case .never: false
        }
    }
}
