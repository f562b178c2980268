import Linux
import TestSupport
import Testing

@testable import Spool

/// Watching a tree of folders.
@Suite struct SpoolWatcherTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()

    init() throws {
        folder = try TemporaryFolder("watch")
        for name in ["incoming", "stage"] { try disk.makeDirectories(folder(name), mode: 0o755) }
    }

    /// The files that are seen until `count` are, and the signs of the last.
    private func files(_ watcher: SpoolWatcher, _ count: Int) throws -> Set<String> {
        var seen: Set<String> = []
        while seen.count < count, try Readiness.wait([watcher.descriptor], milliseconds: 20_000)[0] {
            for case .file(let path, _) in try watcher.sightings() { seen.insert(path.description) }
        }
        return seen
    }

    @Test func foldersThatComeAreWatchedAndListed() throws {
        let watcher = try SpoolWatcher(folder("incoming"), on: disk, limit: 100)
        #expect(watcher.rescan().isEmpty)
        try disk.makeDirectories(folder("stage/x/y"), mode: 0o755)
        try disk.write("1", to: folder("stage/x/y/a"))
        try disk.rename(folder("stage/x"), to: folder("incoming/x"), replacing: false)
        #expect(try files(watcher, 1) == ["x/y/a"])
        try disk.write("2", to: folder("incoming/x/y/b"))
        #expect(try files(watcher, 1) == ["x/y/b"])
        #expect(watcher.sourceCount == 1)
    }

    @Test func aFolderThatMovesAwayIsForgottenAndOneThatMovesWithinIsFollowed() throws {
        let watcher = try SpoolWatcher(folder("incoming"), on: disk, limit: 100)
        try disk.makeDirectories(folder("incoming/x/y"), mode: 0o755)
        _ = watcher.rescan()
        try disk.rename(folder("incoming/x"), to: folder("incoming/z"), replacing: false)
        try disk.write("1", to: folder("incoming/z/y/a"))
        #expect(try files(watcher, 1) == ["z/y/a"])
        try disk.rename(folder("incoming/z"), to: folder("stage/z"), replacing: false)
        try disk.write("2", to: folder("stage/z/y/b"))
        try disk.write("3", to: folder("incoming/last"))
        #expect(try files(watcher, 1).contains("last"))
        #expect(watcher.watchCount == 1)
    }

    @Test func listingsAreOldestFirstAndBounded() throws {
        for (index, name) in ["c", "a", "b"].enumerated() {
            try disk.write("x", to: folder("incoming").appending(name))
            let touch = try ChildProcess.run(
                "/usr/bin/touch",
                ["-d", "2026-01-0\(index + 1)", folder("incoming").appending(name).description])
            #expect(touch.exit == .code(0))
        }
        let listing = FolderListing(of: FilePath(""), below: folder("incoming"), on: disk, limit: 100)
        #expect(listing.files.map(\.description) == ["c", "a", "b"])
        let cut = FolderListing(of: FilePath(""), below: folder("incoming"), on: disk, limit: 2)
        #expect(cut.files.count == 2 && cut.isCut)
    }

    @Test func hiddenAndPartialNamesAreNotTaken() {
        for name in [".x", "x.tmp", "x.part", "x.partial", "x.filepart", "x.crdownload", "x~"] {
            #expect(!SpoolName.isTaken(FilePath(name)), "\(name)")
        }
        for name in ["x", "x.tmp.txt", "tmp", "x.parts"] {
            #expect(SpoolName.isTaken(FilePath(name)), "\(name)")
        }
    }
}
