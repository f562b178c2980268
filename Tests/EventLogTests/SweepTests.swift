import Linux
import TestSupport
import Testing
import Times

@testable import EventLog

/// A small log of every kind of file, spoilt at every place, and a run in which every call fails once.
@Suite struct SweepTests {
    private let folder = LogFixture.folder
    private let now = WallTime(seconds: 1_800_000_000, nanoseconds: 0)

    /// Whether all is tried, or a part that the seed of the day chooses.
    private static var isThorough: Bool { TestCases.isThorough }

    /// A log with a plain and a compressed segment, footers, and a current segment with three events.
    private func small(_ disk: ModelDisk) throws {
        try LogFixture.fill(disk, count: 6, groupSize: 3, segmentSize: 1)
        var policy = LogUpkeep.Policy()
        policy.compresses = true
        _ = try LogUpkeep(folder, on: disk, policy: policy).round(now: now)
        try LogFixture.fill(disk, count: 3, groupSize: 3, segmentSize: 1)
        _ = try LogUpkeep(folder, on: disk, policy: LogUpkeep.Policy()).round(now: now)
        try LogFixture.fill(disk, count: 3)
    }

    private func files(_ disk: ModelDisk) throws -> [(path: FilePath, bytes: [UInt8])] {
        try disk.names(in: folder.path).compactMap { name in
            let path = folder.path.appending(name)
            guard let bytes = disk.bytes(of: path), path != folder.lock, !bytes.isEmpty else { return nil }
            return (path, bytes)
        }
    }

    /// Checks that a file which was spoilt is named, or did not matter, and that the log opens all the same.
    private func check(_ disk: ModelDisk, _ path: FilePath, _ place: String, _ good: [[UInt8]]) throws {
        let result = try LogVerifier(folder, on: disk).run()
        if path == folder.durable {
            #expect(result.isSound, "\(path) \(place)")
        } else if result.isSound {
            // A bit of a compressed file may mean nothing: then nothing is lost.
            let lines = try StoredLines.read(folder, on: disk).kept
            #expect(LogFolder.isCompressed(path) && lines == good, "\(path) \(place) was not noticed")
        } else {
            #expect(result.damage.contains { $0.segment == path }, "\(path) \(place): \(result.damage)")
        }
        let writer = try LogFixture.open(disk)
        #expect(writer.chain.nextSequence == 13, "\(path) \(place)")
    }

    @Test func everyFileCutAtEveryByteIsNamed() throws {
        let whole = ModelDisk(seed: 1)
        try small(whole)
        let good = try StoredLines.read(folder, on: whole).kept
        #expect(good.count == 12)
        for (path, bytes) in try files(whole) {
            let step = Self.isThorough ? 1 : 23
            for count in stride(from: 0, to: bytes.count, by: step) {
                let disk = whole.copy(seed: 1)
                disk.overwrite(path, with: Array(bytes[..<count]))
                try check(disk, path, "cut to \(count) bytes", good)
            }
        }
    }

    @Test func everyFileWithAnyBitFlippedIsNamed() throws {
        let whole = ModelDisk(seed: 1)
        try small(whole)
        let good = try StoredLines.read(folder, on: whole).kept
        for (path, bytes) in try files(whole) {
            let step = Self.isThorough ? 1 : 211
            for bit in stride(from: 0, to: bytes.count * 8, by: step) {
                let disk = whole.copy(seed: 1)
                var bad = bytes
                bad[bit / 8] ^= 1 << UInt8(bit % 8)
                disk.overwrite(path, with: bad)
                try check(disk, path, "with bit \(bit) flipped", good)
            }
        }
    }

    /// A run over all that the log does, from a torn tail on; tells whether anything was refused.
    private func run(_ disk: ModelDisk) -> String? {
        do {
            for _ in 0..<2 {
                var limits = LogWriter.Limits(segmentSize: 700, segmentAge: 0)
                limits.keepFree = FreeReserve(bytes: 1, percent: 0)
                var writer = try LogFixture.open(disk, limits: limits)
                var chain = writer.chain
                for _ in 0..<2 {
                    var lines: [UInt8] = []
                    for _ in 0..<2 { chain.append(LogFixture.draft("event", padding: 100), to: &lines) }
                    try writer.append(lines, last: chain.nextSequence - 1, now: now)
                }
                var policy = LogUpkeep.Policy()
                policy.compresses = true
                policy.retainedSize = 900
                _ = try LogUpkeep(folder, on: disk, policy: policy, strip: { $0 }).round(now: now)
            }
            return nil
        } catch { return "\(error)" }
    }

    private func torn(_ seed: UInt64) throws -> ModelDisk {
        let disk = ModelDisk(seed: seed)
        disk.capacity = 1 << 20
        try LogFixture.fill(disk, count: 3)
        let bytes = try #require(disk.bytes(of: folder.current))
        disk.overwrite(folder.current, with: bytes + Array("{\"specversion\":\"1.0\"".utf8))
        return disk
    }

    @Test func anErrorAtEveryCallOfARunIsToldOrMadeGood() throws {
        let before = try torn(1)
        let undisturbed = before.copy(seed: 1)
        let start = undisturbed.calls
        #expect(run(undisturbed) == nil)
        let end = undisturbed.calls
        let good = try StoredLines.read(folder, on: undisturbed)
        #expect(good.removed.count > 0 && (good.removed + good.kept).count == 11)
        for call in stride(from: start + 1, through: end, by: Self.isThorough ? 1 : 5) {
            for fault: ModelDisk.Fault in [.error(5), .error(28), .error(4), .short, .crash] {
                let disk = before.copy(seed: UInt64(call))
                disk.inject(fault, atCall: call)
                let told = run(disk)
                if fault == .error(5) || fault == .crash {
                    #expect(told != nil, "\(fault) at call \(call) was passed over")
                }
                if told == nil {
                    let stored = try StoredLines.read(folder, on: disk)
                    #expect(stored.removed + stored.kept == good.removed + good.kept, "\(fault) at \(call)")
                }
                disk.reboot(after: .powerCut)
                #expect(run(disk) == nil, "\(fault) at call \(call): \(told ?? "")")
                let result = try LogVerifier(folder, on: disk).run()
                #expect(result.isSound && result.notes.isEmpty, "\(fault) at call \(call): \(result)")
                let stored = try StoredLines.read(folder, on: disk)
                // The first three were durable; of the others as many as were acknowledged or found.
                let numbers = (stored.removed + stored.kept).compactMap { EventHeader($0)?.sequence }
                #expect(numbers == Array(1...UInt64(numbers.count)), "\(fault) at call \(call)")
                #expect(disk.syncsAfterFailure == 0)
            }
        }
        print("\(end - start) calls, each with five faults")
    }
}
