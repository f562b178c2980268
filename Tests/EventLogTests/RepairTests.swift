import Linux
import TestSupport
import Testing
import Times

@testable import EventLog

/// `verify --repair`: nothing is destroyed, and what is left verifies.
@Suite struct RepairTests {
    private let folder = LogFixture.folder
    private let now = WallTime(seconds: 1_800_000_000, nanoseconds: 0)

    private func repair(_ disk: ModelDisk) throws(LogError) -> LogRepair.Report {
        try LogRepair.run(folder, on: disk, now: now, processNumber: 4711)
    }

    private func verify(_ disk: ModelDisk) throws -> LogVerifier.Result {
        try LogVerifier(folder, on: disk).run()
    }

    private func upkeep(_ disk: ModelDisk, compresses: Bool = false) throws {
        var policy = LogUpkeep.Policy()
        policy.compresses = compresses
        _ = try LogUpkeep(folder, on: disk, policy: policy).round(now: now)
    }

    @Test func aSoundLogIsLeftAlone() throws {
        let disk = ModelDisk(seed: 1)
        try LogFixture.fill(disk, count: 20, groupSize: 3, segmentSize: 1500)
        try upkeep(disk)
        let before = try disk.names(in: folder.path)
        #expect(try repair(disk).isEmpty)
        #expect(try disk.names(in: folder.path) == before)
    }

