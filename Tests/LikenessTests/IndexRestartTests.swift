import Glibc
import Likeness
import Linux
import TestSupport
import Testing

@testable import Daemon

/// A decision hangs on the log, the article and the settings: not on when a process ran, nor on what became of
/// the index.
@Suite struct IndexRestartTests {
    private static func parameters(using generator: inout SeededGenerator) -> LikenessParameters {
        var parameters = LikenessParameters()
        parameters.stretchBits = UInt64.random(in: 2...5, using: &generator)
        parameters.blockBits = UInt64.random(in: 1...parameters.stretchBits, using: &generator)
        parameters.window = [3, 8, 96].randomElement(using: &generator).map { $0 * 3600 } ?? 3600
        if Bool.random(using: &generator) { parameters.capacity = 4000 }
        return parameters
    }

    @Test(arguments: TestCases.dearSeeds(8))
    func `whatever becomes of processes and files, the decisions are the same`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let deliveries = Deliveries.make(120, using: &generator)
        var log = try IndexedLog(
            seed: seed, deliveries: deliveries, parameters: Self.parameters(using: &generator))
        var reached = 0
        var starts = 0
        while reached < deliveries.count {
            starts += 1
            let next = min(deliveries.count, reached + Int.random(in: 0...40, using: &generator))
            let isBrokenOff = starts < 30 && Int.random(in: 0..<2, using: &generator) == 0
            if isBrokenOff {
                let call = log.disk.calls + Int.random(in: 1...600, using: &generator)
                log.disk.inject(.crash, atCall: call)
            }
            do {
                reached = try log.run(upTo: next)
            } catch let failure as TestFailure {
                Issue.record("seed \(seed), start \(starts): \(failure)")
                return
            } catch {
                #expect(isBrokenOff, "seed \(seed), start \(starts): \(error)")
                if !isBrokenOff { return }
            }
            let end = ModelDisk.End.allCases.randomElement(using: &generator) ?? .kill
            log.disk.reboot(after: end)
            try harm(log, using: &generator)
        }
    }

    /// Removes or damages files of the index, or all of it, or nothing.
    private func harm(_ log: IndexedLog, using generator: inout SeededGenerator) throws {
        let files = try log.files()
        guard let file = files.randomElement(using: &generator) else { return }
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: for file in files { log.disk.erase(file) }
        case 1: log.disk.erase(file)
        case 2:
            var bytes = log.disk.bytes(of: file) ?? []
            guard let place = bytes.indices.randomElement(using: &generator) else { return }
            bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            log.disk.overwrite(file, with: bytes)
        case 3:
            let bytes = log.disk.bytes(of: file) ?? []
            log.disk.overwrite(
                file, with: Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator))))
        default: break
        }
    }

    @Test(arguments: 0..<2)
    func `a start reads the end of the log only`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let deliveries = Deliveries.make(200, using: &generator)
        var parameters = LikenessParameters()
        (parameters.stretchBits, parameters.blockBits) = (4, 2)
        var log = try IndexedLog(seed: seed, deliveries: deliveries, parameters: parameters)
        for count in [50, 120, 199, 200] {
            #expect(try log.run(upTo: count) == count)
            #expect(log.warnings == [])
            #expect(log.replayed <= 16, "seed \(seed): \(log.replayed) events were read")
        }
        #expect(log.filesFound > 1)
        for file in try log.files() { log.disk.erase(file) }
        _ = try log.run(upTo: 200)
        #expect(log.replayed == 200 && log.filesFound == 0 && log.progress == [1])
        _ = try log.run(upTo: 200)
        #expect(log.replayed <= 16)
    }

    @Test(arguments: 0..<3)
    func `a log that was put back from a copy has the index that it had`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let deliveries = Deliveries.make(150, using: &generator)
        var parameters = LikenessParameters()
        (parameters.stretchBits, parameters.blockBits) = (3, 2)
        var log = try IndexedLog(seed: seed, deliveries: deliveries, parameters: parameters)
        let early = Int.random(in: 1...100, using: &generator)
        _ = try log.run(upTo: early)
        let copy = try log.snapshot(of: IndexedLog.logFolder)
        _ = try log.run(upTo: 140)
        try log.restore(copy, to: IndexedLog.logFolder)
        #expect(try log.run(upTo: early) == early, "seed \(seed)")
        #expect(early > 130 || log.warnings.count == 1, "seed \(seed): \(log.warnings)")
        #expect(try log.run(upTo: 150) == 150)
    }

    @Test func `an index of other settings is made again`() throws {
        var generator = SeededGenerator(seed: 3)
        let deliveries = Deliveries.make(100, using: &generator)
        var parameters = LikenessParameters()
        (parameters.stretchBits, parameters.blockBits) = (3, 2)
        var log = try IndexedLog(seed: 3, deliveries: deliveries, parameters: parameters)
        _ = try log.run(upTo: 100)
        let index = try log.snapshot(of: IndexedLog.indexFolder)
        parameters.window = 2 * 3600
        log = try IndexedLog(seed: 4, deliveries: deliveries, parameters: parameters)
        _ = try log.run(upTo: 60)
        try log.restore(index, to: IndexedLog.indexFolder)
        #expect(try log.run(upTo: 100) == 100)
        #expect(!log.warnings.isEmpty && log.replayed == 60)
    }

    @Test func `a call that fails costs a start and no decision`() throws {
        var generator = SeededGenerator(seed: 5)
        let deliveries = Deliveries.make(60, using: &generator)
        var parameters = LikenessParameters()
        (parameters.stretchBits, parameters.blockBits) = (3, 2)
        var log = try IndexedLog(seed: 5, deliveries: deliveries, parameters: parameters)
        _ = try log.run(upTo: 40)
        let before = try log.files()
        #expect(!before.isEmpty)
        var madeAgain = 0
        // Each call of a start fails once: either it says so, or it goes well, and the next one is well.
        let calls = log.disk.calls
        _ = try log.run(upTo: 40)
        let span = log.disk.calls - calls
        for call in 1...span {
            log.disk.inject(.error(EIO), atCall: log.disk.calls + call)
            do { _ = try log.run(upTo: 40) } catch is TestFailure {
                Issue.record("call \(call): another decision")
            } catch {}
            if log.warnings.contains(where: { $0.contains("made again from the log") }) { madeAgain += 1 }
            log.disk.clearFaults()
            log.disk.reboot(after: .kill)
            #expect(try log.run(upTo: 40) == 40)
        }
        // A file that cannot be read costs not even that.
        #expect(madeAgain > 2)
        #expect(try log.run(upTo: 60) == 60)
    }

    /// A part of a file would keep a full disk full.
    @Test func `nothing is left of a file that finds no room`() throws {
        var generator = SeededGenerator(seed: 6)
        let deliveries = Deliveries.make(30, using: &generator)
        var parameters = LikenessParameters()
        (parameters.stretchBits, parameters.blockBits) = (3, 2)
        var log = try IndexedLog(seed: 6, deliveries: deliveries, parameters: parameters)
        _ = try log.run(upTo: 30)
        func erase() throws { for file in try log.files() { log.disk.erase(file) } }
        try erase()
        let calls = log.disk.calls
        _ = try log.run(upTo: 30)
        let span = log.disk.calls - calls
        var failures = 0
        for call in 1...span {
            try erase()
            log.disk.inject(.error(ENOSPC), atCall: log.disk.calls + call)
            do { _ = try log.run(upTo: 30) } catch { failures += 1 }
            log.disk.clearFaults()
            let left = try log.files().filter { Self.isUnfinished($0) }
            #expect(left.isEmpty, "call \(call)")
            log.disk.reboot(after: .kill)
        }
        #expect(failures > span / 2)
    }

    private static func isUnfinished(_ file: FilePath) -> Bool {
        !file.description.hasSuffix(".exact") && !file.description.hasSuffix(".near")
    }
}
