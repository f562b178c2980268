import Glibc
import Linux
import TestSupport
import Testing
import Times

/// Files that have several names: each name is one delivery, whatever crashes when.
@Suite struct LinkedFileTests {
    private let site: DropSite
    private let disk = LinuxDisk()

    init() throws { site = try DropSite("linked") }

    /// To settle one name changes the status of the file, and so of the others: after a crash they must be known.
    @Test(arguments: ["done", "delete", "elsewhere"])
    func everyNameHasOneEventWhereverTheProcessDies(_ settle: String) throws {
        guard let library = try Preload.library(in: site.folder) else { return }
        let memory = try TemporaryFolder("linked", in: TemporaryFolder.inMemory)
        defer { withExtendedLifetime(memory) {} }
        let other = memory("other")
        var flags = ["--set", "Spool.Settle=\(settle == "delete" ? "delete" : "done")"]
        if settle == "elsewhere" {
            try disk.makeDirectories(other, mode: 0o755)
            flags += ["--set", "Spool.Done=\(other)"]
        }
        let names = (1...(settle == "done" ? 3 : 2)).map { "wire/linked-\($0)" }
        var (step, isOver) = (0, false)
        while !isOver {
            for folder in ["done", "log", "index", "incoming", "rejected"] {
                let path = site.root.appending(FilePath(folder)).description
                _ = try ChildProcess.run("/bin/rm", ["-rf", path])
            }
            try site.makeFolder("wire")
            try site.write(names[0], step)
            for name in names.dropFirst() {
                let target = site.incoming.appending(FilePath(name)).description
                #expect(link(site.incoming.appending(FilePath(names[0])).description, target) == 0)
            }
            let run = try ChildProcess.run(
                "datelined", ["--root", site.root.description, "--once"] + flags,
                environment: Preload.environment(library, ["DIE_AT_STEP": "\(step)"]))
            isOver = run.exit == .code(0)
            #expect(isOver || run.exit == .signal(SIGKILL), "step \(step): \(run.exit) \(run.error)")
            #expect(try site.once(flags).exit == .code(0))
            #expect(try site.events().map(\.path).sorted() == names, "\(settle), dead at step \(step)")
            #expect(try disk.tree(site.incoming).isEmpty)
            step += 1
        }
        // One step before and one after each call.
        #expect(step > 6)
    }

    /// Who gives a file that cannot be moved other rights, so that it can be, does not deliver it again.
    @Test func aFileThatStaysIsKnownWhenItsRightsChange() throws {
        let day = SystemClock().wallTime()
        for date in [day.day, WallTime(nanoseconds: day.nanoseconds + 86_400_000_000_000).day] {
            try disk.makeDirectories(site.root.appending("done"), mode: 0o755)
            try disk.write("in the way", to: site.root.appending("done/\(date)"))
        }
        for number in 1...2 { try site.write("f\(number)", number) }
        let first = site.incoming.appending("f1").description
        #expect(link(first, site.incoming.appending("f3").description) == 0)
        let daemon = try site.daemon(["--set", "Service.StatusInterval=100ms"])
        try daemon.waitForEvents(3)
        try site.waitForStatus(#""stuckCount":3"#)
        for name in ["f1", "f2"] { #expect(chmod(site.incoming.appending(name).description, 0o600) == 0) }
        try site.moveIn("f4", 4)
        try daemon.waitForEvents(4)
        try site.waitForStatus(#""stuckCount":4"#)
        for date in try disk.names(in: site.root.appending("done")) {
            try disk.remove(site.root.appending("done").appending(date))
        }
        try site.wait("all are settled") { try disk.tree(site.incoming).isEmpty }
        #expect(try daemon.stop() == .code(0))
        #expect(try site.events().map(\.path).sorted() == ["f1", "f2", "f3", "f4"])
    }
}
