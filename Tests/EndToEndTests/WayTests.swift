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
        let other = FilePath("/dev/shm/datelined-way-\(Machine.processNumber)")
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

    @Test func aFileWithoutRightsWaitsForThem() throws {
        guard getuid() == 0, access("/usr/bin/setpriv", X_OK) == 0 else {
            return print("needs root, and setpriv to give that up")
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