    @Test func aBadLineIsKeptBesideTheLogAndRecorded() throws {
        let disk = ModelDisk(seed: 1)
        try LogFixture.fill(disk, count: 20, groupSize: 3, segmentSize: 1500)
        try upkeep(disk)
        var bytes = try #require(disk.bytes(of: folder.sealed(first: 1)))
        let lines = LogFixture.lines(bytes)
        bytes[lines[0].count + 40] ^= 1
        let bad = Array(bytes[lines[0].count + 1..<lines[0].count + lines[1].count + 2])
        disk.overwrite(folder.sealed(first: 1), with: bytes)
        #expect(try verify(disk).damage.count == 1)
        let report = try repair(disk)
        let copy = folder.damaged(first: 1, offset: lines[0].count + 1)
        #expect(disk.bytes(of: copy) == bad)
        #expect(
            report.records == [
                .aside(
                    segment: folder.sealed(first: 1), offset: lines[0].count + 1, length: bad.count,
                    copy: copy, was: "its crc32c does not fit its bytes"),
                .lost(2...2),
            ])
        let result = try verify(disk)
        #expect(result.isSound && result.events == 19 && result.blankLines == 1)
        #expect(disk.bytes(of: folder.sealed(first: 1))?.count == bytes.count)
        #expect(try repair(disk).isEmpty)
        try upkeep(disk)
        #expect(try verify(disk).isSound)
        #expect(try LogFixture.open(disk).report.damage.isEmpty)
    }

    @Test func whatIsMissingAtTheEndIsRecordedAndTheLogGoesOn() throws {
        let disk = ModelDisk(seed: 1)
        try LogFixture.fill(disk, count: 9, groupSize: 3)
        let lines = LogFixture.lines(try #require(disk.bytes(of: folder.current)))
        disk.overwrite(folder.current, with: lines[..<5].flatMap { $0 + [0x0A] })
        #expect(try repair(disk).records == [.lost(6...9)])
        #expect(try verify(disk).isSound)
        try LogFixture.fill(disk, count: 2)
        #expect(try LogFixture.open(disk).report.damage.isEmpty)
        let result = try verify(disk)
        #expect(result.isSound && result.last == 11 && result.events == 7)
    }

    /// What a reader gives, and what it says is wrong.
    private func read(_ disk: ModelDisk) throws -> (events: [UInt64], faults: [String]) {
        var reader = LogReader(folder, on: disk)
        var (events, faults): ([UInt64], [String]) = ([], [])
        while true {
            do throws(LogReadError) {
                guard let event = try reader.next() else { return (events, faults) }
                events.append(event.sequence)
            } catch { faults.append("\(error)") }
        }
    }

    /// What is recorded as lost is no damage for readers either, wherever it is missing.
    @Test(arguments: [[2], [0, 1], [3, 4, 5], [8], [6, 7, 8], [2, 8]])
    func readersPassOverWhatIsKnownToBeLost(
        bad: [Int]
    ) throws {
        let disk = ModelDisk(seed: 1)
        try LogFixture.fill(disk, count: 9, groupSize: 3)
        var lines = LogFixture.lines(try #require(disk.bytes(of: folder.current)))
        for index in bad { lines[index][300] ^= 1 }
        disk.overwrite(folder.current, with: lines.flatMap { $0 + [0x0A] })
        #expect(try !read(disk).faults.isEmpty)
        _ = try repair(disk)
        let left = (0..<9).filter { !bad.contains($0) }.map { UInt64($0 + 1) }
        #expect(try read(disk) == (left, []))
        try LogFixture.fill(disk, count: 2)
        #expect(try read(disk) == (left + [10, 11], []))
    }

    @Test func aMissingSegmentIsRecorded() throws {
        let disk = ModelDisk(seed: 1)
        try LogFixture.fill(disk, count: 40, groupSize: 3, segmentSize: 1500)
        let names = try SegmentFinder(folder: folder, disk: disk).sealed()
        disk.erase(folder.sealed(first: names[1]))
        #expect(try read(disk).faults.count == 1)
        #expect(try repair(disk).records == [.lost(names[1]...names[2] - 1)])
        #expect(try verify(disk).isSound)
        #expect(try read(disk).faults.isEmpty)
    }

    @Test func aStrangerWithAHighNumberDoesNotCastOutTheOthers() throws {
        let disk = ModelDisk(seed: 1)
        try LogFixture.fill(disk, count: 6)
        var lines = LogFixture.lines(try #require(disk.bytes(of: folder.current)))
        var chain = EventChain(logID: LogFixture.logID, nextSequence: 1 << 40, link: 5)
        var stranger: [UInt8] = []
        chain.append(LogFixture.draft("stranger"), to: &stranger)
        lines.insert(stranger.dropLast(), at: 2)
        lines.insert(lines[1], at: 4)
        disk.overwrite(folder.current, with: lines.flatMap { $0 + [0x0A] })
        let report = try repair(disk)
        #expect(report.records.count == 3)
        let result = try verify(disk)
        #expect(result.isSound && result.events == 6)
    }

    @Test func anEventThatWasReplacedIsRecordedAsNotLinked() throws {
        let disk = ModelDisk(seed: 1)
        try LogFixture.fill(disk, count: 6)
        var lines = LogFixture.lines(try #require(disk.bytes(of: folder.current)))
        var chain = EventChain(logID: LogFixture.logID, nextSequence: 3, link: 5)
        var forged: [UInt8] = []
        chain.append(LogFixture.draft("forged"), to: &forged)
        lines[2] = forged.dropLast()
        disk.overwrite(folder.current, with: lines.flatMap { $0 + [0x0A] })
        #expect(try repair(disk).records == [.unlinked(3), .unlinked(4)])
        let result = try verify(disk)
        #expect(result.isSound && result.events == 6)
    }

    @Test func aCompressedSegmentIsWrittenPlainWithWhatCanBeRead() throws {
        let disk = ModelDisk(seed: 1)
        try LogFixture.fill(disk, count: 30, groupSize: 3, segmentSize: 1500)
        try upkeep(disk, compresses: true)
        let names = try SegmentFinder(folder: folder, disk: disk).sealed()
        let path = folder.compressed(first: names[1])
        var bytes = try #require(disk.bytes(of: path))
        bytes[20] ^= 4
        disk.overwrite(path, with: bytes)
        let report = try repair(disk)
        #expect(report.records.contains(.lost(names[1]...names[2] - 1)))
        #expect(disk.bytes(of: folder.damaged(path, number: 1)) == bytes)
        #expect(disk.bytes(of: path) == nil)
        #expect(try verify(disk).isSound)
        try upkeep(disk, compresses: true)
        #expect(try verify(disk).isSound)
    }

    @Test func footersAndTombstonesAreMadeAnew() throws {
        let disk = ModelDisk(seed: 1)
        try LogFixture.fill(disk, count: 40, groupSize: 3, segmentSize: 1500)
        var policy = LogUpkeep.Policy()
        policy.retainedSize = 9000
        _ = try LogUpkeep(folder, on: disk, policy: policy, strip: { $0 }).round(now: now)
        let left = try SegmentFinder(folder: folder, disk: disk).sealed()
        disk.overwrite(folder.footer(first: left[0]), with: Array("{}\n".utf8))
        disk.overwrite(folder.stripped(first: 1), with: [])
        #expect(try verify(disk).damage.count == 2)
        #expect(try repair(disk).documents.count == 2)
        #expect(try verify(disk).isSound)
    }

    @Test func nothingIsDestroyedWhateverIsDamagedAndCrashesMeanwhile() throws {
        for seed in TestCases.seeds(150) {
            var random = SeededGenerator(seed: seed)
            let disk = ModelDisk(seed: seed)
            let segmentSize = [700, 2000, 1 << 20].randomElement(using: &random) ?? 700
            try LogFixture.fill(disk, count: 14, groupSize: 3, segmentSize: segmentSize)
            _ = try LogFixture.open(disk)
            try upkeep(disk)
            var before: [FilePath: [UInt8]] = [:]
            for name in try disk.names(in: folder.path) where name.description.hasSuffix(".jsonl") {
                let path = folder.path.appending(name)
                var bytes = try #require(disk.bytes(of: path))
                if Bool.random(using: &random), !bytes.isEmpty { Self.spoil(&bytes, &random) }
                disk.overwrite(path, with: bytes)
                before[path] = bytes
            }
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                disk.inject(.crash, atCall: disk.calls + Int.random(in: 1...120, using: &random))
                do throws(LogError) { _ = try repair(disk) } catch {
                    guard case .failed = error else { throw error }
                }
                disk.clearFaults()
                disk.reboot(after: ModelDisk.End.allCases.randomElement(using: &random) ?? .kill)
            }
            _ = try repair(disk)
            let result = try verify(disk)
            #expect(result.isSound, "seed \(seed): \(result.damage)")
            #expect(try repair(disk).isEmpty, "seed \(seed)")
            try checkKept(before, disk, seed)
            try LogFixture.fill(disk, count: 2)
            #expect(try verify(disk).isSound, "seed \(seed)")
        }
    }

    private static func spoil(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes[Int.random(in: bytes.indices, using: &random)] ^= 1
        case 1: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
        case 2:
            let start = Int.random(in: bytes.indices, using: &random)
            for index in start..<min(start + 400, bytes.count) { bytes[index] = 0 }
        default:
            var lines = LogFixture.lines(bytes)
            lines.shuffle(using: &random)
            bytes = lines.flatMap { $0 + [0x0A] }
        }
    }

    /// Each byte that stood in a segment stands there still, or in a copy.
    private func checkKept(
        _ before: [FilePath: [UInt8]], _ disk: ModelDisk, _ seed: UInt64
    ) throws {
        var left = Set<[UInt8]>()
        for name in try disk.names(in: folder.path) {
            let path = folder.path.appending(name)
            let bytes = disk.bytes(of: path) ?? []
            for line in bytes.split(separator: 0x0A) { left.insert(Array(line)) }
        }
        for (path, bytes) in before {
            for line in bytes.split(separator: 0x0A) where !EventLine.isBlank(Array(line).span) {
                #expect(left.contains(Array(line)), "seed \(seed): \(path)")
            }
        }
    }
}
