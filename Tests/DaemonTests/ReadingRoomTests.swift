import Intake
import Linux
import Logging
import Settings
import Spool
import TestSupport
import Testing

@testable import Daemon

/// Readers that wait for room.
@Suite struct ReadingRoomTests {
    @Test func aReaderGivesUpWhatItReadBeforeItWaitsForRoom() throws {
        let folder = try TemporaryFolder("room")
        for name in ["a", "b", "c"] {
            let text = String(repeating: name, count: 80) + ".\n"
            try LinuxDisk().write(text, to: folder.path.appending(name))
        }
        // Two files do not fit; the second's turn comes only when the first was delivered.
        let budget = ByteBudget(limit: 100)
        let delivered = Mailbox<UInt64>(capacity: 10)
        let jobs = Mailbox<ReadingRoom.Job>(capacity: 10)
        let journal = try InHandJournal(in: folder("journal"), slots: 1, on: LinuxDisk())
        let notes = InHandNotes(journal, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let claim = FileClaim(root: folder.path, on: LinuxDisk(), clock: SystemClock(), limit: 1000)
        let reloader = SettingsReloader.fixed(Settings())
        let room = ReadingRoom(
            jobs: jobs, claim: claim, readers: 1, reloader: reloader, budget: budget, notes: notes
        ) {
            outcomes in
            for (ticket, _) in outcomes {
                delivered.send(ticket)
                budget.nextTurn(ticket + 1)
            }
        }
        jobs.send(
            ["a", "b", "c"].enumerated().map {
                ReadingRoom.Job(ticket: UInt64($0 + 1), due: .init(path: FilePath($1), evidence: .whole))
            })
        jobs.close()
        let pulse = Pulse("reader", clock: SystemClock())
        let thread = try Thread(name: "reader") { room.work(pulse, thread: 1) }
        var tickets: [UInt64] = []
        let deadline = SystemClock().monotonic().advanced(milliseconds: 20_000)
        while tickets.count < 3, let more = delivered.receive(until: deadline), !more.isEmpty {
            tickets += more
        }
        #expect(tickets == [1, 2, 3])
        if tickets.count == 3 { thread.join() }
    }
}
