import EventLog
import Linux
import Logging
import Settings
import TestSupport
import Testing
import Times

@testable import Daemon

/// What the thread that looks after sealed segments says.
@Suite struct UpkeepRoomTests {
    private func fill(_ folder: LogFolder, _ disk: any Disk) throws {
        var writer = try LogWriter.open(
            folder, on: disk, limits: LogWriter.Limits(segmentSize: 1 << 20, segmentAge: 0),
            newLogID: "00112233445566ff", processNumber: 1)
        var chain = writer.chain
        for _ in 0..<4 {
            var lines: [UInt8] = []
            let data = Array("{\"padding\":\"\(String(repeating: "x", count: 1_100_000))\"}".utf8)
            let now = WallTime(seconds: 1_700_000_000, nanoseconds: 0)
            chain.append(
                EventDraft(
                    type: "article.accepted", source: "/incoming", subject: "urn:test", time: now, data: data),
                to: &lines)
            try writer.append(lines, last: chain.nextSequence - 1, now: now)
        }
    }

    @Test func aCursorThatHoldsSegmentsBackIsNamed() throws {
        let temporary = try TemporaryFolder("upkeep")
        let disk = LinuxDisk()
        let folder = LogFolder(temporary("log"))
        try fill(folder, disk)
        let position = CursorPosition(
            logID: "00112233445566ff", sequence: 0, link: nil, moved: SystemClock().wallTime())
        _ = try CursorFolder(folder, on: disk).create("slow", at: position, process: 1)
        var settings = Settings().log
        settings.directory = folder.path.description
        settings.retain = Retention.forever
        settings.retain.size = 1 << 20
        let board = Board(wakeup: try Wakeup())
        let stop = StopFlag()
        nonisolated(unsafe) let room = UpkeepRoom(
            { [settings] in settings }, on: disk, board: board, clock: SystemClock(), stop: stop,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let mailbox = Mailbox<UpkeepRoom.Reason>(capacity: 1)
        let thread = try Thread(name: "upkeep") { room.work(mailbox) }
        let deadline = SystemClock().monotonic().advanced(milliseconds: TestDaemon.patience * 1000)
        while board.current.upkeep == nil, SystemClock().monotonic() < deadline {
            mailbox.sendAtOnce(.sealed([]))
            _ = stop.wait(until: SystemClock().monotonic().advanced(milliseconds: 2))
        }
        #expect(board.current.upkeep == "cursor slow keeps 3 segments, last moved 0 days ago")
        mailbox.close()
        stop.set()
        thread.join()
        #expect(try disk.status(at: folder.sealed(first: 1)).size > 1 << 20)
    }
}
