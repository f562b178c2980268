import ArgumentParser
import Commands
import EventLog
import JSON
import Linux
import Settings
import Times

/// Lists the named cursors, and removes them.
struct CursorsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cursors", abstract: "List the named cursors of the log, or delete one.",
        subcommands: [ListCommand.self, DeleteCommand.self], defaultSubcommand: ListCommand.self)

    /// Lists them with how far they are behind.
    struct ListCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the cursors: where they stand and how far behind they are.")

        @OptionGroup var options: SettingsOptions

        @Flag(help: "Print a JSON object for each.")
        var json = false

        func run() throws {
            let folder = try LogPlace.open(try options.settings())
            let entries = try CursorFolder(folder, on: LinuxDisk()).list()
            let last = try LogReader.lastSequence(in: folder, on: LinuxDisk())
            if entries.isEmpty, !json { return try Output.line("no cursors") }
            for entry in entries {
                if json {
                    try Output.write(Self.document(entry, last: last))
                } else {
                    try Output.line(Self.text(entry, last: last, now: SystemClock().wallTime()))
                }
            }
        }

        private static func text(_ entry: CursorFolder.Entry, last: UInt64, now: WallTime) -> String {
            let name = TextColumns.fit(entry.name, 20)
            guard let position = entry.position else { return "\(name)  not as it was written: delete it" }
            let lag = last > position.sequence ? last - position.sequence : 0
            let use = entry.isInUse ? "in use by process \(entry.process)" : "not in use"
            let age = max(0, now.seconds - position.moved.seconds)
            return "\(name)  at #\(position.sequence), \(lag) behind, moved \(span(age)) ago, \(use)"
        }

        /// A span in its largest unit.
        private static func span(_ seconds: Int64) -> String {
            switch seconds {
            case ..<120: "\(seconds) s"
            case ..<7200: "\(seconds / 60) min"
            case ..<172_800: "\(seconds / 3600) h"
            default: "\(seconds / 86_400) days"
            }
        }

        private static func document(_ entry: CursorFolder.Entry, last: UInt64) -> [UInt8] {
            var writer = JSONWriter()
            writer.beginObject()
            writer.member("cursor", entry.name)
            writer.key("inUse")
            writer.bool(entry.isInUse)
            writer.key("process")
            writer.number(entry.process)
            if let position = entry.position {
                writer.member("log", position.logID)
                writer.member("sequence", String(position.sequence))
                writer.member("moved", position.moved.rfc3339(places: 6))
                writer.key("behind")
                writer.number(last > position.sequence ? last - position.sequence : 0)
            }
            writer.endObject()
            return writer.take() + [0x0A]
        }
    }

    /// Deletes one.
    struct DeleteCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "delete", abstract: "Delete a cursor that nobody uses.")

        @OptionGroup var options: SettingsOptions

        @Argument(help: "Its name.")
        var name: String

        func run() throws {
            let folder = try LogPlace.open(try options.settings())
            try CursorFolder(folder, on: LinuxDisk()).delete(name)
        }
    }
}
