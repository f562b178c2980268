import CLinux
import Glibc
import Linux
import TestSupport
import Testing

/// Ways of dropping that need more than one call: each file gives one event, whole.
@Suite struct WayTests {
    private let site: DropSite
    private let disk = LinuxDisk()

    init() throws { site = try DropSite("way") }

    @Test func aWriterThatClosesAndOpensAgainIsWaitedFor() throws {
        let daemon = try site.daemon(["--set", "Spool.SettleAfter=300ms"])
        let path = site.incoming.appending("again.txt")
        let text = Array(DropSite.story(1).utf8)
        try disk.write(Array(text[..<10]), to: path)
        for start in stride(from: 10, to: text.count, by: 10) {
            // Each pause is shorter than what counts as quiet.
            usleep(20_000)
            try OpenFile(path, .readWrite, on: disk).write(
                Array(text[start..<min(start + 10, text.count)]), at: start)
        }
        #expect(try site.faults(after: daemon, ["again.txt"]) == [])
        #expect(try site.events().first?.headline == "Story number 1")
    }

    @Test func aFileWithoutANameThatIsLinkedIn() throws {
        let daemon = try site.daemon()
        let file = open(site.incoming.description, O_RDWR | 0o20200000, 0o644)
        guard file >= 0 else { return print("no O_TMPFILE here") }
        let text = DropSite.story(1)
        #expect(write(file, text, text.utf8.count) == text.utf8.count)
        let linked = linkat(
            AT_FDCWD, "/proc/self/fd/\(file)", AT_FDCWD, site.incoming.appending("tmp-file.txt").description,
            AT_SYMLINK_FOLLOW)
        #expect(linked == 0)
        close(file)
        #expect(try site.faults(after: daemon, ["tmp-file.txt"]) == [])
    }

    @Test func fromAnotherFileSystemWithAPartialNameAndWithTheLongestName() throws {
        let daemon = try site.daemon()
        let memory = try TemporaryFolder("way", in: TemporaryFolder.inMemory)
        defer { withExtendedLifetime(memory) {} }
        let other = memory("story.txt")
        try disk.write(DropSite.story(1), to: other)
        let move = try ChildProcess.run(
            "/bin/mv", [other.description, site.incoming.appending("mv.txt").description])
        #expect(move.exit == .code(0))
        // As sftp clients do it: under a partial name, then renamed.
        try site.write("upload.txt.filepart", 2)
        try disk.rename(
            site.incoming.appending("upload.txt.filepart"), to: site.incoming.appending("upload.txt"),
            replacing: false)
        let long = String(repeating: "n", count: 251) + ".txt"
        try site.moveIn(long, 3)
        #expect(try site.faults(after: daemon, ["mv.txt", "upload.txt", long]) == [])
    }

    @Test(arguments: [[], ["--inplace"]])
    func rsync(_ flags: [String]) throws {
        guard access("/usr/bin/rsync", X_OK) == 0 else { return print("no rsync here") }
        let daemon = try site.daemon()
        for number in 0..<20 {
            try disk.write(DropSite.story(number), to: site.stage.appending("r\(number).txt"))
        }
        let copy = try ChildProcess.run(
            "/usr/bin/rsync", ["-a"] + flags + [site.stage.description + "/", site.incoming.description])
        #expect(copy.exit == .code(0), "\(copy.error)")
        #expect(try site.faults(after: daemon, (0..<20).map { "r\($0).txt" }) == [])
    }

    @Test func twoNamesOfOneFileAndAChangeOfRightsInHand() throws {
        // Moved away under one name, the file has another status under the other one.
        var names: [String] = []
        for number in 0..<40 {
            try site.write("a\(number).txt", number)
            let (a, b) = (
                site.incoming.appending("a\(number).txt"), site.incoming.appending("b\(number).txt")
            )
            #expect(link(a.description, b.description) == 0)
            names += ["a\(number).txt", "b\(number).txt"]
        }
        let daemon = try site.daemon()
        try daemon.waitForEvents(80)
        try site.wait("the folder is empty") { try disk.tree(site.incoming).isEmpty }
        #expect(try daemon.stop() == .code(0))
        let events = try site.events()
        #expect(events.map(\.path).sorted() == names.sorted(), "each name is one delivery")
        #expect(events.filter { $0.type == "article.accepted" }.count == 40)
        #expect(try disk.tree(site.root.appending("done")).count == 80)
    }

    @Test func namesThatDifferInBytesThatAreNotUTF8() throws {
        let daemon = try site.daemon()
        let names: [[UInt8]] = [
            [0x61, 0xE9], [0x61, 0xE8], [0x61, 0xFF], Array("a\u{FFFD}".utf8), [0x61, 0xC3], [0x0A], [0x20],
            [0x2D, 0x2D], Array(repeating: 0xFE, count: 255),
            Array("x".utf8) + Array(repeating: 0xE9, count: 254),
        ]
        try site.makeFolder("wire")
        for (number, name) in names.enumerated() {
            let path = site.incoming.appending("wire").appending(FilePath(bytes: name))
            try disk.write(DropSite.story(number), to: path)
        }
        try daemon.waitForEvents(UInt64(names.count))
        try site.wait("the folder is empty") { try disk.tree(site.incoming).isEmpty }
        #expect(try daemon.stop() == .code(0))
        let settled = try disk.tree(site.root.appending("done")).map(\.lastComponent.bytes)
        #expect(Set(settled) == Set(names) && settled.count == names.count)
        #expect(try site.events().count == names.count)
        #expect(try site.events().allSatisfy { $0.type == "article.accepted" })
    }

