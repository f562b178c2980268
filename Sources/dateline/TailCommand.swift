import ArgumentParser
import Commands
import EventLog
import Linux
import Settings

/// Prints the last events of the log, and those that come.
struct TailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail", abstract: "Print the last events of the log, and follow it.")

    /// The ways to print an event.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// One line for people.
        case short
        /// The line of the log.
        case json
    }

    @OptionGroup var options: SettingsOptions

    @Flag(name: [.customShort("f"), .long], help: "Go on with the events that come.")
    var follow = false

    @Option(
        name: [.customShort("n"), .long],
        help: ArgumentHelp("Begin that many events before the end.", valueName: "count"))
    var lines: UInt64 = 10

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("How to print: short or json.", valueName: "format"))
    var output = Format.short

    func run() throws {
        let settings = try options.settings()
        let disk = LinuxDisk()
        let folder = LogFolder(FilePath(settings.log.directory))
        // Watched before it is read: what comes in between is not missed.
        let changes = try follow ? LogChanges(folder) : nil
        let last = try LogReader.lastSequence(in: folder, on: disk)
        var reader = LogReader(folder, on: disk, from: last >= lines ? last - lines + 1 : 1)
        var isDamaged = false
        while true {
            try printNew(&reader, &isDamaged)
            guard let changes else { break }
            try changes.wait()
        }
        if isDamaged { throw CommandExit.negative }
    }

    private func printNew(_ reader: inout LogReader, _ isDamaged: inout Bool) throws {
        var text: [UInt8] = []
        let short = ShortLine(hasColor: Output.hasColor, columns: Output.columns)
        while true {
            do {
                guard let event = try reader.next() else { break }
                text += output == .json ? event.line : Array(rendered(event, short).utf8)
                text.append(UInt8(ascii: "\n"))
                if text.count > 64 << 10 {
                    try Output.write(text)
                    text = []
                }
            } catch LogReadError.damage(let damage) {
                isDamaged = true
                StandardError.write("dateline: \(damage)\n")
            }
        }
        try Output.write(text)
    }

    private func rendered(_ event: LogEvent, _ short: ShortLine) -> String {
        EventView(event.line).map(short.render) ?? "#\(event.sequence) is no event of this program"
    }
}
