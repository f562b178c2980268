import Glibc
import Linux
import TestSupport
import Testing

@testable import Spool

/// Opening files of the spool: nothing but regular files, and no link on the way.
@Suite struct FileClaimTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()

    init() throws { folder = try TemporaryFolder("claim") }

    private func claim(_ name: String, limit: Int = 100, evidence: Arrivals.Evidence = .whole)
        -> FileClaim.Outcome
    {
        var folder = FileClaim.OpenFolder()
        return FileClaim(root: self.folder.path, on: disk, clock: SystemClock(), limit: limit)
            .read(Arrivals.Due(path: FilePath(name), evidence: evidence), in: &folder)
    }

    @Test func aRegularFileIsRead() throws {
        try disk.write("text", to: folder("a"))
        #expect(claim("a") == .read(try disk.status(at: folder("a")), Array("text".utf8)))
        #expect(claim("nowhere") == .gone)
    }

    @Test func linksAreNotFollowedNotEvenOnTheWay() throws {
        try disk.makeDirectories(folder("real"), mode: 0o755)
        try disk.write("text", to: folder("real/a"))
        #expect(symlink(folder("real/a").description, folder("link").description) == 0)
        #expect(symlink(folder("real").description, folder("folder").description) == 0)
        #expect(claim("link") == .notRegular(try disk.status(at: folder("link"))))
        guard case .unreadable(let error) = claim("folder/a") else {
            Issue.record("a link on the way was followed")
            return
        }
        #expect(error.errno == ELOOP)
    }

    @Test func aFIFODoesNotBlock() throws {
        #expect(mkfifo(folder("fifo").description, 0o644) == 0)
        #expect(claim("fifo") == .notRegular(try disk.status(at: folder("fifo"))))
    }

    @Test func aLargeFileIsNotRead() throws {
        try disk.write(Array(repeating: 0x61, count: 101), to: folder("large"))
        #expect(claim("large") == .tooLarge(try disk.status(at: folder("large"))))
    }

    @Test func whatIsOtherThanItWasWhenItWasListedIsLookedAtAnew() throws {
        try disk.write("text", to: folder("a"))
        #expect(claim("a", evidence: .listed) == .read(try disk.status(at: folder("a")), Array("text".utf8)))
        #expect(mkfifo(folder("fifo").description, 0o644) == 0)
        #expect(claim("fifo", evidence: .listed) == .notRegular(try disk.status(at: folder("fifo"))))
        #expect(symlink(folder("a").description, folder("link").description) == 0)
        #expect(claim("link", evidence: .listed) == .notRegular(try disk.status(at: folder("link"))))
        #expect(claim("nowhere", evidence: .listed) == .gone)
        let file = try OpenFile(folder("b"), .createNew(0o644), on: disk)
        #expect(claim("b", evidence: .listed) == .beingWritten)
        try file.write(Array("half".utf8), at: 0)
    }

    @Test func aFileThatSomebodyWritesIsLeftAlone() throws {
        let file = try OpenFile(folder("a"), .createNew(0o644), on: disk)
        try file.write(Array("half".utf8), at: 0)
        #expect(claim("a", evidence: .none) == .beingWritten)
        #expect(claim("a", evidence: .closed) == .beingWritten)
        // Renamed in, it was complete by agreement.
        #expect(claim("a", evidence: .whole) == .read(try file.status(), Array("half".utf8)))
    }

    @Test func aFileThatIsReplacedWhileItIsOpenedIsLookedAtAgain() throws {
        try disk.write("one", to: folder("a"))
        try disk.write("two", to: folder("b"))
        let (source, target) = (folder("b"), folder("a"))
        var isDone = false
        let hooked = HookDisk { call, number in
            // The folder is opened first, then the file.
            guard call == .open, number > 0, !isDone else { return }
            isDone = true
            #expect(throws: Never.self) { try LinuxDisk().rename(source, to: target, replacing: true) }
        }
        let claim = FileClaim(root: folder.path, on: hooked, clock: SystemClock(), limit: 100)
        var open = FileClaim.OpenFolder()
        let due = Arrivals.Due(path: "a", evidence: .whole)
        #expect(claim.read(due, in: &open) == .beingWritten)
        #expect(claim.read(due, in: &open) == .read(try disk.status(at: target), Array("two".utf8)))
    }

    @Test(arguments: [0, 3, 4, 9])
    func aFileThatIsCutOrGrowsWhileItIsReadIsReadAgainLater(_ size: Int) throws {
        try disk.write("text", to: folder("a"))
        let hooked = HookDisk { call, _ in
            if call == .read { truncate(folder("a").description, size) }
        }
        var open = FileClaim.OpenFolder()
        let outcome = FileClaim(root: folder.path, on: hooked, clock: SystemClock(), limit: 100)
            .read(Arrivals.Due(path: "a", evidence: .whole), in: &open)
        #expect(outcome == .beingWritten, "\(outcome)")
    }

    @Test func aSparseFileTakesNoMoreThanTheLimit() throws {
        try disk.write("", to: folder("sparse"))
        truncate(folder("sparse").description, 1 << 40)
        #expect(claim("sparse") == .tooLarge(try disk.status(at: folder("sparse"))))
        truncate(folder("sparse").description, 100)
        guard case .read(_, let bytes) = claim("sparse") else {
            Issue.record("it is of the size that is allowed")
            return
        }
        #expect(bytes == Array(repeating: 0, count: 100))
    }
}
