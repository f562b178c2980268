import Glibc
import Linux
import TestSupport
import Testing

/// What the kernel does for the log and the spool.
@Suite struct LinuxDiskTests {
    private let disk = LinuxDisk()
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder("linux") }

    private func failure(_ body: () throws(SystemError) -> Void) -> Int32? {
        do throws(SystemError) {
            try body()
            return nil
        } catch { return error.errno }
    }

    private func link(_ target: String, _ name: String) { symlink(target, folder(name).description) }

    @Test func nothingBeneathAFolderLeadsOutOfIt() throws {
        try disk.makeDirectories(folder("in/sub"), mode: 0o755)
        try disk.write("secret", to: folder("outside"))
        try disk.write("text", to: folder("in/sub/file"))
        link("../outside", "in/out")
        link("sub", "in/linked")
        link("file", "in/sub/alias")
        let root = try OpenFile(folder("in"), .read, on: disk)
        #expect(try OpenFile("sub/file", beneath: root).read(at: 0, count: 10) == Array("text".utf8))
        for (path, code) in [
            ("out", ELOOP), ("linked/file", ELOOP), ("sub/alias", ELOOP), ("../outside", EINVAL),
            (folder("outside").description, EINVAL), ("sub/../sub/file", EINVAL), ("sub//file", EINVAL),
            ("none", ENOENT),
        ] {
            let found = failure { () throws(SystemError) in _ = try OpenFile(FilePath(path), beneath: root) }
            #expect(found == code, "\(path)")
        }
    }

    @Test func aLockEndsWithItsFileThoughAChildHasTheDescriptorYet() throws {
        let path = folder("lock")
        var copies: DescriptorCopies?
        do {
            var file = try OpenFile(path, .create(0o600), on: disk)
            let isOurs = try file.lock()
            #expect(isOurs)
            copies = try DescriptorCopies(of: path)
            let other = try OpenFile(path, .readWrite, on: disk)
            #expect(try other.isLocked())
        }
        #expect(copies?.count == 1)
        var next = try OpenFile(path, .readWrite, on: disk)
        let isFree = try next.lock()
        #expect(isFree)
        // One that could not lock it leaves it to who did.
        do {
            var third = try OpenFile(path, .readWrite, on: disk)
            let isOurs = try third.lock()
            #expect(!isOurs)
        }
        #expect(try OpenFile(path, .read, on: disk).isLocked())
    }

    @Test func aFIFOBeneathAFolderHoldsNobodyUp() throws {
        #expect(mkfifo(folder("fifo").description, 0o600) == 0)
        let root = try OpenFile(folder.path, .read, on: disk)
        #expect(try OpenFile("fifo", beneath: root).status().kind == .fifo)
    }

    @Test func aRenameReplacesOnlyWhenTold() throws {
        try disk.write("one", to: folder("one"))
        try disk.write("two", to: folder("two"))
        let refusal = failure { () throws(SystemError) in
            try disk.rename(folder("one"), to: folder("two"), replacing: false)
        }
        #expect(refusal == EEXIST)
        #expect(try disk.contents(of: folder("two")) == Array("two".utf8))
        try disk.rename(folder("one"), to: folder("two"), replacing: true)
        #expect(try disk.contents(of: folder("two")) == Array("one".utf8))
        try disk.rename(folder("two"), to: folder("three"), replacing: false)
        #expect(try disk.names(in: folder.path) == ["three"])
    }

    @Test func aWriterIsSeen() throws {
        try disk.write("text", to: folder("file"))
        let reader = try OpenFile(folder("file"), .read, on: disk)
        guard reader.hasWriter != nil else {
            print("this file system has no leases: nothing tells whether a file is being written")
            return
        }
        #expect(reader.hasWriter == false)
        do {
            let writer = try OpenFile(folder("file"), .readWrite, on: disk)
            #expect(reader.hasWriter == true)
            try writer.write([0x21], at: 4)
        }
        #expect(reader.hasWriter == false)
    }

    @Test func aLockBelongsToOneHandle() throws {
        do {
            var first = try OpenFile(folder("lock"), .create(0o600), on: disk)
            var second = try OpenFile(folder("lock"), .create(0o600), on: disk)
            #expect(try !second.isLocked())
            let taken = [try first.lock(), try first.lock(), try second.lock()]
            #expect(taken == [true, true, false])
            #expect(try second.isLocked() && !first.isLocked())
            #expect(try OpenFile(folder("lock"), .read, on: disk).isLocked())
        }
        var third = try OpenFile(folder("lock"), .readWrite, on: disk)
        let isFree = try third.lock()
        #expect(isFree)
    }

    @Test func reservedRoomDoesNotShow() throws {
        let file = try OpenFile(folder("file"), .createNew(0o600), on: disk)
        try file.write(Array("text".utf8), at: 0)
        try file.reserve(offset: 4, length: 1 << 20)
        #expect(try file.status().size == 4)
        #expect(try file.read(at: 0, count: 100) == Array("text".utf8))
    }

    @Test func namesOfAnyBytesAreListed() throws {
        let names = [FilePath("b"), FilePath(bytes: [0xFF, 0x0A, 0x20]), FilePath("ä")]
        for name in names { try disk.write("", to: folder.path.appending(name)) }
        #expect(
            try disk.names(in: folder.path) == names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) })
        #expect(try disk.names(in: folder("none")).isEmpty)
        var seen = 0
        try disk.list(folder.path) { _ in
            seen += 1
            return false
        }
        #expect(seen == 1)
    }

    @Test func foldersAreMadeWithThoseAbove() throws {
        try disk.makeDirectories(folder("a/b/c"), mode: 0o755)
        try disk.makeDirectories(folder("a/b/c"), mode: 0o755)
        #expect(try disk.status(at: folder("a/b/c")).kind == .folder)
        try disk.write("", to: folder("a/file"))
        #expect(throws: SystemError.self) { try disk.makeDirectories(folder("a/file/x"), mode: 0o755) }
    }

    @Test func aFileIsReplacedAsAWhole() throws {
        for text in ["one", "a longer text", ""] {
            try disk.replace(folder("file"), with: Array(text.utf8), mode: 0o644)
            #expect(try disk.contents(of: folder("file")) == Array(text.utf8))
        }
        #expect(try disk.contents(of: folder("none")) == nil)
        #expect(try disk.names(in: folder.path) == ["file"])
    }

    @Test func errorsNameTheFileAndTheReason() {
        let path = folder("none")
        do throws(SystemError) {
            _ = try OpenFile(path, .read, on: disk)
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.isMissing && !error.isTaken && !error.isFull)
            #expect(error.description == "cannot open \(path): No such file or directory")
        }
    }
}
