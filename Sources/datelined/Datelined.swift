import ArgumentParser
import Commands
import Daemon
import Linux
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
            Runs in the foreground until SIGTERM; SIGHUP lets it read its settings again. With --once it takes \
            in what is there, waiting for files that are still being written, and leaves when the folder is \
            empty.
            """,
        version: Version.text)

    @OptionGroup var options: SettingsOptions

    @Flag(help: "Take in what is there, then leave.")
    var once = false

    func run() throws {
        // Before anything else opens a descriptor.
        var passed = try PassedDescriptors.take()
        let control = passed.take(Daemon.controlSocket)
        let loaded = try options.load(folderUse: .work)
        let threshold = LogThreshold(.info)
        let handler = ServiceLogHandler(identifier: "datelined", threshold: threshold)
        let logger = Logger(label: "datelined") { _ in handler }
        guard let settings = loaded.settings else {
            let isInJournal = Journal.isStandardError
            RefusedStart(loaded.faults).tell(manager: Systemd(), logger: isInJournal ? logger : nil)
            // In a terminal each is printed; in a unit the check before the start has done that.
            throw isInJournal ? CommandExit.usage : options.refusal(loaded)
        }
        threshold.level = Logger.Level(settings.service.logLevel)
        let request = try options.request()
        let reloader = SettingsReloader(
            settings, effective: loaded.effective, threshold: threshold, logger: logger
        ) { SettingsLoader.load(request, from: SettingsFiles()) }
        do {
            try Daemon(
                reloader: reloader, isOnce: once, manager: Systemd(), logger: logger, version: Version.text
            ).run(control: control)
        } catch {
            throw CommandExit.failed
        }
    }

    static func main() {
        // What it prints goes to standard error; where that is closed, nowhere.
        _ = StandardStreams.fill()
        runToExit()
    }
}
