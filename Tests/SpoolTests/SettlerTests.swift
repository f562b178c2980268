import Glibc
import Linux
import TestSupport
import Testing

@testable import Spool

/// Moving files out of the watched folder, on a real one.
@Suite struct SettlerTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()

    init() throws {
        folder = try TemporaryFolder("settle")
        for name in ["incoming", "done", "rejected"] { try disk.makeDirectories(folder(name), mode: 0o755) }
    }

    private func settler(_ mode: Settler.Mode, on disk: any Disk = LinuxDisk()) throws -> Settler {
        try Settler(
            incoming: folder("incoming"), done: folder("done"), rejected: folder("rejected"), mode: mode,
            on: disk)
    }

    private func drop(_ name: String, _ text: String) throws -> FileStatus {
        let path = folder("incoming").appending(name)
        try disk.makeDirectories(path.parent, mode: 0o755)
        try disk.write(text, to: path)
        return try disk.status(at: path)
    }

    /// The names in the folder of rejected files, but for the settler's own.
    private func rejected() throws -> [String] {
        try disk.names(in: folder("rejected")).map(\.description).filter { !$0.hasPrefix(".") }
    }

    @Test func aTakenNameGetsANumberAndNothingIsOverwritten() throws {
        let settler = try settler(.done)
        for (round, text) in ["one", "two", "three"].enumerated() {
            let status = try drop("x/a.txt", text)
            #expect(settler.settle("x/a.txt", status, day: "2026-11-21") == .settled, "round \(round)")
        }
        for (name, text) in [("a.txt", "one"), ("a.txt.2", "two"), ("a.txt.3", "three")] {
            let bytes = try disk.contents(of: folder("done/2026-11-21/x").appending(name))
            #expect(bytes == Array(text.utf8))
        }
        #expect(try disk.tree(folder("incoming")).isEmpty)
    }

    @Test func whatReplacedTheFileThatWasReadStays() throws {
        let status = try drop("a.txt", "one")
        try disk.write("another", to: folder("incoming/.b"))
        try disk.rename(folder("incoming/.b"), to: folder("incoming/a.txt"), replacing: true)
        #expect(try settler(.done).settle("a.txt", status, day: "2026-11-21") == .replaced)
        #expect(try disk.contents(of: folder("incoming/a.txt")) == Array("another".utf8))
        #expect(try settler(.done).settle("gone.txt", status, day: "2026-11-21") == .replaced)
    }

    @Test func deletingAndKeeping() throws {
        let first = try drop("a.txt", "one")
        #expect(try settler(.keep).settle("a.txt", first, day: "2026-11-21") == .settled)
        #expect(try disk.contents(of: folder("incoming/a.txt")) != nil)
        #expect(try settler(.delete).settle("a.txt", first, day: "2026-11-21") == .settled)
        #expect(try disk.tree(folder("incoming")).isEmpty && disk.tree(folder("done")).isEmpty)
    }

    @Test func aRejectedFileHasItsReasonBesideIt() throws {
        for round in 1...2 {
            let status = try drop("x/bad", "bad \(round)")
            #expect(
                try settler(.done).reject("x/bad", status, reason: Array("why \(round)".utf8)) == .settled)
        }
        #expect(try disk.contents(of: folder("rejected/x/bad.reason.json")) == Array("why 1".utf8))
        #expect(try disk.contents(of: folder("rejected/x/bad.2")) == Array("bad 2".utf8))
        #expect(try disk.contents(of: folder("rejected/x/bad.2.reason.json")) == Array("why 2".utf8))
    }

    @Test func aReasonThatACrashLeftAloneIsReplaced() throws {
        let status = try drop("bad", "bad")
        try disk.write("half a rea", to: folder("rejected/bad.reason.json"))
        #expect(try settler(.done).reject("bad", status, reason: Array("why".utf8)) == .settled)
        #expect(try rejected() == ["bad", "bad.reason.json"])
        #expect(try disk.contents(of: folder("rejected/bad.reason.json")) == Array("why".utf8))
    }

    @Test func theLongestNameIsCutToMakeRoomForItsReason() throws {
        let name = String(repeating: "n", count: 255)
        let status = try drop(name, "bad")
        #expect(try settler(.done).reject(FilePath(name), status, reason: Array("why".utf8)) == .settled)
        let names = try rejected().map(\.utf8.count)
        #expect(names == [243, 255])
    }

    @Test func aFolderThatCannotBeWrittenIsAFailureAndTheFileStays() throws {
        let status = try drop("a.txt", "one")
        try disk.write("no folder", to: folder("done/2026-11-21"))
        guard case .failed(let error) = try settler(.done).settle("a.txt", status, day: "2026-11-21") else {
            Issue.record("a file where the folder should be")
            return
        }
        #expect(error.errno == ENOTDIR || error.errno == EEXIST)
        #expect(try disk.contents(of: folder("incoming/a.txt")) != nil)
    }

    /// A file system in memory is another one than the temporary folder on common machines; elsewhere this shows
    /// nothing and says so.
    @Test func toAnotherFileSystemItIsCopied() throws {
        let status = try drop("a.txt", "across")
        let memory = try TemporaryFolder("settle", in: TemporaryFolder.inMemory)
        defer { withExtendedLifetime(memory) {} }
        let other = memory("other")
        try disk.makeDirectories(other, mode: 0o755)
        guard try disk.status(at: other).device != disk.status(at: folder("incoming")).device else {
            print("no second file system here")
            return
        }
        let settler = try Settler(
            incoming: folder("incoming"), done: other, rejected: folder("rejected"), mode: .done, on: disk)
        #expect(settler.settle("a.txt", status, day: "2026-11-21") == .settled)
        #expect(try disk.contents(of: other.appending("2026-11-21/a.txt")) == Array("across".utf8))
        #expect(try disk.tree(other).count == 1 && disk.tree(folder("incoming")).isEmpty)
    }

    @Test func aPathThatIsLongerThanTheKernelTakesIsSettled() throws {
        let step = String(repeating: "d", count: 200)
        let deep = FilePath(Array(repeating: step, count: 30).joined(separator: "/"))
        let tree = SpoolTree(folder("incoming"), on: disk)
        do {
            let place = try tree.making(deep)
            try OpenFile("a.txt", .createNew(0o644), in: place.file).write(Array("deep".utf8), at: 0)
        }
        let status = try #require(try tree.folder(deep).file.statusIfThere(of: "a.txt"))
        tree.close()
        let settler = try settler(.done)
        #expect(settler.settle(deep.appending("a.txt"), status, day: "2026-11-21") == .settled)
        settler.endBatch()
        let done = SpoolTree(folder("done"), on: disk)
        let there = try done.folder(FilePath("2026-11-21").appending(deep)).file.statusIfThere(of: "a.txt")
        #expect(there?.inode == status.inode)
        done.close()
    }

    @Test func ofManyNamesakesTheNextIsFoundSoon() throws {
        try disk.makeDirectories(folder("done/2026-11-21/x"), mode: 0o755)
        for number in 1...5000 {
            let name = number == 1 ? "a.txt" : "a.txt.\(number)"
            try disk.write("", to: folder("done/2026-11-21/x").appending(name))
        }
        let status = try drop("x/a.txt", "first")
        let hooked = HookDisk { _, _ in }
        let settler = try settler(.done, on: hooked)
        #expect(settler.settle("x/a.txt", status, day: "2026-11-21") == .settled)
        #expect(try disk.contents(of: folder("done/2026-11-21/x/a.txt.5001")) == Array("first".utf8))
        #expect(hooked.calls < 100, "\(hooked.calls) calls")
    }
}
