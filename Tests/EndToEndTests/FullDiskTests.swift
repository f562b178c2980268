import Glibc
import Linux
import TestSupport
import Testing

/// A small file system that fills up under load.
@Suite struct FullDiskTests {
    private static let drops = 300

    /// A small file system in memory, mounted for one test.
    private final class SmallDisk {
        let path: FilePath

        init?(_ path: FilePath) throws {
            try LinuxDisk().makeDirectory(path, mode: 0o755)
            let result = try ChildProcess.run(
                "/usr/bin/mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", path.description])
            guard result.exit == .code(0) else {
                print("a full disk is not tried: \(result.error)")
                return nil
            }
            self.path = path
        }

        deinit { _ = umount2(path.description, Int32(MNT_DETACH)) }
    }

    @Test func intakePausesSaysWhyAndGoesOnWhenThereIsRoom() throws {
        let folder = try TemporaryFolder("full")
        let disk = LinuxDisk()
        let root = folder("root")
        try disk.makeDirectories(root.appending("incoming"), mode: 0o755)
        guard let small = try SmallDisk(folder("small")) else { return }
        try disk.write([UInt8](repeating: 1, count: 3 << 20), to: small.path.appending("filler"))
        // The log of the test is read below the root.
        let log = small.path.appending("log")
        try disk.makeDirectory(log, mode: 0o755)
        #expect(symlink(log.description, root.appending("log").description) == 0)
        let daemon = try TestDaemon(
            root: root, sockets: folder,
            flags: ["--set", "Log.SegmentSize=64K", "--set", "Service.StatusInterval=100ms"])
        let stage = folder("stage")
        try disk.makeDirectories(stage, mode: 0o755)
        var random = SeededGenerator(seed: 7)
        for number in 0..<Self.drops {
            let words = (0..<500).map { _ in "w\(UInt16.random(in: 0 ... .max, using: &random))" }
            try disk.write(
                "Story number \(number)\n\n\(words.joined(separator: " ")).\n",
                to: stage.appending("f\(number).txt"))
        }
        try disk.rename(stage, to: root.appending("incoming/full"), replacing: false)
        let paused = try daemon.socket.all(
            upTo: { $0.hasPrefix("STATUS=intake paused: cannot ") && $0.contains("No space left") },
            within: TestDaemon.patience)
        #expect(paused != nil)
        // What is there when nothing more fits is a sound log.
        let verify = try ChildProcess.run("dateline", ["verify", "--root", root.description])
        #expect(verify.exit == .code(0), "\(verify.output)")
        let held = try TestLog(root: root).events().count
        #expect(held < Self.drops)
        try disk.remove(small.path.appending("filler"))
        try daemon.waitForEvents(UInt64(Self.drops))
        let resumed = try daemon.socket.all(
            upTo: { $0.hasPrefix("STATUS=Watching") }, within: TestDaemon.patience)
        #expect(resumed != nil)
        #expect(try daemon.stop() == .code(0))
        let events = try TestLog(root: root).events()
        #expect(events.map(\.sequence) == Array(1...UInt64(Self.drops)))
        #expect(Set(events.map(\.path)).count == Self.drops)
        #expect(try disk.tree(root.appending("incoming")).isEmpty)
        print("full at \(held) of \(Self.drops) events; all were logged when there was room")
    }
}
