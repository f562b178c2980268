import Linux
import TestSupport
import Testing

/// What a person sees on a terminal, played by tmux.
@Suite struct TerminalTests {
    /// A terminal of its own server, gone with the test.
    private struct Terminal: ~Copyable {
        /// Where its server's socket is.
        private let folder: TemporaryFolder

        /// `nil` where tmux is not there.
        init?(columns: Int, rows: Int, _ command: String, environment: [String: String] = [:]) throws {
            let folder = try TemporaryFolder("tmux")
            let variables = environment.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
            // What the program left on the screen is looked at after it has ended.
            let kept = "\(variables) \(command); printf '[rc %s]' $?; sleep 60"
            let run = try ChildProcess.run(
                "/usr/bin/env",
                [
                    "tmux", "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y",
                    "\(rows)", kept,
                ],
                environment: Self.environment(folder))
            if run.exit == .code(127) { return nil }
            try #require(run.exit == .code(0), "\(run.error)")
            self.folder = folder
        }

        private static func environment(_ folder: TemporaryFolder) -> [String: String] {
            ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TMUX_TMPDIR": folder.path.description]
        }

        deinit {
            do { _ = try tmux(["kill-server"]) } catch { print("a tmux server is left behind: \(error)") }
        }

        private func tmux(_ arguments: [String]) throws -> String {
            try ChildProcess.run(
                "/usr/bin/env", ["tmux"] + arguments, environment: Self.environment(folder)
            ).output
        }

        func send(_ key: String) throws { _ = try tmux(["send-keys", key]) }

        /// The lines of the screen when `isThere` holds for them, with colours if asked for.
        func screen(colors: Bool = false, _ isThere: (String) -> Bool) throws -> [Substring] {
            let deadline = SystemClock().monotonic().advanced(milliseconds: 30_000)
            while true {
                let text = try tmux(["capture-pane", "-p"] + (colors ? ["-e"] : []))
                if isThere(text) { return text.split(separator: "\n", omittingEmptySubsequences: false) }
                guard SystemClock().monotonic() < deadline else {
                    throw TestFailure("the screen stayed at:\n\(text)")
                }
            }
        }
    }

    private func program() throws -> String { "'\(try ChildProcess.productFolder())/dateline'" }

    private func skipped() { print("tmux is not there: no terminal was looked at") }

    @Test(arguments: [80, 200]) func tailFitsTheTerminal(_ columns: Int) throws {
        let log = try SeedLog()
        let command = "\(try program()) tail -n all --root '\(log.root)'"
        guard let terminal = try Terminal(columns: columns, rows: 24, command) else { return skipped() }
        let lines = try terminal.screen { $0.contains("[rc 0]") }
        // One row each: nothing was wrapped.
        for number in 1...SeedLog.count {
            #expect(lines[number - 1].contains(" #\(number) "), "\(lines[number - 1])")
        }
        #expect(lines[6].hasSuffix(columns == 80 ? " · copy of #2" : " · copy of #2 · same bytes"))
        #expect(lines[11].hasSuffix("zero.bin · empty"))
        #expect(lines[6].contains("…") == (columns == 80))
        #expect(lines[5].hasSuffix(columns == 80 ? "… · copy of #1" : "… · copy of #1 · same bytes"))
        #expect(lines[14].hasSuffix("…") == (columns == 80))
        #expect(lines[15].contains("  Red  [31malert [0m  31m tfel  bell"), "\(lines[15])")
    }

    @Test func nothingThatCameInIsObeyed() throws {
        let log = try SeedLog()
        let forms = "json ninjs full text cat {headline}{body}"
        let tail = "\(try program()) tail --color never --grep ^Red --root '\(log.root)'"
        let command = "for form in \(forms); do \(tail) -o $form; done"
        guard let terminal = try Terminal(columns: 200, rows: 80, command) else { return skipped() }
        let screen = try terminal.screen(colors: true) { $0.contains("[rc 0]") }.joined(separator: "\n")
        // What the terminal obeyed would show as a colour, or as an empty screen.
        #expect(!screen.contains("\u{1B}["), "\(screen)")
        #expect(screen.ranges(of: "alert").count >= 6 && screen.ranges(of: "31m").count >= 6, "\(screen)")
    }

    @Test func colorIsForTerminalsThatWantIt() throws {
        let log = try SeedLog()
        let command = "\(try program()) tail -n all --type copy --root '\(log.root)'"
        guard let terminal = try Terminal(columns: 80, rows: 24, command) else { return skipped() }
        #expect(try terminal.screen(colors: true) { $0.contains("[rc 0]") }[0].contains("\u{1B}[33m"))
        if let plain = try Terminal(columns: 80, rows: 24, command, environment: ["NO_COLOR": "1"]) {
            #expect(try !plain.screen(colors: true) { $0.contains("[rc 0]") }[0].contains("\u{1B}["))
        }
        if let piped = try Terminal(columns: 80, rows: 24, command + " | cat") {
            let line = try piped.screen(colors: true) { $0.contains("[rc 0]") }[0]
            #expect(!line.contains("\u{1B}["), "\(line)")
        }
    }

    @Test(arguments: [80, 200]) func theLiveStatusFitsAndGivesTheTerminalBack(_ columns: Int) throws {
        let log = try SeedLog()
        let sockets = try TemporaryFolder("status")
        let daemon = try TestDaemon(root: FilePath(log.root), sockets: sockets)
        let command = "\(try program()) status --watch --root '\(log.root)'"
        guard let terminal = try Terminal(columns: columns, rows: 24, command) else { return skipped() }
        let screen = try terminal.screen { $0.contains("sources of the last minute") }
        #expect(screen[0].hasPrefix("● datelined is running (process \(daemon.process.number), since "))
        #expect(screen[0].last?.isNumber == true, "a clock at the right: \(screen[0])")
        #expect(
            screen.contains { $0.hasPrefix("in all") } && screen.contains { $0.contains("last rejections") })
        let disk = LinuxDisk()
        try disk.write("A new one\n\nIt came while the screen was up.\n", to: log.path("story"))
        try disk.rename(log.path("story"), to: FilePath(log.root + "/incoming/late.txt"), replacing: false)
        _ = try terminal.screen { $0.contains("log at #\(SeedLog.count + 1)") }
        #expect(try daemon.stop() == .code(0))
        _ = try terminal.screen { $0.hasPrefix("○ datelined is not running") }
        try terminal.send("C-c")
        let after = try terminal.screen { $0.contains("[rc") }
        #expect(after[0].hasPrefix("[rc 0]"), "\(after)")
    }
}
