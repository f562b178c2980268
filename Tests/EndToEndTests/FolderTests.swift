import Glibc
import Linux
import TestSupport
import Testing

/// Folders that come, go and change below a running daemon, and a kernel that does not tell all.
@Suite struct FolderTests {
    private let site: DropSite
    private let disk = LinuxDisk()

    init() throws { site = try DropSite("folder") }

    @Test func foldersThatAreMadeAndFilledAtOnceMovedInOutAndDeleted() throws {
        let daemon = try site.daemon()
        var names: [String] = []
        for number in 0..<200 {
            // Made and filled faster than a watch can stand.
            let folder = "w\(number % 7)/d\(number)/deep"
            try site.makeFolder(folder)
            try site.write("\(folder)/s.txt", number)
            names.append("\(folder)/s.txt")
        }
        try daemon.waitForEvents(200)
        try site.wait("the folders are empty") { try disk.tree(site.incoming).isEmpty }
        // One moves out, and what is put into it there is nobody's business; one is deleted; one comes in.
        try disk.rename(site.incoming.appending("w0"), to: site.stage.appending("w0"), replacing: false)
        try disk.write(DropSite.story(900), to: site.stage.appending("w0/out.txt"))
        let remove = try ChildProcess.run("/bin/rm", ["-r", site.incoming.appending("w1").description])
        #expect(remove.exit == .code(0))
        try disk.makeDirectories(site.stage.appending("new/a/b"), mode: 0o755)
        try disk.write(DropSite.story(901), to: site.stage.appending("new/a/b/in.txt"))
        try disk.rename(site.stage.appending("new"), to: site.incoming.appending("w1"), replacing: false)
        try daemon.waitForEvents(201)
        try site.write("w1/a/b/later.txt", 902)
        #expect(try site.faults(after: daemon, names + ["w1/a/b/in.txt", "w1/a/b/later.txt"]) == [])
    }

    @Test func theWatchedFolderItselfIsRemovedAndMadeAgain() throws {
        let daemon = try site.daemon(["--set", "Service.StatusInterval=100ms"])
        try site.moveIn("a.txt", 1)
        try daemon.waitForEvents(1)
        try site.wait("it is settled") { try disk.tree(site.incoming).isEmpty }
        #expect(rmdir(site.incoming.description) == 0)
        try site.waitForStatus("No such file or directory")
        try disk.makeDirectories(site.incoming.appending("wire"), mode: 0o755)
        try site.write("wire/b.txt", 2)
        try daemon.waitForEvents(2)
        try site.moveIn("wire/c.txt", 3)
        #expect(try site.faults(after: daemon, ["a.txt", "wire/b.txt", "wire/c.txt"]) == [])
        let told = try site.messages().split(separator: "\n").filter { $0.contains("the watched folder") }
        #expect(told.count == 2, "\(told)")
        #expect(told.first?.contains("\(site.incoming): No such file or directory") == true)
        #expect(told.last?.hasSuffix("the watched folder can be seen again: \(site.incoming)") == true)
    }

    @Test func aMountThatGoesAndComesBack() throws {
        func mount(_ arguments: [String]) throws -> Bool {
            try ChildProcess.run("/bin/mount", arguments).exit == .code(0)
        }
        let mounted = site.incoming.description
        guard getuid() == 0, try mount(["-t", "tmpfs", "none", mounted]) else {
            return print("mounting is not allowed here")
        }
        defer { umount2(mounted, Int32(MNT_DETACH)) }
        let daemon = try site.daemon()
        try site.write("a.txt", 1)
        try daemon.waitForEvents(1)
        try site.wait("it is settled") { try disk.tree(site.incoming).isEmpty }
        try site.wait("the daemon lets go of it") { umount(mounted) == 0 }
        #expect(try mount(["-t", "tmpfs", "none", mounted]))
        try site.makeFolder("wire")
        try site.write("wire/b.txt", 2)
        try daemon.waitForEvents(2)
        try site.write("wire/c.txt", 3)
        #expect(try site.faults(after: daemon, ["a.txt", "wire/b.txt", "wire/c.txt"]) == [])
    }

    @Test func whereWatchesRunOutTheRestIsPolledAndTheStatusSaysSo() throws {
        let script = """
            echo 10 > /proc/sys/user/max_inotify_watches || exit 77
            exec "$0" --root "$1" --set Service.StatusInterval=100ms --set Spool.PollInterval=200ms
            """
        let datelined = try ChildProcess.productFolder().appending("datelined").description
        for number in 0..<40 { try site.makeFolder("s\(number)") }
        let process = try ChildProcess(
            "/usr/bin/unshare",
            ["--user", "--map-root-user", "/bin/sh", "-c", script, datelined, site.root.description])
        try site.wait("it runs") { try process.hasEnded || site.status().contains("polled") }
        if process.hasEnded { return print("a namespace for its own limit cannot be had here") }
        try site.waitForStatus("31 folders polled: cannot watch")
        for number in 0..<40 { try site.moveIn("s\(number)/a.txt", number) }
        try site.wait("all events") { try site.events().count == 40 }
        process.send(SIGTERM)
        #expect(try process.wait() == .code(0))
        #expect(try site.faults((0..<40).map { "s\($0)/a.txt" }) == [])
    }

