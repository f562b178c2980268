import Glibc
import Linux
import TestSupport
import Testing
import Times

@testable import EventLog

/// Power cuts of real file systems while the log is written.
@Suite(.serialized) struct PowerCutTests {
    /// What was acknowledged in one life of the log.
    private final class Ledger: @unchecked Sendable {
        private let lock = Lock()
        private var acknowledged: [UInt64] = []
        private var isOver = false

        /// Notes the links of the events that are durable now.
        func acknowledge(_ links: [UInt64]) { lock.withLock { acknowledged += links } }
        func end() { lock.withLock { isOver = true } }
        var links: [UInt64] { lock.withLock { acknowledged } }
        var hasEnded: Bool { lock.withLock { isOver } }
    }

    private static let limits = LogWriter.Limits(segmentSize: 200_000, segmentAge: 0)

    /// Three in the ordinary run; 200 with all tests.
    private static var cuts: Int { TestCases.isThorough ? 200 : 3 }

    /// Appends groups until the disk refuses.
    private func write(_ writer: consuming LogWriter, _ ledger: Ledger, seed: UInt64) throws -> Thread {
        nonisolated(unsafe) var kept: LogWriter? = consume writer
        return try Thread(name: "writer") {
            guard var writer = kept.take() else { return }
            var random = SeededGenerator(seed: seed)
            var chain = writer.chain
            while true {
                var lines: [UInt8] = []
                var links: [UInt64] = []
                for _ in 0..<([1, 3, 20, 100].randomElement(using: &random) ?? 1) {
                    let padding = Int.random(in: 0...3000, using: &random)
                    chain.append(LogFixture.draft("event", padding: padding), to: &lines)
                    links.append(chain.link)
                }
                let last = chain.nextSequence - 1
                do throws(LogError) {
                    try writer.append(lines, last: last, now: SystemClock().wallTime())
                } catch { break }
                chain.acknowledge(last)
                ledger.acknowledge(links)
            }
            ledger.end()
        }
    }

    /// Looks after the sealed segments until the disk refuses.
    private func lookAfter(_ folder: LogFolder, _ ledger: Ledger) throws -> Thread {
        try Thread(name: "upkeep") {
            var policy = LogUpkeep.Policy()
            policy.compresses = true
            let upkeep = LogUpkeep(folder, on: LinuxDisk(), policy: policy)
            while !ledger.hasEnded {
                // That it fails when the power is cut is no news.
                do { _ = try upkeep.round(now: SystemClock().wallTime()) } catch {}
                usleep(500)
            }
        }
    }

    /// Whether all that was promised is there: each event with the digest that it had.
    private func check(_ folder: LogFolder, _ promised: [UInt64]) throws -> UInt64 {
        var reader = LogReader(folder, on: LinuxDisk())
        var count = 0
        while let event = try reader.next() {
            guard event.sequence == UInt64(count + 1) else { break }
            if count < promised.count {
                guard EventLine.link(to: event.line.span) == promised[count] else {
                    throw TestFailure("event \(event.sequence) is not what was acknowledged")
                }
            }
            count += 1
        }
        guard count >= promised.count else {
            throw TestFailure("\(promised.count) events were acknowledged, \(count) are there")
        }
        return UInt64(count)
    }

    @Test(arguments: MountedDisk.Kind.allCases)
    func nothingThatWasAcknowledgedIsLostInAPowerCut(_ kind: MountedDisk.Kind) throws {
        if let obstacle = kind.obstacle {
            print("power cuts of \(kind.rawValue) are not tried: \(obstacle)")
            return
        }
        let temporary = try TemporaryFolder("power")
        let mounted = try MountedDisk(kind, in: temporary)
        let folder = LogFolder(mounted.path.appending("log"))
        let seed = UInt64.random(in: 1...UInt64.max)
        var random = SeededGenerator(seed: seed)
        var promised: [UInt64] = []
        var tornTails = 0
        for cut in 1...Self.cuts {
            let ledger = Ledger()
            let threads: [Thread]
            do {
                let writer = try LogFixture.open(LinuxDisk(), folder, limits: Self.limits)
                #expect(writer.report.damage.isEmpty, "seed \(seed), cut \(cut)")
                if writer.report.torn != nil { tornTails += 1 }
                let count = try check(folder, promised)
                #expect(writer.chain.nextSequence == count + 1, "seed \(seed), cut \(cut)")
                // What opening has kept is promised from now on.
                promised = try links(folder)
                threads = [
                    try write(writer, ledger, seed: seed &+ UInt64(cut)), try lookAfter(folder, ledger),
                ]
            }
            usleep(UInt32.random(in: 0...20_000, using: &random))
            try mounted.cutPower()
            for thread in threads { thread.join() }
            promised += ledger.links
            try mounted.unmount()
            try mounted.mount()
        }
        _ = try LogFixture.open(LinuxDisk(), folder, limits: Self.limits)
        _ = try check(folder, promised)
        let result = try LogVerifier(folder, on: LinuxDisk()).run()
        #expect(result.isSound, "seed \(seed): \(result.damage)")
        print(
            "\(Self.cuts) power cuts of \(kind.rawValue): \(promised.count) events acknowledged, 0 lost;",
            "\(tornTails) torn tails, \(result.segments) segments")
    }

    private func links(_ folder: LogFolder) throws -> [UInt64] {
        var reader = LogReader(folder, on: LinuxDisk())
        var links: [UInt64] = []
        while let event = try reader.next() { links.append(EventLine.link(to: event.line.span)) }
        return links
    }
}
