import Glibc
import Linux
import TestSupport
import Testing

/// What the daemon says to systemd, and when.
@Suite struct ServiceTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()
    private var root: FilePath { folder("root") }

    init() throws {
        folder = try TemporaryFolder("service")
        try disk.makeDirectories(folder("root/incoming"), mode: 0o755)
    }

    @Test func readyComesAfterRecoveryAndNotBefore() throws {
        try disk.write("A headline\n\nA story.\n", to: root.appending("incoming/a.txt"))
        _ = try ChildProcess.run("datelined", ["--root", root.description, "--once"])
        // A torn tail, and a process that keeps the log locked: recovery cannot come before it lets go.
        let log = root.appending("log/current.jsonl")
        let size = try disk.status(at: log).size
        try OpenFile(log, .readWrite, on: disk).write(Array("{\"specversion\":\"1.0".utf8), at: size)
        let holder = try TestDaemon(root: root, sockets: folder)
        #expect(try disk.contents(of: log)?.last == UInt8(ascii: "\n"), "ready before the tail was blanked")
        let second = try ChildProcess.run("datelined", ["--root", root.description])
        #expect(second.exit == .code(4))
        #expect(second.error.contains("held by process \(holder.process.number)"), "\(second.error)")
        #expect(try holder.stop() == .code(0))
    }

    @Test func aStartSaysWhatItIsAtAndAsksForTime() throws {
        for name in ["a", "b", "c"] {
            try disk.write("A headline\n\nStory \(name).\n", to: root.appending("incoming/\(name).txt"))
        }
        _ = try ChildProcess.run("datelined", ["--root", root.description, "--once"])
        // Without an index the log is read from its beginning.
        for name in try disk.names(in: root.appending("index")) {
            try disk.remove(root.appending("index").appending(name))
        }
        let daemon = try TestDaemon(root: root, sockets: folder, waitsForReady: false)
        let start = try daemon.waitUntilReady()
        #expect(
            start.map { $0.hasPrefix("EXTEND") ? "EXTEND" : $0 } == [
                "EXTEND", "STATUS=Checking the end of the log", "EXTEND", "STATUS=Reading the index",
                "EXTEND", "STATUS=Reading the log: 1 of 3 events", "READY=1",
            ])
        let asked = start.compactMap { $0.hasPrefix("EXTEND_TIMEOUT_USEC=") ? Int($0.dropFirst(20)) : nil }
        #expect(asked.count == 3 && asked.allSatisfy { 30_000_000..<31_000_000 ~= $0 })
        #expect(
            try daemon.socket.next(within: TestDaemon.patience)
                == "STATUS=Watching the drop folder · 3 articles, 0 copies, 0 rejected · 0/s · backlog 0 · log at 3"
        )
        #expect(try daemon.stop() == .code(0))
    }

    @Test func faultySettingsAreToldAndNothingIsTouched() throws {
        let file = folder("datelined.conf")
        try disk.write("[Spool]\nSettle=never\n[Log]\nSnyc=always\n", to: file)
        let errors = folder("errors")
        let daemon = try TestDaemon(
            root: root, sockets: folder, flags: ["--config", file.description], error: errors,
            waitsForReady: false)
        let said = try #require(
            try daemon.socket.all(upTo: { $0 == "BARRIER=1" }, within: TestDaemon.patience))
        #expect(
            said == [
                "STATUS=faulty settings: \(file):2: [Spool] Settle=: \"never\" is not one of its values; give done, "
                    + "delete or keep (and 1 more: see dateline check-config)", "ERRNO=22", "BARRIER=1",
            ])
        #expect(try daemon.process.wait() == .code(2))
        let told = String(decoding: try #require(try disk.contents(of: errors)), as: UTF8.self)
            .split(separator: "\n")
        #expect(
            told.count == 2 && told[0].hasPrefix("\(file):2: ") && told[1].hasPrefix("\(file):4: "), "\(told)"
        )
        #expect(try disk.names(in: root).map(\.description) == ["incoming"])
    }

    @Test func aFolderThatCannotBeUsedIsAFaultOfTheSettings() throws {
        try disk.write("", to: folder("file"))
        let file = folder("datelined.conf")
        try disk.write("[Log]\n\nDirectory=\(folder("file"))/log\n", to: file)
        let flags = ["--config", file.description]
        let fault = "\(file):3: [Log] Directory=: cannot use the folder \(folder("file")): Not a directory; "
        for command in [
            ["datelined"], ["dateline", "check-config"], ["dateline", "check-config", "--access"],
        ] {
            let run = try ChildProcess.run(command[0], Array(command.dropFirst()) + flags)
            #expect(run.exit == .code(command[0] == "datelined" ? 2 : 1))
            #expect(run.error.contains(fault), "\(run.error)")
        }
        // Whoever only reads needs no folder of the daemon's.
        let other = ["--config", file.description, "--set", "Log.Directory=\(root)/log"]
        #expect(try ChildProcess.run("dateline", ["check-config", "--quiet"] + other).exit == .code(0))
    }

    @Test func aStartWithoutAnIndexSaysHowFarItIsAndAsksForTime() throws {
        try disk.write("A headline\n\nA story.\n", to: root.appending("incoming/a.txt"))
        _ = try ChildProcess.run("datelined", ["--root", root.description, "--once"])
        for name in try disk.names(in: root.appending("index")) {
            try disk.removeIfThere(root.appending("index").appending(name))
        }
        let daemon = try TestDaemon(root: root, sockets: folder, waitsForReady: false)
        let start = try daemon.waitUntilReady()
        let told = try #require(start.firstIndex(of: "STATUS=Reading the log: 1 of 1 events"), "\(start)")
        #expect(start[..<told].last { $0.hasPrefix("EXTEND_TIMEOUT_USEC=") } != nil, "\(start)")
        #expect(try daemon.stop() == .code(0))
    }

    @Test func statusChangesAndStoppingComesOnSIGTERM() throws {
        let daemon = try TestDaemon(
            root: root, sockets: folder, flags: ["--set", "Service.StatusInterval=100ms"],
            waitsForReady: false)
        let start = try daemon.waitUntilReady()
        #expect(!start.contains { $0.hasPrefix("STOPPING") })
        try disk.write("A headline\n\nA story.\n", to: root.appending("incoming/a.txt"))
        let changed = try daemon.socket.all(
            upTo: { $0.hasPrefix("STATUS=") && $0.contains("1 article,") && $0.contains("log at 1") },
            within: TestDaemon.patience)
        #expect(changed != nil)
        daemon.process.send(SIGTERM)
        #expect(try daemon.socket.all(upTo: { $0 == "STOPPING=1" }, within: TestDaemon.patience) != nil)
        #expect(try daemon.socket.next(within: TestDaemon.patience) == "EXTEND_TIMEOUT_USEC=30000000")
        #expect(try daemon.socket.next(within: TestDaemon.patience) == "STATUS=Finishing what is in hand")
        #expect(try daemon.process.wait() == .code(0))
    }

    @Test func theWatchdogBeatsAtHalfItsInterval() throws {
        let daemon = try TestDaemon(
            root: root, sockets: folder, environment: ["WATCHDOG_USEC": "200000"])
        let start = SystemClock().monotonic()
        for _ in 1...5 {
            #expect(try daemon.socket.all(upTo: { $0 == "WATCHDOG=1" }, within: TestDaemon.patience) != nil)
        }
        // Five beats at half of 200 ms: four intervals at least, and never a whole interval between two.
        let elapsed = SystemClock().monotonic().milliseconds(after: start)
        #expect((300...1200).contains(elapsed), "five beats took \(elapsed) ms")
        #expect(try daemon.stop() == .code(0))
    }

    @Test func aReloadAppliesGoodSettingsAndRefusesBadOnes() throws {
        let file = folder("datelined.conf")
        let errors = folder("errors")
        try disk.write("[Spool]\nSettleAfter=1h\n", to: file)
        let daemon = try TestDaemon(
            root: root, sockets: folder, flags: ["--config", file.description], error: errors)
        // With the first settings, what is written in place would wait for an hour.
        try disk.replace(
            file, with: Array("[Spool]\nSettleAfter=0\nExclude=x.*\n[Log]\nSync=always\n".utf8), mode: 0o644)
        let good = try reload(daemon)
        #expect(
            good.contains { $0.hasPrefix("STATUS=Watching") && $0.contains("a restart applies [Log] Sync=") })
        try disk.write("A headline\n\nA story to leave.\n", to: root.appending("incoming/x.txt"))
        try disk.write("A headline\n\nAnother story.\n", to: root.appending("incoming/b.txt"))
        try daemon.waitForEvents(1)

        try disk.replace(file, with: Array("[Spool]\nSettleAfter=soon\n".utf8), mode: 0o644)
        let bad = try reload(daemon)
        let place = "\(file):2: [Spool] SettleAfter=:"
        #expect(bad.contains { $0.contains("new settings refused: \(place)") }, "\(bad)")
        #expect(bad.contains { $0.contains("; only a restart applies [Log] Sync=") }, "\(bad)")
        try disk.write("A headline\n\nA third story.\n", to: root.appending("incoming/c.txt"))
        try daemon.waitForEvents(2)

        try disk.replace(file, with: [], mode: 0o644)
        let mended = try reload(daemon)
        #expect(!mended.contains { $0.contains("refused") || $0.contains("restart") }, "\(mended)")
        // What was left so far is wanted again.
        try daemon.waitForEvents(3)
        #expect(try daemon.stop() == .code(0))
        let told = String(decoding: try #require(try disk.contents(of: errors)), as: UTF8.self)
        #expect(told.contains("info: settings read again: [Spool] SettleAfter="), "\(told)")
        #expect(told.contains("warning: only a restart applies [Log] Sync="), "\(told)")
        #expect(told.contains("error: settings refused, those in force stay: \(place)"), "\(told)")
    }

    /// Lets the daemon read its settings again, and gives what it says until it is ready.
    private func reload(_ daemon: TestDaemon) throws -> [String] {
        let before = SystemClock().monotonic().nanoseconds / 1000
        daemon.process.send(SIGHUP)
        let begin = try #require(
            try daemon.socket.all(upTo: { $0.hasPrefix("MONOTONIC_USEC=") }, within: TestDaemon.patience))
        #expect(begin.dropLast().last == "RELOADING=1")
        let moment = try #require(begin.last.flatMap { UInt64($0.dropFirst(15)) })
        #expect(moment >= before, "systemd takes a moment before its own request for another reload")
        let until = try daemon.waitUntilReady()
        return until + [try #require(try daemon.socket.next(within: TestDaemon.patience))]
    }

    @Test func theLastWordsAreHeardBeforeTheEnd() throws {
        let daemon = try TestDaemon(root: root, sockets: folder)
        daemon.process.send(SIGTERM)
        let words = try #require(
            try daemon.socket.all(upTo: { $0 == "BARRIER=1" }, within: TestDaemon.patience))
        #expect(words.contains("STOPPING=1"))
        #expect(words.dropLast().last == "STATUS=Stopped")
        #expect(try daemon.process.wait() == .code(0))

        // The log cannot be opened: the reason and its number come, and nothing says ready.
        try disk.makeDirectories(folder("other/current.jsonl"), mode: 0o755)
        let failing = try TestDaemon(
            root: root, sockets: folder, flags: ["--set", "Log.Directory=\(folder("other"))"],
            waitsForReady: false)
        let last = try #require(
            try failing.socket.all(upTo: { $0 == "BARRIER=1" }, within: TestDaemon.patience))
        #expect(last.contains("ERRNO=21"))
        #expect(last.contains { $0.hasPrefix("STATUS=cannot") && $0.contains("Is a directory") })
        #expect(!last.contains("READY=1"))
        #expect(try failing.process.wait() == .code(4))
    }

    @Test func rejectionsAreToldWithTheirReasonAndNotWithoutEnd() throws {
        let errors = folder("errors")
        try disk.makeDirectories(folder("stage"), mode: 0o755)
        for number in 0..<30 { try disk.write("", to: folder("stage").appending("e\(number).txt")) }
        try disk.rename(folder("stage"), to: root.appending("incoming/s"), replacing: false)
        let daemon = try TestDaemon(root: root, sockets: folder, error: errors)
        try daemon.waitForEvents(30)
        #expect(try daemon.stop() == .code(0))
        let told = String(decoding: try #require(try disk.contents(of: errors)), as: UTF8.self)
            .split(separator: "\n")
        let single = told.filter { $0.hasPrefix("warning: rejected s/e") }
        #expect(single.count == 10, "\(told)")
        #expect(single.allSatisfy { $0.contains("holds no text") && $0.contains("code=empty") })
        #expect(told.contains { $0.hasPrefix("warning: rejected 20 more files") }, "\(told)")
    }

    @Test func withoutASocketItRunsInATerminal() throws {
        let process = try ChildProcess("datelined", ["--root", root.description])
        try disk.makeDirectories(root.appending("log"), mode: 0o755)
        try disk.write("A headline\n\nA story.\n", to: root.appending("incoming/.a"))
        try disk.rename(root.appending("incoming/.a"), to: root.appending("incoming/a.txt"), replacing: false)
        try TestLog(root: root).wait(for: 1)
        process.send(SIGINT)
        #expect(try process.wait() == .code(0))
    }

    @Test func whatIsInHandIsFinishedOnSIGTERM() throws {
        let daemon = try TestDaemon(root: root, sockets: folder)
        try disk.makeDirectories(folder("stage"), mode: 0o755)
        for number in 0..<500 {
            try disk.write(
                "Story \(number)\n\nIt happened.\n", to: folder("stage").appending("s\(number).txt"))
        }
        try disk.rename(folder("stage"), to: root.appending("incoming/s"), replacing: false)
        try daemon.waitForEvents(1)
        #expect(try daemon.stop() == .code(0))
        // Each event's file is settled, and each unsettled file has no event.
        let events = try TestLog(root: root).events().count
        #expect(try disk.tree(root.appending("done")).count == events)
        #expect(try disk.tree(root.appending("incoming")).count == 500 - events)
    }

    @Test func theDaemonLinksNeitherFoundationNorICU() throws {
        let program = try ChildProcess.productFolder().appending("datelined")
        let run = try ChildProcess.run("/usr/bin/ldd", [program.description])
        #expect(run.output.contains("libsystemd.so"), "\(run.error)")
        for library in [
            "libFoundation.so", "libFoundationInternationalization.so", "FoundationICU", "libicu",
        ] {
            #expect(!run.output.contains(library), "\(library) is linked")
        }
    }
}
