import Glibc
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

    /// What a listing sees.
    private func listed(_ watcher: SpoolWatcher) -> [SpoolWatcher.Sighting] {
        var seen: [SpoolWatcher.Sighting] = []
        while let more = watcher.step(hasRoom: { _ in true }) { seen += more }
        return seen
    }

    /// The files that are noted or listed until `count` are.
    private func files(_ watcher: SpoolWatcher, _ count: Int) throws -> Set<String> {
        var seen: Set<String> = []
        repeat {
            for sighting in listed(watcher) + (try watcher.sightings()) {
                switch sighting {
                case .file(let path, _), .found(let path, _, _): seen.insert(path.description)
                case .lost, .problem: Issue.record("\(sighting)")
                }
            }
        } while try seen.count < count
            && (!watcher.isSwept || Readiness.wait([watcher.descriptor], milliseconds: 20_000)[0])
        return seen
    }

    @Test func foldersThatComeAreWatchedAndListed() throws {
        let watcher = try SpoolWatcher(folder("incoming"), on: disk)
        #expect(listed(watcher).isEmpty)
        try disk.makeDirectories(folder("stage/x/y"), mode: 0o755)
        try disk.write("1", to: folder("stage/x/y/a"))
        try disk.rename(folder("stage/x"), to: folder("incoming/x"), replacing: false)
        #expect(try files(watcher, 1) == ["x/y/a"])
        try disk.write("2", to: folder("incoming/x/y/b"))
        #expect(try files(watcher, 1) == ["x/y/b"])
        #expect(watcher.sourceCount == 1)
    }

    /// The kernel notes that its rights were changed: nobody has to wait for the next listing of all.
    @Test func aFolderThatCouldNotBeLookedIntoIsListedWhenItIsOpened() throws {
        try disk.makeDirectories(folder("incoming/x"), mode: 0o744)
        try disk.write("1", to: folder("incoming/x/a"))
        let hooked = HookDisk { _, _ in }
        let watcher = try SpoolWatcher(folder("incoming"), on: hooked)
        hooked.refused = .statusAt
        #expect(listed(watcher).contains { if case .problem = $0 { true } else { false } })
        #expect(try watcher.sightings().isEmpty && watcher.isSwept)
        hooked.refused = nil
        #expect(chmod(folder("incoming/x").description, 0o755) == 0)
        #expect(try files(watcher, 1) == ["x/a"])
    }

    @Test func aFolderThatMovesAwayIsForgottenAndOneThatMovesWithinIsFollowed() throws {
        let watcher = try SpoolWatcher(folder("incoming"), on: disk)
        try disk.makeDirectories(folder("incoming/x/y"), mode: 0o755)
        watcher.sweepAll()
        _ = listed(watcher)
        try disk.rename(folder("incoming/x"), to: folder("incoming/z"), replacing: false)
        try disk.write("1", to: folder("incoming/z/y/a"))
        #expect(try files(watcher, 1) == ["z/y/a"])
        try disk.rename(folder("incoming/z"), to: folder("stage/z"), replacing: false)
        try disk.write("2", to: folder("stage/z/y/b"))
        try disk.write("3", to: folder("incoming/last"))
        #expect(try files(watcher, 1).contains("last"))
        #expect(watcher.watchCount == 1)
    }

    @Test func whatLiesInTheRootWhenItIsReplacedIsListed() throws {
        let watcher = try SpoolWatcher(folder("incoming"), on: disk)
        _ = listed(watcher)
        try disk.rename(folder("incoming"), to: folder("away"), replacing: false)
        watcher.checkRoot()
        #expect(watcher.rootProblem?.isMissing == true)
        try disk.makeDirectories(folder("incoming"), mode: 0o755)
        try disk.write("1", to: folder("incoming/a"))
        watcher.checkRoot()
        #expect(watcher.rootProblem == nil)
        #expect(try files(watcher, 1) == ["a"])
        try disk.write("2", to: folder("incoming/b"))
        #expect(try files(watcher, 1) == ["b"])
    }

    @Test func aFolderThatIsPolledIsListedAgainAndFilesInItAreNotWatched() throws {
        let watcher = try SpoolWatcher(folder("incoming"), on: disk) { $0 == "slow" ? .poll : .auto }
        try disk.makeDirectories(folder("incoming/slow/deep"), mode: 0o755)
        try disk.makeDirectories(folder("incoming/quick"), mode: 0o755)
        watcher.sweepAll()
        #expect(listed(watcher).isEmpty)
        #expect(watcher.polledCount == 2 && watcher.watchCount == 2 && watcher.sourceCount == 2)
        try disk.write("1", to: folder("incoming/slow/deep/a"))
        try disk.makeDirectories(folder("incoming/slow/later"), mode: 0o755)
        try disk.write("2", to: folder("incoming/slow/later/b"))
        watcher.poll()
        let seen = listed(watcher)
        #expect(
            seen.allSatisfy { if case .found(_, _, isWatched: false) = $0 { true } else { false } }
                && seen.count == 2 && watcher.polledCount == 3)
    }

    @Test func aListingStopsWhereThereIsNoRoomAndSourcesTakeTurns() throws {
        for source in ["a", "b"] {
            try disk.makeDirectories(folder("incoming").appending(source), mode: 0o755)
            for number in 0..<2000 {
                try disk.write("", to: folder("incoming/\(source)/\(number)"))
            }
        }
        let watcher = try SpoolWatcher(folder("incoming"), on: disk)
        var counts: [String: Int] = [:]
        var steps = 0
        while let seen = watcher.step(hasRoom: { counts[$0.description, default: 0] < 500 }) {
            for case .found(let path, _, _) in seen {
                counts[path.firstFolder?.description ?? "", default: 0] += 1
            }
            steps += 1
        }
        #expect(!watcher.isSwept && steps < 20)
        #expect(counts.values.allSatisfy { (500..<1500).contains($0) } && counts.count == 2, "\(counts)")
        while let seen = watcher.step(hasRoom: { _ in true }) {
            for case .found(let path, _, _) in seen {
                counts[path.firstFolder?.description ?? "", default: 0] += 1
            }
        }
        #expect(counts == ["a": 2000, "b": 2000] && watcher.isSwept)
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
