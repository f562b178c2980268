import Intake
import Linux
import Logging
import Spool
import TestSupport
import Testing
import Times

@testable import Daemon

/// Whom a death is held against.
@Suite struct ExaminationTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()

    init() throws {
        folder = try TemporaryFolder("examination")
        try disk.makeDirectories(folder("incoming"), mode: 0o755)
    }

    private func at(_ milliseconds: UInt64) -> Monotonic { Monotonic(nanoseconds: milliseconds * 1_000_000) }

    private func journal(on disk: any Disk = LinuxDisk()) throws -> InHandJournal {
        try InHandJournal(in: folder("index"), slots: 2, on: disk)
    }

    private func examination(_ journal: InHandJournal, on disk: any Disk = LinuxDisk()) -> Examination {
        Examination(
            journal, notes: InHandNotes(journal, logger: Logger(label: "test")), root: folder("incoming"),
            on: disk, bounds: Examination.Bounds(watchdog: nil, memory: 0, limit: nil))
    }

    /// Leaves the file under suspicion, with so many deaths.
    private func suspect(_ name: FilePath, deaths: Int = 0) throws {
        let path = folder("incoming").appending(name)
        if try !disk.names(in: folder("incoming")).contains(name) { try disk.write("text", to: path) }
        let suspect = InHandJournal.Suspect(path: name, status: try disk.status(at: path), deaths: 0)
        try journal().acquit(leaving: [suspect])
        for _ in 0..<deaths { try journal().examine(suspect, looksGuilty: true) }
        #expect(try journal().suspects.map(\.deaths) == [deaths])
    }

    private func look(_ now: UInt64, decided: UInt64 = 0, memory: Int = 0, isPaused: Bool = false)
        -> Examination.Look
    {
        Examination.Look(now: at(now), decided: decided, memory: memory, isPaused: isPaused)
    }

    /// Deaths of the file, after looks and then a kill.
    private func deaths(_ looks: [Examination.Look], isToldToEnd: Bool = false) throws -> Int {
        try suspect("a")
        var arrivals = Arrivals(capacity: 10, settleAfter: 0)
        var examination = examination(try journal())
        let due = examination.next(of: &arrivals, now: at(0))
        #expect(due != nil)
        for look in looks { _ = examination.look(at: look.now) { look } }
        if isToldToEnd { examination.end() }
        return try journal().suspects.map(\.deaths).first ?? -1
    }

    @Test func aKillCountsOnlyAgainstWhoStoodStillOrAteMemory() throws {
        let still = (0...12).map { look(UInt64($0 * 1000)) }
        #expect(try deaths(still) == 1)
        #expect(try deaths(Array(still.prefix(10))) == 0, "not for long enough")
        #expect(try deaths((0...12).map { look(UInt64($0 * 1000), decided: UInt64($0)) }) == 0, "it went on")
        #expect(try deaths((0...12).map { look(UInt64($0 * 1000), isPaused: true) }) == 0, "a full disk")
        #expect(try deaths([look(0), look(50), look(600_000)]) == 0, "the process was stopped, or asleep")
        #expect(try deaths([look(0), look(50, memory: 600 << 20)]) == 1)
        #expect(try deaths([look(0), look(50, memory: 400 << 20)]) == 0)
        #expect(try deaths(still, isToldToEnd: true) == 0, "who ends it in order blames nobody")
    }

    /// Deaths of a file that was not suspected, after looks and then a kill.
    private func deathsOfTheOnlyOne(_ looks: [Examination.Look], _ others: [FilePath] = []) throws -> Int {
        let journal = try journal()
        var examination = examination(journal)
        for (number, name) in (["a"] + others).enumerated() {
            try disk.write("text", to: folder("incoming").appending(name))
            let status = try disk.status(at: folder("incoming").appending(name))
            try journal.note(name, status, by: number + 1)
        }
        for look in looks { _ = examination.look(at: look.now) { look } }
        let suspects = try self.journal().suspects
        return suspects.first { $0.path == "a" }?.deaths ?? -1
    }

    @Test func whoIsAloneAtWorkAndStandsStillNeedNotBeSuspectedFirst() throws {
        let still = (0...12).map { look(UInt64($0 * 1000)) }
        #expect(try deathsOfTheOnlyOne(still) == 1)
    }

    @Test func whoIsNotAloneIsNotHeldGuiltyByThat() throws {
        let still = (0...12).map { look(UInt64($0 * 1000)) }
        #expect(try deathsOfTheOnlyOne(still, ["b"]) == 0)
    }

    @Test func memoryThatEventsComeOfIsNoGreed() throws {
        let looks = (0...9).map { look(UInt64($0 * 50), decided: UInt64($0), memory: $0 << 28) }
        #expect(try deathsOfTheOnlyOne(looks) == 0)
    }

    @Test func memoryThatNothingComesOfIs() throws {
        #expect(try deathsOfTheOnlyOne((0...9).map { look(UInt64($0 * 50), memory: $0 << 28) }) == 1)
    }

    @Test func whoIsDoneIsNotHeldGuiltyAnyMore() throws {
        let journal = try journal()
        var examination = examination(journal)
        try disk.write("text", to: folder("incoming/a"))
        for number in 0...12 {
            _ = examination.look(at: at(UInt64(number * 1000))) { look(UInt64(number * 1000)) }
        }
        let next = examination.look(at: at(13_000), isBusy: false) { look(13_000) }
        #expect(next == nil)
        try journal.note("a", try disk.status(at: folder("incoming/a")), by: 1)
        #expect(try self.journal().suspects.map(\.deaths) == [0])
    }

    @Test func whoeverIsAloneIsConfinedUntilHeIsOutOfHand() throws {
        try suspect("a")
        var arrivals = Arrivals(capacity: 10, settleAfter: 0)
        let journal = try journal()
        nonisolated(unsafe) var calls: [Bool] = []
        var examination = Examination(
            journal, notes: InHandNotes(journal, logger: Logger(label: "test")), root: folder("incoming"),
            on: disk, bounds: Examination.Bounds(watchdog: nil, memory: 0, limit: nil)
        ) { calls.append($0) }
        _ = examination.next(of: &arrivals, now: at(0))
        examination.released("b", .settled)
        #expect(calls == [true])
        examination.released("a", .settled)
        #expect(calls == [true, false])
    }

    @Test func theBoundsAreBelowWhatEndsTheProcess() {
        let bounds = Examination.Bounds(watchdog: 4_000_000, memory: 50 << 20, limit: 250 << 20)
        #expect(bounds.standstill == 2000 && bounds.greed == 100 << 20)
        let wide = Examination.Bounds(watchdog: 60_000_000, memory: 0, limit: 8 << 30)
        #expect(wide.standstill == 10_000 && wide.greed == 512 << 20)
    }

    @Test func whatCannotBeLookedAtIsNoLessSuspectAndWhatIsGoneIs() throws {
        try suspect("a", deaths: 2)
        var arrivals = Arrivals(capacity: 10, settleAfter: 0)
        // The status cannot be told: it is read alone, and not condemned for what may be another file.
        let broken = HookDisk(mostCalls: 0) { _, _ in }
        var first = examination(try journal(), on: broken)
        let due = first.next(of: &arrivals, now: at(0))
        #expect(due == Arrivals.Due(path: "a", evidence: .whole))
        #expect(!first.isOver)
        // Nobody could read it: the next process looks at it again, and others are not held up.
        first.released("a", .waits(.unreadable("an error")))
        #expect(first.isOver)
        let none = first.next(of: &arrivals, now: at(0))
        #expect(none == nil)
        #expect(try journal().suspects.map(\.deaths) == [2])
        first.released("a", .settled)
        #expect(try journal().suspects.isEmpty)

        try suspect("b")
        try disk.remove(folder("incoming/b"))
        var next = examination(try journal())
        let nobody = next.next(of: &arrivals, now: at(0))
        #expect(nobody == nil)
        #expect(next.isOver)
        #expect(try journal().suspects.isEmpty)
    }

    @Test func aJournalThatCannotBeWrittenHoldsUpNobody() throws {
        try suspect("a")
        let path: FilePath = "x"
        let status = try disk.status(at: folder("incoming/a"))
        let journal = try journal(on: HookDisk(mostCalls: 40) { _, _ in })
        while (try? journal.note(path, status, by: 1)) != nil {}
        var arrivals = Arrivals(capacity: 10, settleAfter: 0)
        var examination = examination(journal)
        let due = examination.next(of: &arrivals, now: at(0))
        #expect(due?.path == "a", "it is handed out all the same")
        examination.released("a", .settled)
        #expect(examination.isOver)
    }

    @Test func aFileThatTookTheNameOfACondemnedOneIsRead() throws {
        try suspect("a", deaths: 2)
        var arrivals = Arrivals(capacity: 10, settleAfter: 0)
        var examination = examination(try journal())
        let due = try #require(examination.next(of: &arrivals, now: at(0)))
        let claim = FileClaim(root: folder("incoming"), on: disk, clock: SystemClock(), limit: 100)
        var open = FileClaim.OpenFolder()
        guard case .condemned = claim.read(due, in: &open) else {
            Issue.record("it died twice alone, and is put aside: \(due)")
            return
        }
        try disk.write("another", to: folder("other"))
        try disk.rename(folder("other"), to: folder("incoming/a"), replacing: true)
        guard case .read(_, Array("another".utf8)) = claim.read(due, in: &open) else {
            Issue.record("another file is no suspect")
            return
        }
    }
}
