import Linux
import TestSupport
import Testing

/// The format by which lnav reads the log.
@Suite struct LnavTests {
    private static let format = FilePath(#filePath).parent.parent.parent.appending(
        "deploy/datelined.lnav.json")

    @Test func lnavShowsTimeLevelHeadlineAndFields() throws {
        let log = try SeedLog()
        let home = log.path("home")
        try LinuxDisk().makeDirectories(home, mode: 0o755)
        func lnav(_ arguments: String...) throws -> (exit: ProcessExit, output: String, error: String) {
            try ChildProcess.run(
                "/usr/bin/env", ["lnav"] + arguments,
                environment: ["HOME": home.description, "TERM": "xterm", "LC_ALL": "C.UTF-8"])
        }
        let installed = try lnav("-i", Self.format.description)
        if installed.exit == .code(127) { return print("lnav is not there: its format was not looked at") }
        #expect(installed.exit == .code(0), "\(installed.output)\(installed.error)")
        let segment = log.root + "/log/current.jsonl"
        let lines = try lnav("-n", segment).output.split(separator: "\n")
        try #require(lines.count == SeedLog.count, "\(lines)")
        #expect(
            lines[1].contains("  #2       article.accepted   wire          Pakistan, China vow"),
            "\(lines[1])")
        #expect(lines[6].contains("  same-bytes 2  web/001_"), "\(lines[6])")
        #expect(lines[11].hasSuffix("  empty  web/zero.bin"), "\(lines[11])")
        let query = #"select sequence, log_level, "data/file/source" as source, log_body from datelined_log "#
        let rows = try lnav(
            "-n", "-c", ";" + query + "where log_level != 'info'", "-c", ":write-csv-to -", segment)
        let levels = rows.output.split(separator: "\n").map {
            $0.split(separator: ",").prefix(3).joined(separator: ",")
        }
        #expect(levels.contains("7,debug,web") && levels.contains("12,error,web"), "\(rows.output)")
        #expect(levels.contains("14,notice,desk") && levels.contains("19,warning,desk"), "\(rows.output)")
        #expect(rows.output.contains("\n7,debug,web,\"Pakistan, China vow"), "\(rows.output)")
    }
}
