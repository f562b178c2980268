import Linux
import TestSupport
import Times

@testable import EventLog

/// One log through several lives on a model disk, with a model of what it must hold.
struct CrashRun {
    /// A promise that was broken.
    struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    private let disk: ModelDisk
    private let folder = LogFixture.folder
    private var random: SeededGenerator
    /// The lines that were handed to the log under each sequence and not yet found or acknowledged.
    private var attempted: [UInt64: Set<[UInt8]>] = [:]
    /// The lines that must stay.
    private var promised: [[UInt8]] = []
    private let limits: LogWriter.Limits
    private let policy: LogUpkeep.Policy
    /// Whether all that was on the disk when this life began was durable.
    private var beganSynced = false
    /// What there was to be seen, so that a run that tests nothing shows.
    private(set) var crashes = 0
    private(set) var recoveryCrashes = 0
    private(set) var tornTails = 0
    private(set) var wholeLinesInTornTails = 0
    private(set) var seals = 0
    private(set) var faults = 0
    private(set) var upkeepCrashes = 0
    private(set) var compressed = 0
    private(set) var removed = 0

    init(seed: UInt64) {
        disk = ModelDisk(seed: seed)
        random = SeededGenerator(seed: seed &* 0x9E37 &+ 1)
        limits = LogWriter.Limits(segmentSize: Bool.random(using: &random) ? 2500 : 1 << 20, segmentAge: 0)
        var policy = LogUpkeep.Policy()
        policy.compresses = Bool.random(using: &random)
        policy.retainedSize = Bool.random(using: &random) ? 4000 : nil
        self.policy = policy
    }

    /// Lives through `lives` crashes, then one start without any.
    mutating func run(lives: Int) throws {
        for _ in 0..<lives { try live(undisturbed: false) }
        try live(undisturbed: true)
    }

    /// One start of the log, some groups, one end.
    private mutating func live(undisturbed: Bool) throws {
        let before = disk.bytes(of: folder.current)
        let inode = disk.inode(of: folder.current)
        let isBrokenOff = !undisturbed && Int.random(in: 0..<3, using: &random) == 0
        if isBrokenOff { injectSoon(within: 40) }
        do {
            var writer = try LogFixture.open(disk, limits: limits)
            disk.clearFaults()
            if let inode, let before { try checkKept(before, inode: inode) }
            try checkOpened(writer, before: before)
            if !undisturbed { try append(to: &writer) }
            try upkeep(undisturbed: undisturbed)
            if undisturbed { try checkOpened(writer, before: before) }
        } catch let error as LogError {
            faults += 1
            if case .locked = error { throw Broken(description: "locked: \(error)") }
            if isBrokenOff { recoveryCrashes += 1 } else if undisturbed { throw error }
        }
        let end = ModelDisk.End.allCases.randomElement(using: &random) ?? .kill
        crashes += 1
        disk.clearFaults()
        if let inode, let before { try checkKept(before, inode: inode) }
        disk.reboot(after: end)
        // What was not even synced before this life may be gone with the power.
        if let inode, let before, beganSynced || end == .kill { try checkKept(before, inode: inode) }
        beganSynced = end == .powerCut
        if disk.syncsAfterFailure > 0 { throw Broken(description: "a sync was tried again after it failed") }
    }

    /// Looks after the sealed segments, with something that goes wrong.
    private mutating func upkeep(undisturbed: Bool) throws {
        disk.clearFaults()
        if !undisturbed { injectSoon(within: 120) }
        let upkeep = LogUpkeep(
            folder, on: disk, policy: policy, strip: { $0 }, holds: { () throws(SystemError) in [] })
        var damage: [LogDamage] = []
        do throws(SystemError) {
            let report = try upkeep.round(now: WallTime(seconds: 1_800_000_000, nanoseconds: 0))
            compressed += report.compressed
            removed += report.removed.count
            damage = report.damage
        } catch {
            if undisturbed { throw error }
            upkeepCrashes += 1
        }
        guard damage.isEmpty else { throw Broken(description: "false alarm: \(damage)") }
    }

    /// Lets something go wrong at one of the next calls.
    private mutating func injectSoon(within calls: Int) {
        let call = disk.calls + Int.random(in: 1...calls, using: &random)
        let fault: ModelDisk.Fault =
            [.crash, .crash, .crash, .error(5), .error(28), .error(4), .short].randomElement(using: &random)
            ?? .crash
        disk.inject(fault, atCall: call)
    }

