import ArgumentParser
import Commands
import EventLog
import Glibc
import Linux
import Settings

/// Checks every line of the log.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check every line, segment and sequence number of the log.")

    @OptionGroup var options: SettingsOptions

    /// Places that are named at most: the first ones tell what happened.
    private static let shown = 50

    func run() throws {
        let settings = try options.settings()
        let folder = LogFolder(FilePath(settings.log.directory))
        let showsProgress = Machine.isTerminal(STDERR_FILENO)
        let result = try LogVerifier(folder, on: LinuxDisk()) { result in
            if showsProgress { StandardError.write("\r\(result.events) events, \(result.bytes >> 20) MB ") }
        }.run()
        if showsProgress { StandardError.write("\r\u{1B}[K") }
        for damage in result.damage.prefix(Self.shown) { try Output.line("\(damage)") }
        if result.damage.count > Self.shown {
            try Output.line("… and \(result.damage.count - Self.shown) more")
        }
        if result.tornBytes > 0 {
            try Output.line(
                "\(result.tornBytes) bytes at the end were never acknowledged: the next start blanks them")
        }
        try Output.line(summary(result))
        if !result.isSound { throw CommandExit.negative }
    }

    private func summary(_ result: LogVerifier.Result) -> String {
        let verdict = result.isSound ? "sound" : "damaged in \(result.damage.count) places"
        let range = result.events > 0 ? ", #\(result.first) to #\(result.last)" : ""
        return "the log is \(verdict): \(result.events) events\(range), \(result.segments) segments, "
            + "\(result.bytes) bytes"
    }
}
