import ArgumentParser
import Commands
import EventLog
import JSON
import Linux
import Settings

/// Says what the daemon is doing.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Say what the daemon is doing; 3 when it is not running.")

    @OptionGroup var options: SettingsOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let settings = try options.settings()
        let disk = LinuxDisk()
        let folder = LogFolder(FilePath(settings.log.directory))
        let isRunning = try LogLock.isHeld(folder, on: disk)
        let last = try LogReader.lastSequence(in: folder, on: disk)
        let file = FilePath(settings.service.runtimeDirectory).appending("status.json")
        let report = try disk.contents(of: file)
        if json {
            try Output.write(document(isRunning: isRunning, last: last, report: report))
        } else {
            try Output.line(text(isRunning: isRunning, last: last, report: report, settings: settings))
        }
        if !isRunning { throw CommandExit.notRunning }
    }

    private func document(isRunning: Bool, last: UInt64, report: [UInt8]?) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("running")
        writer.bool(isRunning)
        writer.key("lastSequence")
        writer.number(last)
        if let report, isRunning {
            writer.key("daemon")
            writer.raw(Array(report.prefix { $0 != UInt8(ascii: "\n") }))
        }
        writer.endObject()
        return writer.take() + [0x0A]
    }

    private func text(isRunning: Bool, last: UInt64, report: [UInt8]?, settings: Settings) -> String {
        guard isRunning else {
            return "○ datelined is not running\n  log  \(settings.log.directory), \(last) events"
        }
        var sentence = ""
        var since = ""
        var process = ""
        var scanner = JSONScanner(report ?? [])
        do throws(JSONError) {
            try scanner.object { (key, scanner) throws(JSONError) in
                switch key {
                case "status": sentence = try scanner.string()
                case "started": since = LocalTime.dateAndClock(rfc3339: try scanner.string())
                case "pid": process = String(try scanner.integer())
                default: try scanner.skip()
                }
            }
        } catch { sentence = "it has not said yet what it does" }
        return """
            ● datelined is running (process \(process), since \(since))
              \(sentence)
              drop \(settings.spool.incoming)
              log  \(settings.log.directory), \(last) events
            """
    }
}
