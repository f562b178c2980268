import Linux
import TestSupport
import Testing

/// What `dateline tail` and `show` print, option by option, against files that are read by people when they change.
///
/// `RECORD=1` writes them anew.
@Suite struct TailGoldenTests {
    private static let folder = FilePath(#filePath).parent.appending("golden")

    private struct Case {
        let name: String
        let command: [String]
        /// What the case is about: without it, something else must be printed. A word such as `@6` in it is the
        /// time of that event.
        let option: [String]

        init(_ name: String, _ command: [String], _ option: String...) {
            (self.name, self.command, self.option) = (name, command, option)
        }
    }

    private static let all = ["tail", "-n", "all"]

    private static let cases = [
        Case("default", ["tail"]), Case("all", ["tail"], "-n", "all"),
        Case("last-three", ["tail"], "-n", "3"),
        Case("reverse", ["tail", "-n", "4"], "-r"), Case("after", ["tail"], "--after", "16"),
        Case("end", ["tail", "-f", "-e", "-n", "1"]),
        Case("type", all, "--type", "new", "--type", "rejected"),
        Case("type-last", ["tail", "-n", "2"], "--type", "copy"),
        Case("type-revision", all, "--type", "article.revised,withdrawn"),
        Case("source", all, "--source", "web"),
        Case("sources", ["tail", "-n", "3"], "--source", "wire", "--source", "web"),
        Case("language", all, "--language", "EN"), Case("language-zh", all, "--language", "zh"),
        Case("grep", all, "--grep", "belt and road"), Case("grep-capital", all, "--grep", "Storm"),
        Case("grep-expression", all, "-g", "^(xi|pak-china) "),
        Case("originals", ["tail"], "--originals"),
        Case("originals-last", ["tail", "-n", "2"], "--originals"),
        Case("originals-reverse", ["tail", "-r"], "--originals"),
        Case("since", all, "--since", "@13"), Case("since-later", all, "--since", "tomorrow"),
        Case("until", all, "--until", "@12"), Case("until-last", ["tail", "-n", "2"], "--until", "@12"),
        Case("until-earlier", all, "--until", "yesterday"),
        Case("since-until", ["tail", "--since", "@6"], "--until", "@12"),
        Case("cat", all, "-o", "cat"),
        Case("text", ["tail", "--grep", "^Xi meets", "--type", "new"], "-o", "text"),
        Case("ninjs", ["tail", "--type", "new", "--grep", "Xi meets"], "-o", "ninjs"),
        Case(
            "template", all, "-o", "{sequence}|{what}|{source}|{located}|{original}|{share}|{agency}|{reason}"
        ),
        Case("full", ["tail", "-n", "3"], "-o", "full"), Case("color", all, "--color", "always"),
        Case("show-original", ["show", "2"]), Case("show-copy", ["show", "#11"]),
        Case("show-rejected", ["show", "12"]), Case("show-exact", ["show", "6"]),
        Case("show-revision", ["show", "tag:desk,2026:1"]), Case("show-withdrawal", ["show", "19"]),
    ]

    /// What changes from run to run, made the same: times, dates of today, identities of logs and files.
    private func settled(_ text: String) -> String {
        text.replacing(/\d\d:\d\d:\d\d(?!Z)/, with: "hh:mm:ss")
            .replacing(/#(\d+) · ([a-z]+) · \d{4}-\d\d-\d\d/) {
                "#\($0.output.1) · \($0.output.2) · yyyy-mm-dd"
            }
    }

    @Test func everyOptionPrintsWhatItShould() throws {
        let log = try SeedLog()
        let disk = LinuxDisk()
        let records = Machine.environment["RECORD"] == "1"
        for example in Self.cases {
            let name = example.name
            let option = try example.option.map { word in
                guard word.hasPrefix("@"), let sequence = Int(word.dropFirst()) else { return word }
                return try log.time(of: sequence)
            }
            let run = try log.dateline(example.command + option)
            #expect(run.exit == .code(0), "\(name): \(run.error)")
            if !option.isEmpty {
                #expect(
                    try log.dateline(example.command).output != run.output,
                    "\(name) would pass without \(option)")
            }
            let file = Self.folder.appending(name + ".txt")
            if records {
                try disk.replace(file, with: Array(settled(run.output).utf8), mode: 0o644)
            } else {
                let expected = String(decoding: try disk.contents(of: file) ?? [], as: UTF8.self)
                #expect(settled(run.output) == expected, "\(name)")
            }
        }
        #expect(try disk.names(in: Self.folder).count == Self.cases.count)
    }

