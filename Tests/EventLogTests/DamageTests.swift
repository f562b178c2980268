import Linux
import TestSupport
import Testing

@testable import EventLog

/// Damage to acknowledged events, with crashes while it is being dealt with.
@Suite struct DamageTests {
    private let folder = LogFixture.folder

    /// Every whole event in the log's segments, by its line.
    private func events(_ disk: ModelDisk) throws -> Set<[UInt8]> {
        var found: Set<[UInt8]> = []
        for name in try disk.names(in: folder.path) where name.description.hasSuffix(".jsonl") {
            for line in LogFixture.lines(disk.bytes(of: folder.path.appending(name)) ?? []) {
                if case .success = EventLine.check(line.span) { found.insert(line) }
            }
        }
        return found
    }

    /// Opens the log with a crash at some call, up to three times, then without one.
    private func open(_ disk: ModelDisk, _ random: inout SeededGenerator) throws -> UInt64 {
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            disk.inject(.crash, atCall: disk.calls + Int.random(in: 1...40, using: &random))
            do throws(LogError) { _ = try LogFixture.open(disk) } catch {
                guard case .failed = error else { throw error }
            }
            disk.reboot(after: ModelDisk.End.allCases.randomElement(using: &random) ?? .kill)
        }
        return try LogFixture.open(disk).chain.nextSequence
    }

    @Test func damageIsNeverRepairedInSilenceWhateverCrashesMeanwhile() throws {
        for seed in TestCases.seeds(800) {
            var random = SeededGenerator(seed: seed)
            let disk = ModelDisk(seed: seed)
            let segmentSize = [700, 1 << 20].randomElement(using: &random) ?? 700
            try LogFixture.fill(disk, count: 9, groupSize: 3, segmentSize: segmentSize)
            // A start makes the mark durable: with an older one the last group could have been torn as well.
            _ = try LogFixture.open(disk)
            let names = try disk.names(in: folder.path).filter {
                $0.description.hasSuffix(".jsonl")
                    && disk.bytes(of: folder.path.appending($0))?.isEmpty == false
            }
            let name = folder.path.appending(try #require(names.randomElement(using: &random)))
            var bytes = try #require(disk.bytes(of: name))
            switch Int.random(in: 0...2, using: &random) {
            case 0: bytes[Int.random(in: bytes.indices, using: &random)] ^= 1
            case 1: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
            default:
                let start = Int.random(in: bytes.indices, using: &random)
                for index in start..<min(start + 512, bytes.count) { bytes[index] = 0 }
            }
            disk.overwrite(name, with: bytes)
            let whole = try events(disk)
            let next = try open(disk, &random)
            #expect(next == 10, "seed \(seed)")
            #expect(try events(disk) == whole, "seed \(seed)")
            #expect(!(try LogVerifier(folder, on: disk).run().isSound), "seed \(seed)")
            try LogFixture.fill(disk, count: 2)
            #expect(try open(disk, &random) == 12, "seed \(seed)")
            let result = try LogVerifier(folder, on: disk).run()
            #expect(!result.isSound && result.last == 11, "seed \(seed)")
            var reader = LogReader(folder, on: disk)
            let read = try LogFixture.read(&reader)
            #expect(
                Set(read.events.map(\.line)) == (try events(disk)) && !read.damage.isEmpty, "seed \(seed)")
        }
    }

    @Test func aSmallLogCutAtEveryByteOpensOrIsToldApart() throws {
        let disk = ModelDisk(seed: 1)
        try LogFixture.fill(disk, count: 3)
        let good = try #require(disk.bytes(of: folder.current))
        let mark = try #require(disk.bytes(of: folder.durable))
        let ends = LogFixture.lines(good).reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count + 1) }
        for count in 0..<good.count {
            for hasMark in [true, false] {
                let disk = ModelDisk(seed: 1)
                try disk.makeDirectories(folder.path, mode: 0o755)
                disk.overwrite(folder.current, with: Array(good[..<count]))
                if hasMark { disk.overwrite(folder.durable, with: mark) }
                let writer = try LogFixture.open(disk)
                let wholeEvents = UInt64((ends.lastIndex { $0 <= count } ?? 0))
                // The second and third lines call the ones before them durable.
                #expect(writer.report.damage.isEmpty == !hasMark, "\(count) bytes")
                #expect(writer.chain.nextSequence == (hasMark ? 4 : wholeEvents + 1), "\(count) bytes")
                #expect((writer.report.torn != nil) == (!hasMark && !ends.contains(count)), "\(count) bytes")
            }
        }
    }
}
