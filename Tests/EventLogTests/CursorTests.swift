import Linux
import Synchronization
import TestSupport
import Testing
import Times

@testable import EventLog

/// Named cursors: kept durably, used by one at a time, and of one log.
@Suite struct CursorTests {
    private let disk = ModelDisk(seed: 1)
    private let folder = LogFixture.folder
    private var cursors: CursorFolder { CursorFolder(folder, on: disk) }

    private func position(_ sequence: UInt64) -> CursorPosition {
        CursorPosition(
            logID: LogFixture.logID, sequence: sequence, link: sequence * 3,
            moved: WallTime(seconds: 1_800_000_000 + Int(sequence), nanoseconds: 0))
    }

    @Test func aCursorIsWhereItWasLeft() throws {
        try disk.makeDirectories(folder.path, mode: 0o755)
        #expect(try cursors.list().isEmpty && cursors.holds().isEmpty)
        var cursor = try cursors.create("night-desk", at: position(0), process: 7)
        for sequence in UInt64(1)...5 { try cursor.move(to: position(sequence)) }
        try cursor.synchronize()
        #expect(cursor.position == position(5))
        let entry = try #require(try cursors.list().first)
        #expect(entry.position == position(5) && entry.isInUse && entry.process == 7)
        #expect(entry.name == "night-desk")
        #expect(try cursors.holds().map(\.sequence) == [6])
    }

    @Test func aCursorHasOneUser() throws {
        try disk.makeDirectories(folder.path, mode: 0o755)
        try use()
        #expect(try cursors.list().map(\.isInUse) == [false])
        try cursors.delete("a")
        #expect(throws: CursorError.missing("a")) { try cursors.delete("a") }
        #expect(try cursors.list().isEmpty)
    }