    @Test func aFolderThatIsPolledTakesFilesThatAreQuiet() throws {
        let daemon = try site.daemon([
            "--set", "Spool.Watch=poll", "--set", "Spool.PollInterval=100ms",
        ])
        try site.makeFolder("nfs")
        try site.moveIn("nfs/a.txt", 1)
        try site.write("b.txt", 2)
        #expect(try site.faults(after: daemon, ["b.txt", "nfs/a.txt"]) == [])
    }

    @Test func aWatchedFolderThatIsALinkToAnother() throws {
        let real = site.folder("real")
        try disk.makeDirectories(real.appending("wire"), mode: 0o755)
        try disk.removeDirectory(site.incoming)
        #expect(symlink(real.description, site.incoming.description) == 0)
        try site.write("wire/before.txt", 1)
        let daemon = try site.daemon(["--set", "Service.StatusInterval=100ms"])
        try daemon.waitForEvents(1)
        try site.moveIn("wire/after.txt", 2)
        try site.moveIn("root.txt", 3)
        try daemon.waitForEvents(3)
        #expect(try site.status().contains(#""polled":0"#) && !(try site.status()).contains("problem"))
        // It is pointed at another folder: that one is watched from then on.
        let other = site.folder("other")
        try disk.makeDirectories(other, mode: 0o755)
        try disk.write(DropSite.story(4), to: other.appending("other.txt"))
        try disk.remove(site.incoming)
        #expect(symlink(other.description, site.incoming.description) == 0)
        #expect(
            try site.faults(after: daemon, ["other.txt", "root.txt", "wire/after.txt", "wire/before.txt"])
                == [])
    }

    @Test func aMountWithinTheWatchedFolder() throws {
        try site.makeFolder("disk")
        let mounted = site.incoming.appending("disk").description
        guard getuid() == 0,
            try ChildProcess.run("/bin/mount", ["-t", "tmpfs", "none", mounted]).exit == .code(0)
        else { return print("mounting is not allowed here") }
        defer { umount2(mounted, Int32(MNT_DETACH)) }
        try site.write("disk/before.txt", 1)
        let daemon = try site.daemon()
        try daemon.waitForEvents(1)
        try site.write("disk/after.txt", 2)
        #expect(symlink("/nowhere", site.incoming.appending("disk/link").description) == 0)
        try daemon.waitForEvents(3)
        try site.wait("all are settled") { try disk.tree(site.incoming).isEmpty }
        try site.wait("nothing in it is held open") { umount(mounted) == 0 }
        #expect(try daemon.stop() == .code(0))
        #expect(try site.events().map(\.path).sorted() == ["disk/after.txt", "disk/before.txt", "disk/link"])
        #expect(try disk.tree(site.root.appending("done")).count == 2)
        let rejected = try disk.names(in: site.root.appending("rejected/disk")).map(\.description)
        #expect(rejected == ["link", "link.reason.json"])
    }

    @Test func aFolderThatIsRemovedAndMadeAgainAtOnceAndOneThatALinkReplaces() throws {
        let daemon = try site.daemon()
        var names: [String] = []
        for number in 0..<50 {
            try site.makeFolder("again")
            try site.moveIn("again/s\(number).txt", number)
            names.append("again/s\(number).txt")
            try daemon.waitForEvents(UInt64(number + 1))
            // Its last file may be on its way still.
            try site.wait("the folder can go") { rmdir(site.incoming.appending("again").description) == 0 }
        }
        // A folder that a link replaces: what the link leads to is nobody's business.
        try disk.makeDirectories(site.stage.appending("secret"), mode: 0o755)
        try disk.write(DropSite.story(900), to: site.stage.appending("secret/keep.txt"))
        #expect(
            symlink(site.stage.appending("secret").description, site.incoming.appending("again").description)
                == 0)
        try daemon.waitForEvents(51)
        try site.wait("the link is put aside") { try disk.tree(site.incoming).isEmpty }
        #expect(try daemon.stop() == .code(0))
        let events = try site.events()
        #expect(events.map(\.path).dropLast() == names[...] && events.last?.reason == "link")
        #expect(try disk.names(in: site.stage.appending("secret")).map(\.description) == ["keep.txt"])
    }
}
