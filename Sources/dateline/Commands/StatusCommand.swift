import ArgumentParser
import Commands
import EventLog
import JSON
import Linux
import Settings
import Times

/// Says what the daemon is doing.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Say what the daemon is doing; 3 when it is not running.")

    @OptionGroup var options: SettingsOptions

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Show it as it changes, until interrupted.")
    var watch = false

    func validate() throws {
        if watch, json { throw ValidationError("--json is printed once: --watch cannot be with it") }
    }

    func run() throws {
        let settings = try options.settings()
        let source = StatusSource(settings: settings)
        if watch {
            guard Machine.isTerminal(1) else { throw ValidationError("--watch needs a terminal") }
            return try StatusWatch(source: source).run()
        }
        let status = try source.snapshot()
        let silence = status.silence(at: SystemClock().wallTime())
        if json {
            try Output.write(document(status, silence))
        } else {
            try Output.line(text(status, silence))
        }
        if !status.isRunning { throw CommandExit.notRunning }
        if silence != nil { throw CommandExit.negative }
    }

    private func document(_ status: StatusSnapshot, _ silence: Int?) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("running")
        writer.bool(status.isRunning)
        writer.key("lastSequence")
        writer.number(status.last)
        if let silence {
            writer.key("silentSeconds")
            writer.number(silence)
        }
        if let report = status.report {
            writer.key("daemon")
            writer.raw(Array(report.prefix { $0 != UInt8(ascii: "\n") }))
        }
        writer.endObject()
        return writer.take() + [0x0A]
    }

    private func text(_ status: StatusSnapshot, _ silence: Int?) -> String {
        guard status.isRunning else {
            return "○ datelined is not running\n  log  \(status.log), \(status.last) events"
        }
        return """
            ● datelined \(status.life(silence))
              \(PlainLine.of(status.sentence))
              drop \(status.incoming)
              log  \(status.log), \(status.last) events
            """
    }
}