    @Test func foldersWithinFoldersBeyondWhatAPathMayBe() throws {
        let daemon = try site.daemon(["--set", "Service.StatusInterval=100ms"])
        let step = String(repeating: "d", count: 200)
        let script = """
            import os
            os.chdir("\(site.stage)")
            os.mkdir("top"); os.chdir("top")
            for _ in range(30):
                os.mkdir("\(step)"); os.chdir("\(step)")
            open("a.txt", "w").write("A headline from below\\n\\nAnd its story.\\n")
            """
        let made = try ChildProcess.run("/usr/bin/python3", ["-c", script])
        #expect(made.exit == .code(0), "\(made.error)")
        try disk.rename(site.stage.appending("top"), to: site.incoming.appending("top"), replacing: false)
        try daemon.waitForEvents(1)
        try site.wait("it is settled") { try site.status().contains(#""backlog":0"#) }
        #expect(try site.status().contains(#""stuckCount":0"#))
        #expect(try daemon.stop() == .code(0))
        let find = try ChildProcess.run(
            "/usr/bin/find", [site.root.description, "-name", "a.txt", "-printf", "%H %d"])
        #expect(find.output == "\(site.root) 34", "below done/ and the day: \(find.output)")
        _ = try ChildProcess.run("/bin/rm", ["-rf", site.root.description])
    }

    @Test func theSameNameAgainWhileTheFirstIsInHand() throws {
        let daemon = try site.daemon()
        // Renamed over one another as fast as may be: what was replaced before it was read is gone by its
        // writer's own doing, but the last one is there, and nothing is told twice.
        for number in 0..<200 {
            try disk.write(DropSite.story(number), to: site.stage.appending("same"))
            try disk.rename(
                site.stage.appending("same"), to: site.incoming.appending("same.txt"), replacing: true)
        }
        try site.wait("the last one's event") { try site.events().last?.headline == "Story number 199" }
        #expect(try daemon.stop() == .code(0))
        let headlines = try site.events().map(\.headline)
        #expect(Set(headlines).count == headlines.count)
        let settled = try disk.tree(site.root.appending("done"))
        #expect(settled.count >= 1)
        #expect(try disk.tree(site.incoming).isEmpty)
    }

    /// Starts the daemon as a user who may not do everything; `nil` where that cannot be done.
    private func daemonOfNobody() throws -> ChildProcess? {
        guard getuid() == 0, access("/usr/bin/setpriv", X_OK) == 0 else {
            print("needs root, and setpriv to give that up")
            return nil
        }
        for path in [site.folder.path, site.root, site.incoming, site.stage] {
            #expect(chown(path.description, 65534, 65534) == 0)
        }
        let status = site.root.appending("run/status.json")
        let datelined = try ChildProcess.productFolder().appending("datelined").description
        let process = try ChildProcess(
            "/usr/bin/setpriv",
            [
                "--reuid=65534", "--regid=65534", "--clear-groups", datelined, "--root",
                site.root.description,
                "--set", "Service.StatusInterval=100ms",
            ])
        try site.wait("it runs") { try disk.contents(of: status) != nil }
        return process
    }

    @Test func aFolderWithoutRightsWaitsForThem() throws {
        guard let process = try daemonOfNobody() else { return }
        let folder = site.incoming.appending("closed")
        try disk.makeDirectories(folder, mode: 0o700)
        try disk.write(DropSite.story(1), to: folder.appending("a.txt"))
        try site.waitForStatus("cannot open \(folder): Permission denied")
        // Its files may be listed then, and not looked at: that is told as well.
        #expect(chmod(folder.description, 0o744) == 0)
        try site.waitForStatus("cannot look into \(folder): Permission denied")
        #expect(try site.events().isEmpty)
        // It may be read then, but not written: the event is made, the file stays.
        #expect(chmod(folder.description, 0o755) == 0)
        try site.wait("its event") { try site.events().map(\.path) == ["closed/a.txt"] }
        try site.waitForStatus("closed/a.txt stays: cannot move")
        process.send(SIGKILL)
        #expect(try process.wait() == .signal(SIGKILL))
        try disk.remove(site.root.appending("run/status.json"))
        let next = try #require(try daemonOfNobody())
        try site.waitForStatus("closed/a.txt stays: cannot move")
        #expect(chmod(folder.description, 0o777) == 0)
        try site.wait("it is settled") { try disk.tree(site.incoming).isEmpty }
        next.send(SIGTERM)
        #expect(try next.wait() == .code(0))
        #expect(try site.faults(["closed/a.txt"]) == [])
    }

    @Test func aFileWithoutRightsWaitsForThem() throws {
        guard let process = try daemonOfNobody() else { return }
        try disk.write(DropSite.story(1), to: site.stage.appending("secret"))
        #expect(chmod(site.stage.appending("secret").description, 0) == 0)
        try disk.rename(
            site.stage.appending("secret"), to: site.incoming.appending("secret.txt"), replacing: false)
        try site.waitForStatus(#""path":"secret.txt""#)
        #expect(try site.events().isEmpty)
        #expect(chmod(site.incoming.appending("secret.txt").description, 0o644) == 0)
        try site.wait("its event") { try site.events().map(\.path) == ["secret.txt"] }
        process.send(SIGTERM)
        #expect(try process.wait() == .code(0))
    }
}
