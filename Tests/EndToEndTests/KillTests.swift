import EventLog
import Glibc
import Linux
import TestSupport
import Testing

/// SIGKILL at random moments: no file without its event, no event twice, no gap.
@Suite struct KillTests {
    /// 50 in the ordinary run; 1,000 with all tests.
    private static let kills = TestCases.isThorough ? 1000 : 50
    private static let drops = TestCases.isThorough ? 4000 : 2000
    /// Files before and after each start at most: many starts have a log to replay that grows.
    private static let dropsAtOnce = TestCases.isThorough ? 4 : 30

    @Test func nothingIsLostOrDoubledOverKills() throws {
        let folder = try TemporaryFolder("kill")
        let disk = LinuxDisk()
        let root = folder("root")
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        print("seed \(seed)")
        try disk.makeDirectories(root.appending("incoming"), mode: 0o755)
        try disk.makeDirectories(folder("stage"), mode: 0o755)

        var dropped = 0
        var killsAtWork = 0
        var killsBeforeSettling = 0
        func drop(_ count: Int) throws {
            for number in dropped..<min(dropped + count, Self.drops) {
                let name = "k\(number).txt"
                let staged = folder("stage").appending(name)
                try disk.write("Story number \(number)\n\nIt happened \(number) times.\n", to: staged)
                try disk.rename(staged, to: root.appending("incoming").appending(name), replacing: false)
            }
            dropped = min(dropped + count, Self.drops)
        }
        for _ in 1...Self.kills {
            // Some are there before the start, some come while it runs, and the end comes at any moment: during
            // the start, in the middle of a group, between two, or when all is done.
            try drop(Int.random(in: 0...Self.dropsAtOnce, using: &random))
            let daemon = try TestDaemon(
                root: root, sockets: folder,
                flags: ["--set", "Log.SegmentSize=32K", "--set", "Log.Compress=zstd"],
                waitsForReady: Bool.random(using: &random))
            try drop(Int.random(in: 0...Self.dropsAtOnce, using: &random))
            // At once, or when it is at work: without that a slow machine would only see starts.
            let last = try LogReader.lastSequence(in: LogFolder(root.appending("log")), on: disk)
            if Bool.random(using: &random), last < dropped {
                try daemon.waitForEvents(min(UInt64(dropped), last + .random(in: 1...12, using: &random)))
            }
            usleep(UInt32.random(in: 0...2000, using: &random))
            daemon.process.send(SIGKILL)
            #expect(try daemon.process.wait() == .signal(SIGKILL))
            let left = Set(try disk.tree(root.appending("incoming")).map(\.description))
            if !left.isEmpty { killsAtWork += 1 }
            // What has an event and is left got it just now: to read all of the log each time takes too long.
            let tail = try left.isEmpty ? [] : TestLog(root: root).events(from: last > 50 ? last - 50 : 1)
            if tail.contains(where: { left.contains($0.path) }) { killsBeforeSettling += 1 }
            // The first process may have died before it made the log.
            guard try last > 0 || disk.exists(root.appending("log")) else { continue }
            let verify = try ChildProcess.run("dateline", ["verify", "--root", root.description])
            #expect(verify.exit == .code(0), "seed \(seed): \(verify.output)\(verify.error)")
        }
        print(
            "\(Self.kills) kills: \(killsAtWork) left files, \(killsBeforeSettling) of them with events and not settled; "
                + "\(try TestLog(root: root).events().count) events before the last start"
        )
        #expect(killsAtWork > 5, "seed \(seed): the kills came too late to show anything")
        try drop(Self.drops)
        let run = try ChildProcess.run("datelined", ["--root", root.description, "--once"])
        #expect(run.exit == .code(0), "seed \(seed): \(run.error)")

        let events = try TestLog(root: root).events()
        let paths = Set(events.map(\.path))
        #expect(paths.count == Self.drops, "seed \(seed): files without an event")
        #expect(events.count == Self.drops, "seed \(seed): events twice")
        #expect(events.map(\.sequence) == Array(1...UInt64(events.count)), "seed \(seed): a gap")
        #expect(events.allSatisfy { $0.type == "article.accepted" }, "seed \(seed)")
        #expect(try disk.tree(root.appending("incoming")).isEmpty, "seed \(seed): unsettled files")
        #expect(try disk.tree(root.appending("done")).count == Self.drops, "seed \(seed): lost files")
        let verify = try ChildProcess.run("dateline", ["verify", "--root", root.description])
        #expect(verify.exit == .code(0), "seed \(seed): \(verify.output)")
    }
}
