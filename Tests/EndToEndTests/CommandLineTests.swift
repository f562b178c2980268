import Glibc
import Linux
import TestSupport
import Testing

/// The commands as a person or a script runs them.
@Suite struct CommandLineTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()
    private var root: String { folder("root").description }

    init() throws {
        folder = try TemporaryFolder("commands")
        try disk.makeDirectories(folder("root/incoming/desk"), mode: 0o755)
        for number in 1...20 {
            try disk.write(
                "Headline \(number)\n\nThe story of number \(number).\n",
                to: folder("root/incoming/desk").appending("s\(number).txt"))
        }
        let run = try ChildProcess.run("datelined", ["--root", root, "--once"])
        #expect(run.exit == .code(0), "\(run.error)")
    }

    private func dateline(_ arguments: String...) throws -> (exit: ProcessExit, output: String, error: String)
    {
        try dateline(arguments)
    }

    private func dateline(_ arguments: [String]) throws -> (exit: ProcessExit, output: String, error: String)
    {
        try ChildProcess.run("dateline", arguments + ["--root", root])
    }

    @Test func tailPrintsTheLastTenOrAsManyAsAreWanted() throws {
        let ten = try dateline("tail")
        #expect(ten.exit == .code(0))
        #expect(ten.output.split(separator: "\n").count == 10)
        #expect(try dateline("tail", "-n", "3").output.split(separator: "\n").count == 3)
        #expect(try dateline("tail", "-n", "1000").output.split(separator: "\n").count == 20)
        #expect(try dateline("tail", "-n", "0").output.isEmpty)
        #expect(!ten.output.contains("\u{1B}"), "no colour into a pipe")
    }

    @Test func noNumberIsTooLargeForTail() throws {
        for number in [UInt64.max, UInt64.max - 1, 1 << 63] {
            for more in [[], ["-r"]] {
                let run = try dateline(["tail", "--after", "\(number)"] + more)
                #expect(run.exit == .code(0) && run.output.isEmpty, "\(number) \(more): \(run.error)")
            }
            let cursor = try dateline("tail", "--after", "\(number)", "--cursor", "far\(number)")
            #expect(cursor.exit == .code(4) && cursor.error.contains("the log ends at 20"), "\(cursor)")
        }
        #expect(try dateline("tail", "-n", "\(UInt64.max)").output.split(separator: "\n").count == 20)
        let late = try dateline("tail", "--until", "9999-12-31", "-n", "all")
        #expect(late.output.split(separator: "\n").count == 20, "\(late.error)")
    }

    @Test func wrongUseSaysWhatIsWrongAndNoMore() throws {
        for (arguments, fault) in [
            (["parse", "nowhere.txt"], "nowhere.txt: there is no such file"),
            (["compare", "1", "99"], "the log has no event 99"),
        ] {
            let run = try dateline(arguments)
            #expect(run.exit == .code(2) && run.error == "dateline: \(fault)\n", "\(run)")
        }
        let cursor = try dateline("tail", "--cursor", "../x")
        #expect(cursor.exit == .code(2) && cursor.error.contains("cannot name a cursor"), "\(cursor)")
        try disk.write("[]\n", to: folder("none.json"))
        let none = folder("none.json").description
        let parsed = try dateline("parse", none)
        #expect(
            parsed.exit == .code(1) && parsed.error == "dateline: \(none): not read: empty\n", "\(parsed)")
    }

    @Test func tailPrintsTheLinesOfTheLog() throws {
        let log = try #require(try disk.contents(of: folder("root/log/current.jsonl")))
        #expect(try dateline("tail", "-n", "20", "-o", "json").output == String(decoding: log, as: UTF8.self))
    }

    @Test func tailFollowsOverARestartAndOverSeals() throws {
        let output = folder("followed")
        let tail = try ChildProcess(
            "dateline", ["tail", "--root", root, "-n", "0", "-f", "-o", "json"], output: output)
        // The tail is there once it holds the mark open or has said nothing for a while; it reads what is new
        // either way, so nothing depends on when it begins: it begins at the end of the log as it finds it.
        try waitForWatch(of: tail)
        for round in 0..<3 {
            let daemon = try TestDaemon(
                root: folder("root"), sockets: folder, flags: ["--set", "Log.SegmentSize=4K"])
            for number in 0..<20 {
                try disk.write(
                    "Round \(round) \(number)\n\nIt is so.\n",
                    to: folder("root/incoming/desk/r\(round)-\(number).txt"))
            }
            try daemon.waitForEvents(UInt64(40 + round * 20))
            #expect(try daemon.stop() == .code(0))
        }
        let deadline = SystemClock().monotonic().advanced(milliseconds: 60_000)
        let changes = try Inotify()
        _ = try changes.watch(output, for: [.modified])
        var lines: [Substring] = []
        while SystemClock().monotonic() < deadline {
            lines = String(decoding: try disk.contents(of: output) ?? [], as: UTF8.self).split(
                separator: "\n")
            if lines.count >= 60 { break }
            _ = try Readiness.wait([changes.descriptor], milliseconds: 1000)
            _ = try changes.read()
        }
        tail.send(SIGTERM)
        try tail.wait()
        let sequences = lines.compactMap { line -> UInt64? in
            guard let range = line.firstRange(of: #""sequence":""#) else { return nil }
            return UInt64(line[range.upperBound...].prefix { $0 != "\"" })
        }
        #expect(sequences == Array(21...80))
        let sealed = try disk.names(in: folder("root/log")).filter { $0.description.hasPrefix("0") }
        // However the events were grouped, each round began with a segment that was full.
        #expect(sealed.count >= 3, "segments were sealed meanwhile")
    }

    /// Waits until a process has an inotify instance: it has looked at the log then, or is about to.
    private func waitForWatch(of process: ChildProcess) throws {
        let deadline = SystemClock().monotonic().advanced(milliseconds: 20_000)
        let descriptors = FilePath("/proc/\(process.number)/fd")
        while SystemClock().monotonic() < deadline {
            for name in try disk.names(in: descriptors) {
                var buffer = [CChar](repeating: 0, count: 256)
                let count = readlink(descriptors.appending(name).description, &buffer, buffer.count)
                let target = String(
                    decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
                if target.contains("inotify") { return }
            }
            sched_yield()
        }
        throw TestFailure("the tail did not begin to watch")
    }

    @Test func aCopyWithoutTextIsComparedByWhatItIsACopyOf() throws {
        let (root, other) = (folder("copies").description, folder("other.txt"))
        try disk.makeDirectories(folder("copies/incoming"), mode: 0o755)
        for name in ["a.txt", "b.txt"] {
            try disk.write("A headline\n\nA story of few words.\n", to: folder("copies/incoming/\(name)"))
            #expect(try ChildProcess.run("datelined", ["--root", root, "--once"]).exit == .code(0))
        }
        try disk.write("Another headline\n\nNothing of it is alike in any way.\n", to: other)
        #expect(try ChildProcess.run("dateline", ["compare", "1", "2", "--root", root]).exit == .code(0))
        let run = try ChildProcess.run("dateline", ["compare", "2", other.description, "--root", root])
        #expect(run.exit == .code(1) && run.error.isEmpty, "\(run.error)")
    }

    @Test func aLogThatIsNotThereIsToldOfAndWaitedFor() throws {
        let nowhere = folder("nowhere").description
        for command in [
            ["tail"], ["show", "1"], ["verify"], ["cursors"], ["compare", "1", "2"], ["reindex"],
        ] {
            let run = try ChildProcess.run("dateline", command + ["--root", nowhere])
            #expect(run.exit == .code(4) && run.output.isEmpty, "\(command)")
            #expect(run.error.hasPrefix("dateline: there is no log in \(nowhere)/log: "), "\(run.error)")
            #expect(run.error.split(separator: "\n").count == 1, "\(run.error)")
        }
        #expect(try ChildProcess.run("dateline", ["status", "--root", nowhere]).exit == .code(3))
        try disk.makeDirectories(folder("file"), mode: 0o755)
        try disk.write([], to: folder("file/log"))
        let file = try ChildProcess.run("dateline", ["tail", "--root", folder("file").description])
        #expect(file.exit == .code(4) && file.error.contains("there is no log in"), "\(file)")
        let (output, error) = (folder("waited"), folder("waited.err"))
        let tail = try ChildProcess(
            "dateline", ["tail", "-f", "-o", "{sequence}", "--root", nowhere], output: output, error: error)
        try waitForWatch(of: tail)
        #expect(
            String(decoding: try disk.contents(of: error) ?? [], as: UTF8.self)
                == "dateline: waiting for a log in \(nowhere)/log\n")
        try disk.makeDirectories(folder("nowhere/incoming"), mode: 0o755)
        try disk.write("A headline\n\nA story.\n", to: folder("nowhere/incoming/a.txt"))
        #expect(try ChildProcess.run("datelined", ["--root", nowhere, "--once"]).exit == .code(0))
        let deadline = SystemClock().monotonic().advanced(milliseconds: 20_000)
        while try disk.contents(of: output) != Array("1\n".utf8), SystemClock().monotonic() < deadline {
            usleep(10_000)
        }
        tail.send(SIGINT)
        #expect(try tail.wait() == .signal(SIGINT))
        #expect(try disk.contents(of: output) == Array("1\n".utf8))
    }

    @Test func statusSaysWhetherItRuns() throws {
        let stopped = try dateline("status")
        #expect(stopped.exit == .code(3))
        #expect(stopped.output.contains("datelined is not running"))
        let daemon = try TestDaemon(root: folder("root"), sockets: folder)
        let running = try dateline("status")
        #expect(running.exit == .code(0))
        #expect(
            running.output.contains("Watching 1 source · 20 articles, 0 copies, 0 rejected"),
            "\(running.output)")
        #expect(try dateline("status", "--json").output.contains(#""running":true"#))
        #expect(try daemon.stop() == .code(0))
    }

    @Test func verifyNamesWhatIsWrong() throws {
        #expect(try dateline("verify").exit == .code(0))
        let log = folder("root/log/current.jsonl")
        var bytes = try #require(try disk.contents(of: log))
        let third = bytes.indices.filter { bytes[$0] == 0x0A }[1] + 200
        bytes[third] ^= 1
        try OpenFile(log, .readWrite, on: disk).write(bytes, at: 0)
        let damaged = try dateline("verify")
        #expect(damaged.exit == .code(1))
        #expect(damaged.output.contains("line 3"), "\(damaged.output)")
        #expect(damaged.output.contains("event 3 is damaged"), "\(damaged.output)")
        let json = try dateline("verify", "--json")
        #expect(json.exit == .code(1))
        #expect(json.output.hasPrefix(#"{"sound":false,"first":"1","#), "\(json.output)")
        #expect(
            json.output.contains(#""line":3,"#) && json.output.contains(#""sequence":"3","what":"event 3 is"#)
        )
        let repaired = try dateline("verify", "--repair")
        #expect(repaired.exit == .code(0), "\(repaired.output)\(repaired.error)")
        #expect(repaired.output.contains("event 3 is lost, and recorded as such\n"), "\(repaired.output)")
        #expect(repaired.output.contains("the log is sound: "), "\(repaired.output)")
        #expect(try dateline("verify", "--repair").output.contains("there was nothing to repair\n"))
    }

    @Test func parseShowsWhatWouldBeReadAndTouchesNothing() throws {
        try disk.write("A headline\n\nA story.\n", to: folder("a.txt"))
        try disk.write([0xFF, 0xFE, 0xFD, 0x00], to: folder("bad.bin"))
        let text = try dateline("parse", folder("a.txt").description)
        #expect(text.exit == .code(0))
        #expect(text.output.contains("headline    A headline\n"))
        let json = try dateline("parse", "-o", "json", folder("a.txt").description)
        #expect(
            json.output.contains(#""headlines":[{"role":"main","value":"A headline"}]"#), "\(json.output)")
        #expect(try dateline("parse", folder("nowhere").description).exit != .code(0))
        #expect(try disk.contents(of: folder("a.txt")) != nil)
    }

    @Test func aFaultOfTheFolderAboveAllIsToldOnce() throws {
        try disk.write([], to: folder("taken"))
        let run = try ChildProcess.run("datelined", ["--root", folder("taken").description, "--once"])
        let lines = run.error.split(separator: "\n")
        #expect(run.exit == .code(2) && Set(lines).count == lines.count && !lines.isEmpty, "\(run.error)")
    }

    @Test func checkConfigPrintsEveryFaultAtOnce() throws {
        try disk.write("[Spool]\nIncomming=/x\nSettle=sideways\n", to: folder("bad.conf"))
        let bad = try ChildProcess.run(
            "dateline", ["check-config", "--config", folder("bad.conf").description])
        #expect(bad.exit == .code(1))
        #expect(bad.error.contains("bad.conf:2:") && bad.error.contains("bad.conf:3:"), "\(bad.error)")
        let daemon = try ChildProcess.run("datelined", ["--config", folder("bad.conf").description])
        #expect(daemon.exit == .code(2))
        #expect(daemon.error == bad.error)
        let good = try dateline("check-config")
        #expect(good.exit == .code(0))
        #expect(good.output.contains("[Spool] Incoming=\(root)/incoming"), "\(good.output)")
    }

    @Test func wrongUseIsTold() throws {
        #expect(try ChildProcess.run("dateline", ["tail", "--nonsense"]).exit == .code(2))
        #expect(try ChildProcess.run("datelined", ["--version"]).exit == .code(0))
        #expect(try ChildProcess.run("dateline", ["--help"]).exit == .code(0))
    }
}
