import CLinux
import Glibc
import Linux
import TestSupport
import Testing

/// Every way in which files come into the folder of a running daemon: each gives exactly one event.
@Suite struct DropTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()

    init() throws {
        folder = try TemporaryFolder("drop")
        for name in ["root", "stage"] { try disk.makeDirectories(folder(name), mode: 0o755) }
    }

    private var root: FilePath { folder("root") }
    private var incoming: FilePath { root.appending("incoming") }

    /// A text that no other number has.
    private func story(_ number: Int) -> String {
        "Story number \(number)\n\nNothing happened \(number) times.\n"
    }

    /// Waits until a file was moved away.
    private func waitUntilGone(_ path: FilePath) throws {
        let changes = try Inotify()
        _ = try changes.watch(path.parent, for: [.movedFrom, .deleted])
        let deadline = SystemClock().monotonic().advanced(milliseconds: TestDaemon.patience * 1000)
        while try disk.names(in: path.parent).contains(path.lastComponent) {
            let now = SystemClock().monotonic()
            guard now < deadline else { throw TestFailure("\(path) was not settled") }
            _ = try Readiness.wait([changes.descriptor], milliseconds: deadline.milliseconds(after: now))
            _ = try changes.read()
        }
    }

    /// Stops the daemon and expects one accepted event for each of `paths`, and each file in `done/`.
    private func expectOneEventEach(_ paths: [String], _ daemon: TestDaemon) throws {
        try daemon.waitForEvents(UInt64(paths.count))
        #expect(try daemon.stop() == .code(0))
        let events = try TestLog(root: root).events()
        #expect(events.map(\.path).sorted() == paths.sorted())
        #expect(events.allSatisfy { $0.type == "article.accepted" })
        #expect(events.map(\.sequence) == Array(1...UInt64(paths.count)))
        let settled = try disk.tree(root.appending("done")).map {
            $0.description.split(separator: "/").dropFirst().joined(separator: "/")
        }
        #expect(settled.sorted() == paths.sorted())
        #expect(try disk.tree(incoming).isEmpty)
        let verify = try ChildProcess.run("dateline", ["verify", "--root", root.description])
        #expect(verify.exit == .code(0), "\(verify.output)")
    }

    @Test func filesThatAreRenamedIn() throws {
        let daemon = try TestDaemon(root: root, sockets: folder)
        let names = (0..<100).map { "r\($0).txt" }
        for (number, name) in names.enumerated() {
            try disk.write(story(number), to: folder("stage").appending(name))
            try disk.rename(folder("stage").appending(name), to: incoming.appending(name), replacing: false)
        }
        try expectOneEventEach(names, daemon)
    }

    @Test func filesThatAreWrittenInPieces() throws {
        let daemon = try TestDaemon(root: root, sockets: folder)
        let names = (0..<20).map { "p\($0).txt" }
        for (number, name) in names.enumerated() {
            let text = Array(story(number).utf8)
            let file = try OpenFile(incoming.appending(name), .createNew(0o644), on: disk)
            for (offset, byte) in text.enumerated() { try file.write([byte], at: offset) }
        }
        try expectOneEventEach(names, daemon)
    }

    @Test func aFileThatIsKeptOpenIsNotReadBeforeItIsClosed() throws {
        let daemon = try TestDaemon(root: root, sockets: folder, flags: ["--set", "Spool.SettleAfter=20ms"])
        do {
            let file = try OpenFile(incoming.appending("slow.txt"), .createNew(0o644), on: disk)
            try file.write(Array("Half of a".utf8), at: 0)
            // Another file that came later is through: the first was due long before.
            try disk.write(story(1), to: incoming.appending("quick.txt"))
            try daemon.waitForEvents(1)
            #expect(try TestLog(root: root).events().map(\.path) == ["quick.txt"])
            try file.write(Array("Half of a headline\n\nAnd the whole story.\n".utf8), at: 0)
        }
        try expectOneEventEach(["quick.txt", "slow.txt"], daemon)
        #expect(try TestLog(root: root).events().last?.headline == "Half of a headline")
    }

    @Test func aTreeThatIsCopiedInAndOneThatIsMovedIn() throws {
        let daemon = try TestDaemon(root: root, sockets: folder)
        var names: [String] = []
        for number in 0..<60 {
            let name = "wire\(number % 3)/desk\(number % 5)/t\(number).txt"
            let path = folder("stage").appending(name)
            try disk.makeDirectories(path.parent, mode: 0o755)
            try disk.write(story(number), to: path)
            names.append(name)
        }
        let copy = try ChildProcess.run(
            "/bin/cp", ["-r", folder("stage/wire0").description, incoming.description])
        #expect(copy.exit == .code(0))
        for name in ["wire1", "wire2"] {
            try disk.rename(folder("stage").appending(name), to: incoming.appending(name), replacing: false)
        }
        try expectOneEventEach(names, daemon)
    }

    @Test func twoThousandAtOnce() throws {
        let daemon = try TestDaemon(root: root, sockets: folder)
        let names = (0..<2000).map { "many/m\($0).txt" }
        try disk.makeDirectories(folder("stage/many"), mode: 0o755)
        for (number, name) in names.enumerated() {
            try disk.write(story(number), to: folder("stage").appending(name))
        }
        try disk.rename(folder("stage/many"), to: incoming.appending("many"), replacing: false)
        try expectOneEventEach(names, daemon)
    }

    @Test func whatIsThereAtTheStart() throws {
        try disk.makeDirectories(incoming.appending("old"), mode: 0o755)
        let names = (0..<50).map { "old/o\($0).txt" }
        for (number, name) in names.enumerated() {
            try disk.write(story(number), to: incoming.appending(name))
        }
        try expectOneEventEach(names, try TestDaemon(root: root, sockets: folder))
    }

    @Test func hardLinksOddNamesAndTheSameNameAgain() throws {
        let daemon = try TestDaemon(root: root, sockets: folder)
        let names = ["with space.txt", "-dash.txt", "üñí.txt", "new\nline.txt", "q'uote\".txt", "linked.txt"]
        for (number, name) in names.dropLast().enumerated() {
            try disk.write(story(number), to: incoming.appending(name))
        }
        try disk.write(story(99), to: folder("stage/linked"))
        #expect(link(folder("stage/linked").description, incoming.appending("linked.txt").description) == 0)
        try daemon.waitForEvents(6)
        // Settled under its name already: the next of that name gets another.
        try waitUntilGone(incoming.appending("with space.txt"))
        try disk.write(story(7), to: incoming.appending("with space.txt"))
        try daemon.waitForEvents(7)
        #expect(try daemon.stop() == .code(0))
        let events = try TestLog(root: root).events()
        #expect(events.map(\.path).sorted() == (names + ["with space.txt"]).sorted())
        #expect(events.allSatisfy { $0.type == "article.accepted" })
        #expect(
            try disk.tree(root.appending("done")).contains { $0.description.hasSuffix("with space.txt.2") })
    }

    @Test func namesThatAreNotUTF8() throws {
        let daemon = try TestDaemon(root: root, sockets: folder)
        let name = FilePath(bytes: Array("caf".utf8) + [0xE9] + Array(".txt".utf8))
        try disk.write(story(1), to: incoming.appending(name))
        try daemon.waitForEvents(1)
        #expect(try daemon.stop() == .code(0))
        #expect(try disk.tree(root.appending("done")).map(\.lastComponent) == [name])
        let log = try disk.contents(of: root.appending("log/current.jsonl")) ?? []
        #expect(String(decoding: log, as: UTF8.self).contains(#""pathBytes":"Y2Fm6S50eHQ=""#))
    }

    @Test func whatCannotBeReadIsRejectedWithItsReason() throws {
        let daemon = try TestDaemon(
            root: root, sockets: folder, flags: ["--set", "Spool.MaximumFileSize=1000"])
        try disk.makeDirectories(folder("stage/bad"), mode: 0o755)
        try disk.write((0..<250).map { UInt8(truncatingIfNeeded: $0 &* 89) }, to: folder("stage/bad/binary"))
        try disk.write([], to: folder("stage/bad/empty"))
        try disk.write(Array(repeating: 0x61, count: 1001), to: folder("stage/bad/large"))
        #expect(symlink("/etc/hostname", folder("stage/bad/link").description) == 0)
        #expect(mkfifo(folder("stage/bad/fifo").description, 0o644) == 0)
        try disk.rename(folder("stage/bad"), to: incoming.appending("bad"), replacing: false)
        try daemon.waitForEvents(5)
        #expect(try daemon.stop() == .code(0))
        let events = try TestLog(root: root).events()
        #expect(events.allSatisfy { $0.type == "file.rejected" })
        let reasons = Dictionary(uniqueKeysWithValues: events.map { ($0.path, $0.reason) })
        #expect(
            reasons == [
                "bad/binary": "not-text", "bad/empty": "empty", "bad/large": "too-large", "bad/link": "link",
                "bad/fifo": "fifo",
            ])
        let files = try disk.names(in: root.appending("rejected/bad")).map(\.description)
        let names = ["binary", "empty", "fifo", "large", "link"]
        #expect(files == (names + names.map { "\($0).reason.json" }).sorted())
        let reason = try disk.contents(of: root.appending("rejected/bad/link.reason.json")) ?? []
        #expect(String(decoding: reason, as: UTF8.self).contains(#""code":"link""#))
    }

    @Test func filesThatVanishBeforeTheyAreReadKeepNobodyBusy() throws {
        let daemon = try TestDaemon(
            root: root, sockets: folder, flags: ["--set", "Service.StatusInterval=100ms"])
        // The notes of all of them are read when none of them is there any more.
        daemon.process.send(SIGSTOP)
        for number in 0..<50 {
            try disk.write(story(number), to: incoming.appending("v\(number).txt"))
            try disk.remove(incoming.appending("v\(number).txt"))
        }
        try disk.write(story(50), to: incoming.appending("stays.txt"))
        daemon.process.send(SIGCONT)
        try daemon.waitForEvents(1)
        let status = root.appending("run/status.json")
        let deadline = SystemClock().monotonic().advanced(milliseconds: TestDaemon.patience * 1000)
        while let text = try disk.contents(of: status),
            !String(decoding: text, as: UTF8.self).contains(#""backlog":0,"#)
        {
            try #require(SystemClock().monotonic() < deadline, "vanished files stay in hand")
            usleep(20_000)
        }
        try expectOneEventEach(["stays.txt"], daemon)
    }

    @Test func partialNamesAreLeftAloneUntilTheyAreRenamed() throws {
        let daemon = try TestDaemon(root: root, sockets: folder)
        for name in [".hidden", "a.tmp", "b.part", "c.partial", "d.filepart", "e.crdownload", "f~"] {
            try disk.write(story(1), to: incoming.appending(name))
        }
        try disk.write(story(2), to: incoming.appending("whole.txt"))
        try daemon.waitForEvents(1)
        try disk.rename(incoming.appending("a.tmp"), to: incoming.appending("a.txt"), replacing: false)
        try daemon.waitForEvents(2)
        #expect(try daemon.stop() == .code(0))
        #expect(try TestLog(root: root).events().map(\.path) == ["whole.txt", "a.txt"])
        #expect(try disk.names(in: incoming).count == 6)
    }
}