    private func use() throws {
        let cursor = try cursors.create("a", at: position(1), process: 7)
        #expect(throws: CursorError.inUse("a", by: 7)) { _ = try cursors.open("a", process: 8) }
        #expect(throws: CursorError.inUse("a", by: 7)) { try cursors.delete("a") }
        #expect(throws: CursorError.inUse("a", by: 7)) {
            _ = try cursors.create("a", at: position(0), process: 8)
        }
        #expect(cursor.name == "a")
    }

    /// On a disk that may only be read, removing what is not there fails like anything else: then the error would
    /// not be that of making the cursor.
    @Test func onlyWhatIsInTheWayIsRemoved() throws {
        let place = try TemporaryFolder("cursors")
        let removals = Mutex(0)
        let hooked = HookDisk { call, _ in if call == .remove { removals.withLock { $0 += 1 } } }
        let cursors = CursorFolder(LogFolder(place.path), on: hooked)
        _ = try cursors.create("a", at: position(1), process: 7)
        #expect(removals.withLock { $0 } == 0)
        try LinuxDisk().write(Array("left".utf8), to: cursors.path.appending(".b.new-7"))
        _ = try cursors.create("b", at: position(2), process: 7)
        #expect(try cursors.list().map(\.position?.sequence) == [1, 2])
    }

    @Test func namesAreThoseOfFiles() {
        for name in ["a", "night-desk.2", "A_b"] { #expect(CursorFolder.isName(name)) }
        for name in ["", ".a", "a/b", "..", "a b", "\u{E9}", String(repeating: "a", count: 65)] {
            #expect(!CursorFolder.isName(name), "\(name)")
            #expect(throws: CursorError.badName(name)) { _ = try cursors.open(name, process: 1) }
        }
    }

    @Test func aPowerCutTakesNoSyncedMove() throws {
        for seed in TestCases.seeds(300) {
            var random = SeededGenerator(seed: seed)
            let disk = ModelDisk(seed: seed)
            let cursors = CursorFolder(folder, on: disk)
            try disk.makeDirectories(folder.path, mode: 0o755)
            var (moved, synced): (UInt64, UInt64?) = (0, nil)
            disk.inject(.crash, atCall: disk.calls + Int.random(in: 1...60, using: &random))
            do {
                for _ in 0..<3 {
                    var cursor =
                        try cursors.open("c", process: 1)
                        ?? cursors.create("c", at: position(0), process: 1)
                    if synced == nil { synced = 0 }
                    for _ in 0..<8 {
                        moved += 1
                        try cursor.move(to: position(moved))
                        guard Int.random(in: 0..<3, using: &random) == 0 else { continue }
                        try cursor.synchronize()
                        synced = moved
                    }
                }
            } catch { #expect(disk.hasCrashed, "seed \(seed): \(error)") }
            disk.reboot(after: .powerCut)
            let found = try cursors.list().first
            guard let synced else { continue }
            let sequence = try #require(found?.position?.sequence, "seed \(seed)")
            #expect(sequence >= synced && sequence <= moved, "seed \(seed)")
        }
    }

    @Test func whatIsNotAsItWasWrittenIsTold() throws {
        try disk.makeDirectories(cursors.path, mode: 0o755)
        _ = try cursors.create("a", at: position(9), process: 7)
        var bytes = try #require(disk.bytes(of: cursors.path.appending("a")))
        for slot in 0..<2 { bytes[slot * CursorSlot.length + 30] ^= 1 }
        disk.overwrite(cursors.path.appending("a"), with: bytes)
        #expect(throws: CursorError.damaged(cursors.path.appending("a"))) {
            _ = try cursors.open("a", process: 1)
        }
        #expect(try cursors.list().map(\.position) == [nil])
        #expect(try cursors.holds().map(\.sequence) == [1])
    }

    private func event(_ sequence: UInt64) throws -> LogEvent {
        var reader = LogReader(folder, on: disk, from: sequence)
        return try #require(try reader.next())
    }

    private func resume(_ position: CursorPosition) throws(CursorError) -> UInt64? {
        var reader = try cursors.reader(from: position, name: "c")
        do { return try reader.next()?.sequence } catch { return nil }
    }

    @Test func aCursorGoesOnInItsOwnLogOnly() throws {
        try LogFixture.fill(disk, count: 20, groupSize: 2, segmentSize: 1000)
        let now = WallTime(seconds: 5, nanoseconds: 0)
        let beginning = try cursors.beginning(now: now)
        #expect(beginning.sequence == 0 && beginning.link == EventChain.beginning)
        #expect(try resume(beginning) == 1)
        let seven = CursorPosition(after: try event(7), moved: now)
        #expect(seven.logID == LogFixture.logID)
        #expect(try resume(seven) == 8)
        #expect(try resume(CursorPosition(after: try event(20), moved: now)) == nil)
        func changed(_ change: (inout CursorPosition) -> Void) -> CursorPosition {
            var position = seven
            change(&position)
            return position
        }
        #expect(throws: CursorError.otherLog("c", oldest: 1)) { try resume(changed { $0.logID = "other" }) }
        #expect(throws: CursorError.otherHistory("c", sequence: 7, oldest: 1)) {
            try resume(changed { $0.link = 1 })
        }
        #expect(throws: CursorError.beyondTheEnd("c", sequence: 21, last: 20, oldest: 1)) {
            try resume(changed { $0.sequence = 21 })
        }
        #expect(try resume(changed { $0.link = nil }) == 8)

        // Older segments go: a cursor that has seen all of them goes on, by the link of what comes next.
        let sealed = try SegmentFinder(folder: folder, disk: disk).sealed()
        let kept = try #require(sealed.first { $0 > 8 })
        let before = CursorPosition(after: try event(kept - 1), moved: now)
        for first in sealed where first < kept { disk.erase(folder.sealed(first: first)) }
        #expect(try resume(before) == kept)
        var other = before
        other.link = 1
        #expect(throws: CursorError.otherHistory("c", sequence: kept - 1, oldest: kept)) { try resume(other) }
        #expect(throws: CursorError.removed("c", sequence: 7, oldest: kept)) { try resume(seven) }
        #expect(try cursors.beginning(now: now).sequence == kept - 1)
    }
}
