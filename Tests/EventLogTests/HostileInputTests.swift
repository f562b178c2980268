import Linux
import TestSupport
import Testing

@testable import EventLog

/// Files that hold anything at all.
@Suite struct HostileInputTests {
    private let folder = LogFixture.folder

    @Test func noContentOfTheFilesTraps() throws {
        for seed in TestCases.seeds(600) {
            var random = SeededGenerator(seed: seed)
            let disk = ModelDisk(seed: seed)
            try LogFixture.fill(disk, count: 6, groupSize: 2, segmentSize: 700)
            for name in try disk.names(in: folder.path) where Bool.random(using: &random) {
                let path = folder.path.appending(name)
                disk.overwrite(path, with: spoil(disk.bytes(of: path) ?? [], &random))
            }
            for sequence in [1, 4, .max] as [UInt64] {
                var reader = LogReader(folder, on: disk, from: sequence)
                _ = try LogFixture.read(&reader)
            }
            _ = try LogVerifier(folder, on: disk).run()
            let next = try LogFixture.open(disk).chain.nextSequence
            try LogFixture.fill(disk, count: 2)
            #expect(try LogFixture.open(disk).chain.nextSequence == next + 2, "seed \(seed)")
        }
    }

    private func spoil(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var lines = LogFixture.lines(bytes)
        switch Int.random(in: 0...5, using: &random) {
        case 0:
            return (0..<Int.random(in: 0...300, using: &random)).map { _ in
                .random(in: .min ... .max, using: &random)
            }
        case 1:
            let sequences: [UInt64] = [LogFolder.largestSequence - 10, 3, 1 << 40]
            let sequence = sequences.randomElement(using: &random) ?? 3
            var chain = EventChain(logID: "x", nextSequence: sequence, link: 5)
            var line: [UInt8] = []
            chain.append(LogFixture.draft("from elsewhere"), to: &line)
            return bytes + line
        case 2: return DurableMark(sequence: .random(in: 0...20, using: &random), offset: .max).bytes
        case 3: return []
        case 4: lines.shuffle(using: &random)
        default: lines += lines
        }
        return lines.flatMap { $0 + [0x0A] }
    }
}
