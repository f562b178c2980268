import ArgumentParser
import Commands
import Daemon
import EventLog
import Glibc
import JSON
import Linux

/// Makes the index again from the log.
struct ReindexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reindex", abstract: "Make the index again from the log; the daemon must not run.",
        discussion: """
            The index is derived from the log: the daemon makes it again by itself where it is missing, damaged \
            or of other settings. This does it ahead of a start, and shows how far it is. Run it as the \
            daemon's user, who has to read what it writes.
            """)

    @OptionGroup var options: SettingsOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let settings = try options.settings()
        _ = try LogPlace.open(settings)
        let showsProgress = Machine.isTerminal(STDERR_FILENO)
        let clock = SystemClock()
        let begun = clock.monotonic()
        let report: Reindexing.Report
        do {
            defer { if showsProgress { StandardError.write("\r\u{1B}[K") } }
            report = try Reindexing(settings, on: LinuxDisk()) { event, last in
                if showsProgress { StandardError.write("\r" + Self.bar(event, of: last)) }
            }.run()
        } catch let error as LogError {
            guard case .locked = error else { throw error }
            StandardError.write(
                "dateline: \(error)\nStop the daemon first: systemctl stop datelined. A daemon that starts "
                    + "without an index makes it by itself.\n")
            throw CommandExit.failed
        }
        let seconds = Double(clock.monotonic().nanoseconds - begun.nanoseconds) / 1e9
        for warning in report.warnings { StandardError.write("warning: \(warning)\n") }
        if json {
            try Output.write(document(report, seconds))
        } else {
            try Output.line(text(report, seconds))
        }
    }

    private func text(_ report: Reindexing.Report, _ seconds: Double) -> String {
        let tenths = Int((seconds * 10).rounded())
        return
            "read \(report.events) events in \(tenths / 10).\(tenths % 10) s: \(report.articles) articles, "
            + "\(report.articlesInWindow) of them in the window; \(report.files) files, \(report.bytes >> 10) KB"
    }

    private func document(_ report: Reindexing.Report, _ seconds: Double) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        for (name, number) in [
            ("events", Int(clamping: report.events)), ("articles", report.articles),
            ("articlesInWindow", report.articlesInWindow), ("files", report.files), ("bytes", report.bytes),
        ] {
            writer.key(name)
            writer.number(number)
        }
        writer.key("seconds")
        writer.number(seconds, places: 3)
        writer.key("warnings")
        writer.beginArray()
        for warning in report.warnings { writer.string(warning) }
        writer.endArray()
        writer.endObject()
        return writer.take() + [0x0A]
    }

    /// How far it is, as a bar.
    private static func bar(_ event: UInt64, of last: UInt64) -> String {
        let width: UInt64 = 40
        let done = last == 0 ? width : min(width, event * width / last)
        return String(repeating: "█", count: Int(done)) + String(repeating: "░", count: Int(width - done))
            + " \(event) of \(last) events "
    }
}
