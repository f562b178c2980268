import ArgumentParser
import Commands
import Glibc
import Linux

/// The command beside the daemon: it reads the log and what the daemon says of itself.
@main
struct Dateline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dateline",
        abstract: "Read the event log of datelined, and see how it does.",
        version: Version.text,
        subcommands: [
            TailCommand.self, ShowCommand.self, CursorsCommand.self, ParseCommand.self, CompareCommand.self,
            StatusCommand.self, VerifyCommand.self, ReindexCommand.self, RequeueCommand.self,
            CheckConfigCommand.self,
        ])

    static func main() {
        guard StandardStreams.fill() else {
            StandardError.write("dateline: standard output is closed: give it a file, a pipe or /dev/null\n")
            exit(withError: CommandExit.failed)
        }
        // Whoever stops reading is told of by the write, which ends the command quietly.
        signal(SIGPIPE, SIG_IGN)
        runToExit()
    }
}
