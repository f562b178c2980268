import Linux
import TestSupport
import Testing
import Times

@testable import EventLog

/// Readers and `verify` beside a writer at work, on the real disk.
@Suite struct LiveLogTests {
    /// What a writing thread leaves.
    private final class Outcome: @unchecked Sendable {
        private let lock = Lock()
        private var ended: Result<Void, LogError>?

        func end(_ result: Result<Void, LogError>) { lock.withLock { ended = result } }
        var result: Result<Void, LogError>? { lock.withLock { ended } }
    }

    /// Starts a thread that appends `count` events in groups of `groupSize`, over many seals and some restarts.
    private func write(_ count: Int, groupSize: Int, to folder: LogFolder, _ outcome: Outcome) throws
        -> Thread
    {
        try Thread(name: "writer") {
            let disk = LinuxDisk()
            do throws(LogError) {
                for _ in 0..<4 {
                    try LogFixture.fill(
                        disk, folder, count: count / 4, groupSize: groupSize, segmentSize: 20_000,
                        padding: 200)
                }
                outcome.end(.success(()))
            } catch { outcome.end(.failure(error)) }
        }
    }

    /// Makes footers, compresses and removes segments until the writer has ended.
    private func lookAfter(_ folder: LogFolder, _ outcome: Outcome) throws -> Thread {
        try Thread(name: "upkeep") {
            var policy = LogUpkeep.Policy()
            policy.compresses = true
            policy.retainedSize = 60_000
            let upkeep = LogUpkeep(folder, on: LinuxDisk(), policy: policy, strip: { $0 })
            do throws(SystemError) {
                repeat {
                    _ = try upkeep.round(now: WallTime(seconds: 1_800_000_000, nanoseconds: 0))
                } while outcome.result == nil
                _ = try upkeep.round(now: WallTime(seconds: 1_800_000_000, nanoseconds: 0))
            } catch { Issue.record("\(error)") }
        }
    }

    @Test func verifyBesideALiveWriterNeverRaisesAFalseAlarm() throws {
        let temporary = try TemporaryFolder("verify")
        let folder = LogFolder(temporary("log"))
        let disk = LinuxDisk()
        let outcome = Outcome()
        let writer = try write(4000, groupSize: 4, to: folder, outcome)
        var looks = 0
        var last: UInt64 = 0
        let upkeep = try lookAfter(folder, outcome)
        while outcome.result == nil {
            let result = try LogVerifier(folder, on: disk).run()
            #expect(result.damage.isEmpty && result.notes.isEmpty, "\(result)")
            #expect(result.last >= last)
            last = result.last
            looks += 1
        }
        writer.join()
        upkeep.join()
        try outcome.result?.get()
        #expect(looks > 3)
        let result = try LogVerifier(folder, on: disk).run()
        #expect(result.isSound && result.last == 4000 && result.removedSegments > 3)
    }

    @Test func aReaderFollowsALiveWriterOverSealsWithoutGapOrRepeat() throws {
        let temporary = try TemporaryFolder("follow")
        let folder = LogFolder(temporary("log"))
        let outcome = Outcome()
        let writer = try write(4000, groupSize: 3, to: folder, outcome)
        var reader = LogReader(folder, on: LinuxDisk())
        var seen: UInt64 = 0
        var isOver = false
        while true {
            // Looked at before reading, so that nothing which was written before the end is missed.
            isOver = outcome.result != nil
            while let event = try reader.next() {
                seen += 1
                #expect(event.sequence == seen)
            }
            if isOver { break }
        }
        writer.join()
        try outcome.result?.get()
        #expect(seen == 4000)
    }

    @Test func aLogThatIsClosedIsFreeThoughAChildHasItsDescriptorsYet() throws {
        let temporary = try TemporaryFolder("free")
        let folder = LogFolder(temporary("log"))
        let disk = LinuxDisk()
        var copies: [DescriptorCopies] = []
        for _ in 1...2 {
            let writer = try LogFixture.open(disk, folder)
            copies.append(try DescriptorCopies(of: folder.lock))
            #expect(try LogLock.isHeld(folder, on: disk))
            #expect(writer.chain.nextSequence == 1)
        }
        #expect(copies.map(\.count) == [1, 2], "each with those of the one before")
    }

    @Test func anotherProgramReadsTheLogAsTheFormatSays() throws {
        let temporary = try TemporaryFolder("python")
        let folder = LogFolder(temporary("log"))
        let disk = LinuxDisk()
        try LogFixture.fill(disk, folder, count: 50, groupSize: 7, segmentSize: 4000)
        // A torn tail, blanked by the next start.
        let file = try OpenFile(folder.current, .readWrite, on: disk)
        try file.write(Array("{\"specversion\":\"1.0\",\"id".utf8), at: try file.status().size)
        try LogFixture.fill(disk, folder, count: 5, segmentSize: 4000)
        let sealed = try SegmentFinder(folder: folder, disk: disk).sealed()
        for first in sealed.prefix(2) { try LogFixture.compress(first, folder, on: disk) }
        var policy = LogUpkeep.Policy()
        policy.retainedSize = 8_000
        let now = WallTime(seconds: 1_800_000_000, nanoseconds: 0)
        let report = try LogUpkeep(folder, on: disk, policy: policy, strip: { $0 }).round(now: now)
        let removed = report.removed.reduce(0) { $0 + Int($1.footer.events) }
        #expect(removed > 0 && report.footers == sealed.count)
        let script = FilePath(#filePath).parent.appending("check_log.py")
        let result = try ChildProcess.run(
            "/usr/bin/env", ["python3", script.description, folder.path.description],
            environment: ["PATH": Machine.environment["PATH"] ?? "/usr/bin:/bin"])
        if result.exit == .code(127) {
            print("python3 is not there: the log was not read by another program")
            return
        }
        #expect(result.exit == .code(0), "\(result.error)")
        let footers = sealed.count - report.removed.count
        #expect(
            result.output == "\(55 - removed) events, 1 blank line, \(footers) footers, \(removed) removed\n")
    }
}
