import EventLog
import Glibc
import Linux
import TestSupport
import Testing

/// Power cuts under a daemon at work, and what a machine does to a disk when it starts again.
@Suite(.serialized) struct DaemonPowerCutTests {
    /// Three in the ordinary run; 100 with all tests.
    private static var cuts: Int { TestCases.isThorough ? 100 : 3 }

    private let disk = LinuxDisk()

    /// What was dropped, and whether it is sure to outlive a power cut.
    private struct Drops {
        /// Files that were synced under their names in the watched folder.
        var sure: Set<String> = []
        /// Files whose drop the power cut came into.
        var unsure: Set<String> = []
    }

    /// Drops files as a careful program does, each synced, until the disk refuses.
    private func drop(_ numbers: Range<Int>, into root: FilePath, _ drops: inout Drops) {
        for number in numbers {
            let name = "s\(number).txt"
            drops.unsure.insert(name)
            do {
                let staged = root.parent.appending("stage/" + name)
                try disk.write(DropSite.story(number), to: staged)
                try synchronize(staged)
                try disk.rename(staged, to: root.appending("incoming/" + name), replacing: false)
                try synchronize(root.appending("incoming"))
            } catch { return }
            drops.unsure.remove(name)
            drops.sure.insert(name)
        }
    }

    private func synchronize(_ path: FilePath) throws {
        let file = open(path.description, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw SystemError(errno: errno, operation: "open", path: path) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw SystemError(errno: errno, operation: "sync", path: path) }
    }

    /// A file system with the folders of a daemon; `nil`, and said, where none can be mounted.
    private func mounted(_ kind: MountedDisk.Kind, in folder: TemporaryFolder) throws -> MountedDisk? {
        if let obstacle = kind.obstacle {
            print("not tried on \(kind.rawValue): \(obstacle)")
            return nil
        }
        let mounted = try MountedDisk(kind, in: folder)
        for name in ["root/incoming", "stage"] {
            try disk.makeDirectories(mounted.path.appending(FilePath(bytes: Array(name.utf8))), mode: 0o755)
        }
        for path in [mounted.path.appending("root/incoming"), mounted.path.appending("root"), mounted.path] {
            try synchronize(path)
        }
        return mounted
    }

    @Test(arguments: MountedDisk.Kind.allCases)
    func eachFileHasOneEventOverPowerCuts(_ kind: MountedDisk.Kind) throws {
        let folder = try TemporaryFolder("cut")
        guard let mounted = try mounted(kind, in: folder) else { return }
        let root = mounted.path.appending("root")
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        print("seed \(seed)")
        var drops = Drops()
        var next = 0
        var cutsAtWork = 0
        /// The link of the last event that a reader was given before the power was cut, which has to stay.
        var seen: UInt64 = 0
        for cut in 1...Self.cuts {
            let daemon = try TestDaemon(
                root: root, sockets: folder, flags: ["--set", "Log.SegmentSize=64K"], error: folder("err"),
                waitsForReady: false)
            if Bool.random(using: &random) {
                do { try daemon.waitUntilReady() } catch {
                    let said = String(decoding: try disk.contents(of: folder("err")) ?? [], as: UTF8.self)
                    throw TestFailure("seed \(seed), cut \(cut): \(error), and said: \(said)")
                }
            }
            let count = Int.random(in: 1...60, using: &random)
            drop(next..<next + count, into: root, &drops)
            next += count
            usleep(UInt32.random(in: 0...3000, using: &random))
            if try disk.exists(root.appending("log")) {
                seen = max(seen, try LogReader.lastSequence(in: LogFolder(root.appending("log")), on: disk))
            }
            try mounted.cutPower()
            daemon.process.send(SIGKILL)
            _ = try daemon.process.wait()
            try mounted.unmount()
            if cut % 2 == 0 { try mounted.mount() } else { try mounted.mountAsAnotherDevice() }
            if try !disk.tree(root.appending("incoming")).isEmpty { cutsAtWork += 1 }
        }
        let run = try ChildProcess.run("datelined", ["--root", root.description, "--once"])
        #expect(run.exit == .code(0), "seed \(seed): \(run.error)")

        let events = try TestLog(root: root).events()
        var told: [String: Int] = [:]
        for event in events { told[event.path, default: 0] += 1 }
        let twice = told.filter { $0.value > 1 }.keys.sorted()
        #expect(twice.isEmpty, "seed \(seed): events twice")
        #expect(drops.sure.subtracting(told.keys).isEmpty, "seed \(seed): files without an event")
        #expect(Set(told.keys).subtracting(drops.sure).isSubset(of: drops.unsure), "seed \(seed)")
        #expect(events.map(\.sequence) == Array(1...UInt64(events.count)), "seed \(seed): a gap")
        #expect(UInt64(events.count) >= seen, "seed \(seed): a reader saw event \(seen)")
        #expect(try disk.tree(root.appending("incoming")).isEmpty, "seed \(seed): unsettled files")
        #expect(try disk.tree(root.appending("done")).count == events.count, "seed \(seed): lost files")
        let verify = try ChildProcess.run("dateline", ["verify", "--root", root.description])
        #expect(verify.exit == .code(0), "seed \(seed): \(verify.output)")
        print(
            "\(Self.cuts) power cuts of \(kind.rawValue): \(drops.sure.count) files were synced, "
                + "\(events.count) have an event; after \(cutsAtWork) cuts files were in the folder")
    }

    /// Files that stay in the folder are known again when the machine has given their disk another number.
    @Test func filesThatStayAreKnownUnderAnotherDeviceNumber() throws {
        let folder = try TemporaryFolder("number")
        guard let mounted = try mounted(.ext4, in: folder) else { return }
        let root = mounted.path.appending("root")
        var drops = Drops()
        func run() throws -> ProcessExit {
            let arguments = ["--root", root.description, "--once", "--set", "Spool.Settle=keep"]
            return try ChildProcess.run("datelined", arguments).exit
        }
        drop(0..<5, into: root, &drops)
        #expect(try run() == .code(0))
        let before = try disk.status(at: root).device
        try mounted.unmount()
        try mounted.mountAsAnotherDevice()
        #expect(try disk.status(at: root).device != before)
        drop(5..<6, into: root, &drops)
        #expect(try run() == .code(0))
        #expect(try TestLog(root: root).events().map(\.path).sorted() == drops.sure.sorted())
    }
}
