import ArgumentParser
import Commands
import EventLog
import Glibc
import JSON
import Linux
import Settings

/// Checks every line of the log, and repairs it if that is asked for.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check every line, segment and sequence number of the log.",
        discussion: """
            Exits with 0 when the log is sound, and with 1 when it is not; the places are on standard output. \
            It can run beside the daemon. --repair needs the daemon stopped: it copies what is damaged beside the \
            log, records it in repairs.jsonl, and blanks it where it stood; nothing is destroyed.
            """)

    @OptionGroup var options: SettingsOptions

    @Flag(help: "Put damage right; the daemon must not run.")
    var repair = false

    @Flag(help: "Print one JSON object.")
    var json = false

    /// Places that are named at most: the first ones tell what happened.
    private static let shown = 50

    func run() throws {
        let settings = try options.settings()
        let folder = try LogPlace.open(settings)
        var repaired: LogRepair.Report?
        if repair {
            repaired = try LogRepair.run(
                folder, on: LinuxDisk(), now: SystemClock().wallTime(), processNumber: Machine.processNumber)
        }
        let result = try verify(folder)
        if json {
            try Output.write(VerifyReport(result, repaired).json)
        } else {
            try print(result, repaired)
        }
        if !result.isSound { throw CommandExit.negative }
    }

    private func verify(_ folder: LogFolder) throws -> LogVerifier.Result {
        let showsProgress = Machine.isTerminal(STDERR_FILENO)
        defer { if showsProgress { StandardError.write("\r\u{1B}[K") } }
        return try LogVerifier(folder, on: LinuxDisk()) { result in
            if showsProgress { StandardError.write("\r\(result.events) events, \(result.bytes >> 20) MB ") }
        }.run()
    }

    private func print(_ result: LogVerifier.Result, _ repaired: LogRepair.Report?) throws {
        if let repaired {
            for line in VerifyReport.lines(of: repaired) { try Output.line(line) }
            if repaired.isEmpty { try Output.line("there was nothing to repair") }
        }
        for damage in result.damage.prefix(Self.shown) { try Output.line("\(damage)") }
        if result.damage.count > Self.shown {
            try Output.line("… and \(result.damage.count - Self.shown) more")
        }
        for note in result.notes { try Output.line("note: \(note)") }
        if result.tornBytes > 0 {
            try Output.line(
                "\(result.tornBytes) bytes at the end were never acknowledged: the next start blanks them")
        }
        try Output.line(summary(result))
    }

    private static func count(_ number: UInt64, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    private func summary(_ result: LogVerifier.Result) -> String {
        let places = result.damage.count
        let verdict = result.isSound ? "sound" : "damaged in \(places) \(places == 1 ? "place" : "places")"
        let range = result.events > 0 ? ", #\(result.first) to #\(result.last)" : ""
        let removed = result.removedSegments > 0 ? ", \(result.removedSegments) removed" : ""
        return
            "the log is \(verdict): \(Self.count(result.events, "event"))\(range), "
            + "\(Self.count(UInt64(result.segments), "segment"))\(removed), "
            + "\(result.bytes) bytes"
    }
}