    @Test func wrongUseIsToldInTime() throws {
        let log = try SeedLog()
        for arguments in [
            ["--since", "soon"], ["-o", "{nothing}"], ["-o", "table"], ["--type", "scoop"], ["--grep", "("],
            ["-r", "-f"], ["-r", "--cursor", "a"], ["--until", "now", "-f"], ["-n", "-3"],
            ["--color", "red"],
        ] {
            let run = try log.dateline(["tail"] + arguments)
            #expect(run.exit == .code(2) && run.output.isEmpty && !run.error.isEmpty, "\(arguments)")
        }
        #expect(try log.dateline(["show", "99"]).exit == .code(1))
        #expect(try log.dateline(["show", "urn:nobody:knows"]).exit == .code(1))
    }

    @Test func anEventIsFoundByItsURIAndItsID() throws {
        let log = try SeedLog()
        let one = try log.dateline(["show", "4", "--json"]).output
        let record = try log.dateline(["tail", "-o", "{uri}", "--after", "3", "--type", "new"]).output
        let uri = try #require(record.split(separator: "\n").first.map(String.init))
        // The same article came again: the latest event that has it is shown.
        let latest = try log.dateline(["show", uri, "--json"]).output
        #expect(one.contains(#""sequence":"4""#) && latest.contains(#""sequence":"9""#))
        let id = try #require(one.firstRange(of: #""id":""#)).upperBound
        #expect(try log.dateline(["show", String(one[id...].prefix { $0 != "\"" }), "--json"]).output == one)
    }

    @Test func cursorsAreListedRefusedAndDeleted() throws {
        let log = try SeedLog()
        let all = try log.dateline(["tail", "--cursor", "a", "-o", "{sequence}"])
        #expect(
            all.output.split(separator: "\n").compactMap { UInt64($0) } == Array(1...UInt64(SeedLog.count)))
        #expect(try log.dateline(["tail", "--cursor", "a", "-o", "json"]).output.isEmpty)
        let beyond = try log.dateline(["tail", "--cursor", "far", "--after", "1000", "-o", "{sequence}"])
        #expect(beyond.exit == .code(4) && beyond.output.isEmpty)
        let begun = try log.dateline(["tail", "--cursor", "far", "-o", "{sequence}"])
        #expect(begun.output == all.output, "nothing was left behind that stands in the way")
        #expect(try log.dateline(["cursors", "delete", "far"]).exit == .code(0))
        let late = try log.dateline(["tail", "--cursor", "late", "-n", "2", "-o", "{sequence}"])
        #expect(late.output == "18\n19\n")
        let list = try log.dateline(["cursors"]).output.split(separator: "\n")
        #expect(
            list.count == 2 && list[0].hasPrefix("a ") && list[0].contains("at #\(SeedLog.count), 0 behind"),
            "\(list)")
        let other = try SeedLog()
        let disk = LinuxDisk()
        let moved = try #require(try disk.contents(of: FilePath(log.root + "/log/cursors/a")))
        try disk.makeDirectories(FilePath(other.root + "/log/cursors"), mode: 0o755)
        try disk.write(moved, to: FilePath(other.root + "/log/cursors/a"))
        let refused = try other.dateline(["tail", "--cursor", "a"])
        #expect(refused.exit == .code(4) && refused.output.isEmpty)
        #expect(
            refused.error.contains("belongs to another log. The oldest event that there is is 1"),
            "\(refused.error)")
        #expect(try log.dateline(["cursors", "delete", "a"]).exit == .code(0))
        #expect(try log.dateline(["cursors", "delete", "a"]).exit == .code(4))
        #expect(try log.dateline(["cursors", "--json"]).output.contains(#""cursor":"late","inUse":false"#))
    }

    @Test func aFollowerLeavesWhenNobodyReads() throws {
        let log = try SeedLog()
        for cursor in ["", "--cursor c"] {
            let run = try ChildProcess.run(
                "/bin/bash",
                [
                    "-c",
                    "set -o pipefail; '\(try ChildProcess.productFolder())/dateline' tail -f \(cursor) -o cat "
                        + "--root '\(log.root)' | head -n 1",
                ])
            #expect(run.exit == .code(0) && run.error.isEmpty, "\(run.exit) \(run.error)")
            #expect(!run.output.isEmpty)
        }
    }

    @Test func aClosedPipeIsNoError() throws {
        let log = try SeedLog()
        let run = try ChildProcess.run(
            "/bin/bash",
            [
                "-c",
                "set -o pipefail; '\(try ChildProcess.productFolder())/dateline' tail -n all -o json --root '\(log.root)' | head -n 1",
            ])
        #expect(run.exit == .code(0) && run.error.isEmpty, "\(run.exit) \(run.error)")
        #expect(run.output.contains(#""sequence":"1""#))
    }
}
