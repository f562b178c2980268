import Glibc
import Linux
import TestSupport
import Testing
import Times

/// What becomes of files afterwards, and what is left alone.
@Suite struct SettleTests {
    private let site: DropSite
    private let disk = LinuxDisk()

    init() throws { site = try DropSite("settle") }

    @Test func deletedFilesAreGoneAndKeptOnesAreTakenInOnce() throws {
        try site.write("a.txt", 1)
        #expect(try site.once(["--set", "Spool.Settle=delete"]).exit == .code(0))
        #expect(try disk.tree(site.incoming).isEmpty)
        #expect(try disk.tree(site.root.appending("done")).isEmpty)
        let keep = ["--set", "Spool.Settle=keep"]
        for number in 2...30 { try site.write("k\(number).txt", number) }
        for _ in 1...3 { #expect(try site.once(keep).exit == .code(0)) }
        #expect(try site.events().count == 30)
        #expect(try disk.tree(site.incoming).count == 29)
        // A kept file that changes is a new delivery.
        try OpenFile(site.incoming.appending("k2.txt"), .readWrite, on: disk).write(
            Array("Another headline\n\nOf another story.\n".utf8), at: 0)
        #expect(try site.once(keep).exit == .code(0))
        #expect(try site.events().map(\.path).suffix(1) == ["k2.txt"] && (try site.events()).count == 31)
    }

    @Test func amongFilesThatAreKeptARejectedOneIsStillMoved() throws {
        let keep = ["--set", "Spool.Settle=keep"]
        try site.makeFolder("wire")
        try disk.write("\n", to: site.incoming.appending("wire/empty.txt"))
        try site.write("wire/good.txt", 1)
        // The folder that it should go to cannot be made.
        let rejected = site.root.appending("rejected")
        try disk.makeDirectories(rejected, mode: 0o755)
        try disk.write("in the way", to: rejected.appending("wire"))
        #expect(try site.once(keep).exit == .code(0))
        #expect(try site.events().map(\.reason).sorted { ($0 ?? "") < ($1 ?? "") } == [nil, "empty"])
        #expect(try disk.tree(site.incoming).count == 2)
        try disk.remove(rejected.appending("wire"))
        #expect(try site.once(keep).exit == .code(0))
        #expect(try site.events().count == 2)
        #expect(try disk.tree(site.incoming) == ["wire/good.txt"])
        #expect(try disk.contents(of: rejected.appending("wire/empty.txt")) == Array("\n".utf8))
    }

    /// It is tried again and again: the journal would have room for nothing else.
    @Test func aRejectedFileThatCannotBeMovedIsToldOnce() throws {
        let inTheWay = site.root.appending("rejected/wire")
        try disk.makeDirectories(inTheWay.parent, mode: 0o755)
        try disk.write("in the way", to: inTheWay)
        let daemon = try site.daemon(["--set", "Service.StatusInterval=100ms"])
        try site.makeFolder("wire")
        try disk.write("\n", to: site.incoming.appending("wire/empty.txt"))
        try site.waitForStatus(#""stuckCount":1"#)
        try disk.remove(inTheWay)
        try site.wait("it was tried again") { try disk.tree(site.incoming).isEmpty }
        #expect(try daemon.stop() == .code(0))
        #expect(try site.messages().split(separator: "rejected wire/empty.txt: ").count == 2)
    }

    @Test func aFileThatCannotBeSettledStaysAndIsNotTakenInAgain() throws {
        let done = site.folder("elsewhere")
        try disk.write("no folder", to: done)
        try disk.makeDirectories(site.folder("good"), mode: 0o755)
        try site.write("a.txt", 1)
        let flags = ["--set", "Service.StatusInterval=100ms", "--set"]
        try disk.remove(done)
        try disk.makeDirectories(done, mode: 0o755)
        // The folder of the day cannot be made: a file is in its place, today's and tomorrow's.
        let day = SystemClock().wallTime()
        for date in [day.day, WallTime(nanoseconds: day.nanoseconds + 86_400_000_000_000).day] {
            try disk.write("in the way", to: done.appending(date))
        }
        let daemon = try site.daemon(flags + ["Spool.Done=\(done)"])
        try daemon.waitForEvents(1)
        try site.waitForStatus(#""stuckCount":1"#)
        try site.moveIn("b.txt", 2)
        try daemon.waitForEvents(2)
        #expect(try daemon.stop() == .code(0))
        // Nor after a start, nor when the way is free again.
        #expect(try site.once(["--set", "Spool.Done=\(done)"]).exit == .code(0))
        #expect(try disk.tree(site.incoming).count == 2)
        #expect(try site.once().exit == .code(0))
        #expect(try site.faults(["a.txt", "b.txt"]) == [])
    }

    @Test(arguments: ["done", "delete"])
    func toAnotherFileSystem(_ settle: String) throws {
        let memory = try TemporaryFolder("other", in: TemporaryFolder.inMemory)
        defer { withExtendedLifetime(memory) {} }
        let other = memory("other")
        for name in ["done", "rejected"] { try disk.makeDirectories(other.appending(name), mode: 0o755) }
        guard try disk.status(at: other).device != disk.status(at: site.incoming).device else {
            return print("no second file system here")
        }
        try site.makeFolder("wire")
        for number in 0..<30 { try site.write("wire/k\(number).txt", number) }
        try disk.write([], to: site.incoming.appending("wire/empty"))
        #expect(symlink("/nowhere", site.incoming.appending("wire/link").description) == 0)
        #expect(mkfifo(site.incoming.appending("wire/fifo").description, 0o644) == 0)
        let flags = [
            "Spool.Settle=\(settle)", "Spool.Done=\(other)/done", "Spool.Rejected=\(other)/rejected",
        ]
        let run = try site.once(flags.flatMap { ["--set", $0] })
        #expect(run.exit == .code(0), "\(run.error)")
        #expect(try disk.tree(site.incoming).isEmpty)
        let rejected = try disk.names(in: other.appending("rejected/wire")).map(\.description)
        #expect(rejected == ["empty", "fifo", "link"].flatMap { [$0, "\($0).reason.json"] })
        #expect(try disk.tree(other.appending("done")).count == (settle == "done" ? 30 : 0))
        #expect(try site.events().count == 33)
    }

    @Test func onlyWhatThePatternsTakeIsTakenIn() throws {
        for (number, name) in ["a.txt", "a.json.bak", "c.log", "skip/d.txt", "x/e.dat", "x/f.txt"]
            .enumerated()
        {
            if name.contains("/") { try site.makeFolder(FilePath(name).parent.description) }
            try site.write(name, number)
        }
        try disk.write(
            "[Spool]\nInclude=*.txt | *.log\nExclude=skip | c.*\n[Source \"x\"]\nInclude=*.dat\n",
            to: site.folder("conf"))
        #expect(try site.once(["--config", site.folder("conf").description]).exit == .code(0))
        #expect(try site.events().map(\.path).sorted() == ["a.txt", "x/e.dat"])
        #expect(try disk.tree(site.incoming).count == 4)
    }

    @Test func oldSettledAndRejectedFilesAreRemovedAndNoLinkIsFollowed() throws {
        let (done, rejected) = (site.root.appending("done"), site.root.appending("rejected"))
        try disk.makeDirectories(done.appending("2001-02-03/x"), mode: 0o755)
        try disk.makeDirectories(done.appending("notes"), mode: 0o755)
        try disk.makeDirectories(rejected.appending("x"), mode: 0o755)
        try disk.write("keep", to: site.stage.appending("keep"))
        for path in [
            done.appending("2001-02-03/x/a"), done.appending("notes/b"), rejected.appending("x/c"),
            rejected.appending("x/c.reason.json"),
        ] { try disk.write("old", to: path) }
        #expect(symlink(site.stage.description, done.appending("2001-02-03/link").description) == 0)
        let today = SystemClock().wallTime().day
        try disk.makeDirectories(done.appending(today), mode: 0o755)
        try disk.write("new", to: done.appending(today).appending("a"))
        let daemon = try site.daemon(["--set", "Spool.DoneKeep=30d", "--set", "Spool.RejectedKeep=1ms"])
        try site.wait("the old day is gone") { try !disk.names(in: done).contains("2001-02-03") }
        #expect(try daemon.stop() == .code(0))
        #expect(try disk.names(in: done).map(\.description) == [today, "notes"])
        #expect(
            try disk.tree(rejected.appending("x")).count == 2, "a millisecond is no whole second: for ever")
        #expect(try disk.contents(of: site.stage.appending("keep")) == Array("keep".utf8))
        // Changes of files are told from their status, which nobody can date back: one second has to end first.
        let changed = try disk.names(in: rejected.appending("x")).map {
            try disk.status(at: rejected.appending("x").appending($0)).changed.seconds
        }.max()
        try site.wait("the second is over") { SystemClock().wallTime().seconds > changed ?? .max }
        let again = try site.daemon(["--set", "Spool.RejectedKeep=1s"])
        try site.wait("rejected files are gone") { try disk.tree(rejected.appending("x")).isEmpty }
        #expect(try again.stop() == .code(0))
    }

    @Test(arguments: [true, false])
    func aDaemonWaitsForASweepThatATimerStarted(_ isToldToEnd: Bool) throws {
        // A sweep waits for files that are still being written.
        let path = site.incoming.appending("slow.txt")
        try disk.write("A headline\n\n", to: path)
        var writer: OpenFile? = try OpenFile(path, .readWrite, on: disk)
        let sweep = try ChildProcess("datelined", ["--root", site.root.description, "--once"])
        let lock = site.root.appending("log/durable.lock")
        try site.wait("the sweep has begun") { try disk.contents(of: lock)?.isEmpty == false }
        let daemon = try ChildProcess(
            "datelined", ["--root", site.root.description], error: site.folder("err"))
        let said = "Waiting for process \(sweep.number), which writes the log"
        try site.wait("it says so") { try site.messages().contains(said) }
        if isToldToEnd {
            daemon.send(SIGTERM)
            #expect(try daemon.wait() == .code(0))
        }
        try writer?.write(Array("A headline\n\nAnd its story.\n".utf8), at: 0)
        writer = nil
        #expect(try sweep.wait() == .code(0))
        #expect(try site.events().map(\.path) == ["slow.txt"])
        if isToldToEnd { return }
        try site.moveIn("next.txt", 2)
        try TestLog(root: site.root).wait(for: 2)
        daemon.send(SIGTERM)
        #expect(try daemon.wait() == .code(0))
    }

    @Test func aSecondDaemonOnTheSameFoldersIsTurnedAwayByName() throws {
        let daemon = try site.daemon()
        let second = try site.once(["--set", "Log.Directory=\(site.folder("log2"))"])
        #expect(second.exit == .code(4))
        #expect(
            second.error.contains("process \(daemon.process.number) serves this drop folder"),
            "\(second.error)")
        #expect(try daemon.stop() == .code(0))
    }
}
