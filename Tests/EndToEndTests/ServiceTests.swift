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
