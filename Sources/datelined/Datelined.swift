import ArgumentParser
import Commands
import Daemon
import Logging
import ServiceManager
import Settings

/// The daemon.
@main
struct Datelined: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "datelined",
        abstract: "Turn a drop folder of news into a clean, ordered event log.",
        discussion: """
            Runs in the foreground until SIGTERM. With --once it takes in what is there, waiting for files \
            that are still being written, and leaves when the folder is empty.
            """,
        version: Version.text)

    @OptionGroup var options: SettingsOptions

    @Flag(help: "Take in what is there, then leave.")
    var once = false

    func run() throws {
        let settings = try options.settings()
        let level = Logger.Level(rawValue: settings.service.logLevel.rawValue) ?? .info
        let isJournal = StandardErrorHandler.isStandardErrorJournal
        let logger = Logger(label: "datelined") { _ in
            StandardErrorHandler(level: level, isJournal: isJournal)
        }
        do {
            try Daemon(settings: settings, isOnce: once, manager: Systemd(), logger: logger).run()
        } catch {
            logger.critical("\(error)")
            throw CommandExit.failed
        }
    }

    static func main() { runToExit() }
}