    /// Appends groups until something goes wrong, or there have been enough.
    private mutating func append(to writer: inout LogWriter) throws {
        var chain = writer.chain
        let groups = Int.random(in: 1...6, using: &random)
        injectSoon(within: groups * 4)
        for _ in 0..<groups {
            var lines: [UInt8] = []
            for _ in 0..<([1, 2, 5, 9].randomElement(using: &random) ?? 1) {
                let padding = Int.random(in: 0...700, using: &random)
                let start = lines.count
                let name = "\(UInt64.random(in: 0 ... .max, using: &random))"
                let sequence = chain.append(LogFixture.draft(name, padding: padding), to: &lines)
                attempted[sequence, default: []].insert(Array(lines[start..<lines.count - 1]))
            }
            let last = chain.nextSequence - 1
            while true {
                do throws(LogError) {
                    try writer.append(
                        lines, last: last, now: WallTime(seconds: 1_800_000_000, nanoseconds: 0))
                    break
                } catch {
                    guard case .full = error, !disk.hasCrashed else { throw error }
                    faults += 1
                }
            }
            promise(LogFixture.lines(lines))
            if Bool.random(using: &random) { chain.acknowledge(last) }
        }
    }

    private mutating func promise(_ lines: [[UInt8]]) {
        promised += lines
        attempted = attempted.filter { $0.key > UInt64(promised.count) }
    }

    /// Checks a log that was just opened against the model, by its bytes, its reader and its verifier.
    private mutating func checkOpened(_ writer: borrowing LogWriter, before: [UInt8]?) throws {
        guard writer.report.damage.isEmpty else {
            throw Broken(description: "false alarm: \(writer.report.damage)")
        }
        let stored = try StoredLines.read(folder, on: disk)
        seals = max(seals, stored.sealed)
        if let torn = stored.torn { throw Broken(description: "\(torn) is torn") }
        let found = stored.removed + stored.kept
        guard found.count >= promised.count, Array(found.prefix(promised.count)) == promised else {
            throw Broken(
                description: "of \(promised.count) acknowledged events \(found.count) are as they were")
        }
        for index in promised.count..<found.count
        where attempted[UInt64(index + 1)]?.contains(found[index]) != true {
            throw Broken(description: "event \(index + 1) is none that was appended")
        }
        guard writer.chain.nextSequence == UInt64(found.count + 1),
            writer.mark.sequence == UInt64(found.count)
        else {
            throw Broken(description: "the log has \(found.count) events, but goes on with \(writer.chain)")
        }
        // What opening has found is durable from now on.
        promise(Array(found[promised.count...]))
        try checkReaders(stored.kept, from: UInt64(stored.removed.count + 1))
        if let torn = writer.report.torn {
            tornTails += 1
            guard let before,
                disk.bytes(of: torn.copy) == Array(before[torn.offset..<torn.offset + torn.length])
            else { throw Broken(description: "the torn tail is not kept: \(torn)") }
            wholeLinesInTornTails += LogFixture.lines(Array(before[torn.offset...])).count {
                if case .success = EventLine.check($0.span) { true } else { false }
            }
        }
    }

    private func checkReaders(_ found: [[UInt8]], from first: UInt64) throws {
        let result = try LogVerifier(folder, on: disk).run()
        guard result.isSound, result.notes.isEmpty, result.tornBytes == 0,
            result.events == UInt64(found.count)
        else {
            throw Broken(description: "verify: \(result)")
        }
        var reader = LogReader(folder, on: disk, from: first)
        let read = try LogFixture.read(&reader)
        guard read.damage.isEmpty, read.events.map(\.line) == found else {
            throw Broken(
                description: "the reader gives \(read.events.count) of \(found.count): \(read.damage)")
        }
    }

    /// Checks that the segment that held `before` still does, but for a torn tail that is kept in a copy.
    private func checkKept(_ before: [UInt8], inode: Int) throws {
        let names = try disk.hasCrashed ? nil : disk.names(in: folder.path)
        guard let names else { return }
        var now: [UInt8]?
        var copies: [(offset: Int, bytes: [UInt8])] = []
        for name in names {
            let path = folder.path.appending(name)
            if disk.inode(of: path) == inode { now = disk.bytes(of: path) }
            let parts = name.description.split(separator: "-")
            if parts.count == 3, parts[0] == "torn", let offset = Int(parts[2].prefix(20)) {
                copies.append((offset, disk.bytes(of: path) ?? []))
            }
        }
        guard let now else {
            // What it held is looked for when the log is opened.
            if policy.compresses || policy.retainedSize != nil { return }
            throw Broken(description: "the segment is gone")
        }
        guard now.count >= before.count else { throw Broken(description: "the segment got shorter") }
        if now.starts(with: before) { return }
        let isKept = copies.contains { copy in
            copy.offset <= before.count && Array(before[copy.offset...]) == copy.bytes
                && now.starts(with: before[..<copy.offset])
        }
        guard isKept else { throw Broken(description: "a torn tail was blanked and not kept") }
    }
}
