import Linux
import TestSupport
import Testing
import Times

@testable import Spool

/// What a process that dies leaves of what it had in hand.
@Suite struct InHandJournalTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()

    init() throws { folder = try TemporaryFolder("journal") }

    private func journal() throws -> InHandJournal {
        try InHandJournal(in: folder("index"), slots: 3, on: disk)
    }

    private func status(_ inode: UInt64) -> FileStatus {
        let time = WallTime(nanoseconds: 1_234_567_890_123)
        return FileStatus(
            kind: .regular, device: 7, inode: inode, size: 99, modified: time, changed: time)
    }

    @Test func whatIsInTheSlotsIsSuspectedUntilItIsAcquitted() throws {
        do {
            let first = try journal()
            #expect(first.suspects.isEmpty)
            try first.note("a", status(1), by: 1)
            try first.note("b\n\u{0}c", status(2), by: 3)
            try first.note("d", status(3), by: 2)
            try first.clear(2)
        }
        let suspects = try journal().suspects
        #expect(suspects.map(\.path) == ["a", "b\n\u{0}c"] && suspects.allSatisfy { $0.deaths == 0 })
        #expect(suspects.map(\.status) == [status(1), status(2)])
        // Nobody looked at them yet: they stay suspects over any number of starts.
        let third = try journal()
        #expect(third.suspects == suspects)
        try third.examine(suspects[0], looksGuilty: false)
        try third.acquit(leaving: [suspects[1]])
        #expect(try journal().suspects == [suspects[1]])
    }

    @Test func aDeathCountsAgainstWhoWasAloneWhereItWasAFaultOrLookedLikeOne() throws {
        let suspect = InHandJournal.Suspect(path: "a", status: status(1), deaths: 0)
        try journal().examine(suspect, looksGuilty: false)
        #expect(try journal().suspects.map(\.deaths) == [0], "killed by whoever")
        try journal().examine(suspect, looksGuilty: true)
        #expect(try journal().suspects.map(\.deaths) == [1])
        try journal().examine(suspect, looksGuilty: false)
        // A fault leaves the number of its signal.
        try OpenFile(folder("index/in-hand"), .readWrite, on: disk).write([11], at: 0)
        #expect(try journal().suspects.map(\.deaths) == [2])
        #expect(try journal().suspects.map(\.deaths) == [2], "a mark counts once")
    }

    @Test(arguments: [true, false])
    func aFaultCountsAgainstTheOnlyFileThatAnybodyWasAt(_ isAlone: Bool) throws {
        let first = try journal()
        try first.note("a", status(1), by: 2)
        // The same file may be in the hands of two threads.
        try first.note(isAlone ? "a" : "b", isAlone ? status(1) : status(2), by: 3)
        try OpenFile(folder("index/in-hand"), .readWrite, on: disk).write([6], at: 0)
        #expect(try journal().suspects.map(\.deaths) == (isAlone ? [1] : [0, 0]))
    }

    @Test func theLastSettledEventOutlivesTheProcess() throws {
        let first = try journal()
        #expect(first.lastSettled == nil)
        try first.settled(upTo: 0)
        #expect(try journal().lastSettled == 0)
        try journal().settled(upTo: 1 << 40)
        #expect(try journal().lastSettled == 1 << 40, "a process that settles nothing leaves it as it is")
        #expect(try journal().lastSettled == 1 << 40)
    }

    @Test func aTornOrForeignJournalIsNoReasonToFail() throws {
        try journal().note("a", status(1), by: 1)
        let path = folder("index/in-hand")
        let bytes = try #require(try disk.contents(of: path))
        for length in stride(from: 0, to: bytes.count, by: 97) {
            try disk.remove(path)
            try disk.write(Array(bytes[..<length]), to: path)
            _ = try journal()
        }
        for seed in 0..<50 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            try disk.remove(path)
            let noise = (0..<20_000).map { _ in UInt8.random(in: 0...20, using: &random) }
            try disk.write(noise, to: path)
            _ = try journal()
        }
    }

    @Test func aJournalThatCannotBeSharedIsWritten() throws {
        // This disk shares nothing.
        let hooked = HookDisk { _, _ in }
        let first = try InHandJournal(in: folder("written"), slots: 2, on: hooked)
        try first.note("a", status(1), by: 1)
        try first.note("b", status(2), by: 2)
        try first.clear(2)
        let second = try InHandJournal(in: folder("written"), slots: 2, on: disk)
        #expect(second.suspects.map(\.path) == ["a"])
    }

    @Test func fewerSlotsThanBeforeLeaveNobodyUnderSuspicion() throws {
        try journal().note("a", status(1), by: 3)
        let fewer = try InHandJournal(in: folder("index"), slots: 1, on: disk)
        #expect(fewer.suspects.map(\.path) == ["a"])
        try fewer.acquit(leaving: [])
        #expect(try InHandJournal(in: folder("index"), slots: 1, on: disk).suspects.isEmpty)
    }
}
