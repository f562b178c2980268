import Glibc
import Linux
import TestSupport
import Testing

/// Files that make the daemon die: each costs itself, and no other.
@Suite struct PoisonTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()
    private var root: FilePath { folder("root") }
    private var incoming: FilePath { root.appending("incoming/wire") }

    init() throws {
        folder = try TemporaryFolder("poison")
        try disk.makeDirectories(folder("root/incoming/wire"), mode: 0o755)
    }

    private func drop(_ name: String, _ text: String) throws {
        try disk.write(text, to: incoming.appending(name))
    }

    private func healthy(_ count: Int) throws -> [String] {
        let names = (0..<count).map { "h\($0).txt" }
        for (number, name) in names.enumerated() {
            try drop(name, "Story number \(number)\n\nNothing happened \(number) times.\n")
        }
        return names
    }

    /// Starts the daemon until it comes to its end, and gives the number of times it died.
    private func deaths(_ library: String, atMost most: Int) throws -> Int {
        for round in 0...most {
            let run = try ChildProcess.run(
                "datelined", ["--root", root.description, "--once"],
                environment: Preload.environment(library, ["KILLS_LEFT": "none"]))
            if run.exit == .code(0) { return round }
            guard case .signal = run.exit else { throw TestFailure("\(run.exit): \(run.error)") }
        }
        throw TestFailure("it died more than \(most) times")
    }

    @Test(arguments: ["SEGFAULT", "ABORTED", "STARVED"])
    func aFileThatKillsIsPutAsideAndItsNeighboursAreNot(_ word: String) throws {
        guard let library = try Preload.library(in: folder) else { return }
        let names = try healthy(40)
        try drop("poison.txt", "\(word) by a headline\n\nAnd a story.\n")
        // Twice alone, and before that once among others, unless these were done by then.
        #expect((2...3).contains(try deaths(library, atMost: 4)))
        let events = try TestLog(root: root).events()
        let rejected = events.filter { $0.type == "file.rejected" }
        #expect(rejected.map(\.path) == ["wire/poison.txt"])
        #expect(rejected.map(\.reason) == ["crashed-reader"])
        let accepted = events.filter { $0.type == "article.accepted" }
        #expect(accepted.map(\.path).sorted() == names.map { "wire/\($0)" }.sorted())
        let aside = try disk.names(in: root.appending("rejected/wire")).map(\.description)
        #expect(aside == ["poison.txt", "poison.txt.reason.json"])
        #expect(try disk.tree(root.appending("incoming")).isEmpty)
        // The same again is a new delivery, of which nothing is known yet; a harmless one under its name is read.
        try drop("poison.txt", "Another headline\n\nAnd a story.\n")
        #expect(try deaths(library, atMost: 0) == 0)
        #expect(try TestLog(root: root).events().last?.type == "article.accepted")
    }

    /// What comes into an idle daemon is alone from the start: the second death is the last.
    @Test(arguments: ["SEGFAULT", "ABORTED", "STARVED"])
    func aFileThatCameAloneIsPutAsideAfterTwoDeaths(_ word: String) throws {
        guard let library = try Preload.library(in: folder) else { return }
        try drop("poison.txt", "\(word) by a headline\n\nAnd a story.\n")
        #expect(try deaths(library, atMost: 4) == 2)
        #expect(try TestLog(root: root).events().map(\.reason) == ["crashed-reader"])
    }

    @Test func killsFromOutsideCondemnNobodyHoweverManyThereAre() throws {
        guard let library = try Preload.library(in: folder) else { return }
        _ = try healthy(5)
        try drop("innocent.txt", "INNOCENT of all\n\nAnd a story.\n")
        let switchFile = folder("kills-left")
        try disk.write("", to: switchFile)
        let environment = Preload.environment(library, ["KILLS_LEFT": switchFile.description])
        for _ in 1...6 {
            let run = try ChildProcess.run(
                "datelined", ["--root", root.description, "--once"], environment: environment)
            #expect(run.exit == .signal(SIGKILL))
        }
        try disk.remove(switchFile)
        let run = try ChildProcess.run(
            "datelined", ["--root", root.description, "--once"], environment: environment)
        #expect(run.exit == .code(0))
        let events = try TestLog(root: root).events()
        #expect(events.count == 6 && events.allSatisfy { $0.type == "article.accepted" })
    }

    @Test func aFileThatHangsIsFoundByWhoeverMindsTheWatchdog() throws {
        guard let library = try Preload.library(in: folder) else { return }
        let names = try healthy(5)
        try drop("hangs.txt", "HANGING by a headline\n\nAnd a story.\n")
        // This test does as systemd does: a daemon that has not beaten for long is ended by SIGABRT.
        var deaths = 0
        while deaths < 5 {
            let daemon = try TestDaemon(
                root: root, sockets: folder,
                environment: Preload.environment(library, ["WATCHDOG_USEC": "1500000"]))
            var lastBeat = SystemClock().monotonic()
            while SystemClock().monotonic().milliseconds(after: lastBeat) < 4000, try !isOver(names.count + 1)
            {
                if try daemon.socket.next(within: 1) == "WATCHDOG=1" { lastBeat = SystemClock().monotonic() }
            }
            if try isOver(names.count + 1) {
                #expect(try daemon.stop() == .code(0))
                break
            }
            daemon.process.send(SIGABRT)
            #expect(try daemon.process.wait() == .signal(SIGABRT))
            deaths += 1
        }
        #expect(deaths == 2, "when it was ended its neighbours were done, so that it was alone both times")
        let events = try TestLog(root: root).events()
        #expect(events.filter { $0.type == "file.rejected" }.map(\.path) == ["wire/hangs.txt"])
        #expect(events.filter { $0.type == "article.accepted" }.count == names.count)
    }

    private func isOver(_ count: Int) throws -> Bool { try TestLog(root: root).events().count >= count }

    @Test func aFileThatEatsTheMemoryOfItsGroupIsFound() throws {
        guard let library = try Preload.library(in: folder), let group = try MemoryGroup(megabytes: 200)
        else {
            return
        }
        let names = try healthy(5)
        try drop("eats.txt", "GREEDY by a headline\n\nAnd a story.\n")
        let datelined = try ChildProcess.productFolder().appending("datelined").description
        var deaths = 0
        while deaths < 6 {
            let run = try ChildProcess.run(
                "/bin/sh",
                ["-c", "echo $$ > \(group.members) && exec \"$0\" --root \"$1\" --once", datelined]
                    + [root.description], environment: Preload.environment(library))
            if run.exit == .code(0) { break }
            // Among others it may be killed from outside. Alone it fails before: the process has no more.
            #expect(deaths > 0 && run.exit == .signal(SIGSEGV) || deaths == 0 && run.exit == .signal(SIGKILL))
            deaths += 1
        }
        print("died for want of memory \(deaths) times")
        #expect((2...3).contains(deaths))
        let events = try TestLog(root: root).events()
        #expect(events.filter { $0.type == "file.rejected" }.map(\.path) == ["wire/eats.txt"])
        #expect(events.filter { $0.type == "article.accepted" }.count == names.count)
    }

    @Test func aFileThatIsMovedUnreadBecauseTheProcessDiesThenIsReadByTheNext() throws {
        guard let library = try Preload.library(in: folder) else { return }
        try drop("replaced.txt", "The first headline\n\nAnd its story.\n")
        try disk.write("The second headline\n\nAnd another story.\n", to: folder("second"))
        let run = try ChildProcess.run(
            "datelined", ["--root", root.description, "--once"],
            environment: Preload.environment(library, ["REPLACEMENT": folder("second").description]))
        #expect(run.exit == .signal(SIGKILL))
        #expect(try TestLog(root: root).events().map(\.headline) == ["The first headline"])
        #expect(try disk.tree(root.appending("incoming")).isEmpty, "the second was moved unread")
        let next = try ChildProcess.run("datelined", ["--root", root.description, "--once"])
        #expect(next.exit == .code(0), "\(next.error)")
        #expect(next.error.contains("wire/replaced.txt was moved unread when an earlier process died"))
        let headlines = try TestLog(root: root).events().map(\.headline)
        #expect(headlines == ["The first headline", "The second headline"])
        let settled = try disk.tree(root.appending("done")).map(\.lastComponent.description)
        #expect(settled == ["replaced.txt"])
    }

    @Test func twoOfThemAreFoundOneAfterTheOther() throws {
        guard let library = try Preload.library(in: folder) else { return }
        let names = try healthy(10)
        try drop("p1.txt", "SEGFAULT one\n\nAnd a story.\n")
        try drop("p2.txt", "ABORTED two\n\nAnd a story.\n")
        #expect(try deaths(library, atMost: 8) <= 7)
        let events = try TestLog(root: root).events()
        let rejected = events.filter { $0.type == "file.rejected" }.map(\.path).sorted()
        #expect(rejected == ["wire/p1.txt", "wire/p2.txt"])
        #expect(events.count == names.count + 2)
    }
}
