import EventLog
import Glibc
import Linux
import TestSupport
import Testing

/// Followers beside a writer that seals and is killed, and that are killed themselves.
@Suite struct FollowTests {
    /// Kills of the daemon, and of a reader: one for each thousand of DATELINE_TEST_CASES, up to 100.
    private static let crashes = min(
        100, max(3, (Machine.environment["DATELINE_TEST_CASES"].flatMap(Int.init) ?? 0) / 1000))
    private static let batches = crashes < 20 ? 5 : 16
    /// Files of a batch, whose events fill less than a segment.
    private static let batch = 6

    private let folder: TemporaryFolder
    private let disk = LinuxDisk()
    private var root: FilePath { folder("root") }
    private var log: FilePath { folder("root/log") }

    init() throws {
        folder = try TemporaryFolder("follow")
        try disk.makeDirectories(folder("root/incoming/desk"), mode: 0o755)
        try disk.makeDirectories(folder("stage"), mode: 0o755)
        // The log is there before anyone follows it: `tail -F` finds a first event to begin with.
        try drop(1, round: -1)
        let run = try ChildProcess.run("datelined", ["--root", root.description, "--once"])
        try #require(run.exit == .code(0), "\(run.error)")
    }

    private func drop(_ count: Int, round: Int) throws {
        for number in 0..<count {
            let staged = folder("stage").appending("\(round)-\(number)")
            try disk.write("Round \(round) story \(number)\n\nIt happened \(number) times.\n", to: staged)
            try disk.rename(
                staged, to: folder("root/incoming/desk/r\(round)-\(number).txt"), replacing: false)
        }
    }

    private func follower(_ flags: [String], _ output: FilePath, appending: Bool = false) throws
        -> ChildProcess
    {
        try ChildProcess(
            "dateline", ["tail", "--root", root.description, "-f", "-o", "json"] + flags, output: output,
            error: folder("followers.err"), appendsOutput: appending)
    }

    /// The sequences of the lines in a file, as far as they are whole.
    private func sequences(_ output: FilePath) throws -> [UInt64] {
        let text = String(decoding: try disk.contents(of: output, atMost: 1 << 30) ?? [], as: UTF8.self)
        return text.split(separator: "\n").compactMap { line in
            guard line.hasSuffix("}"), let range = line.firstRange(of: #""sequence":""#) else { return nil }
            return UInt64(line[range.upperBound...].prefix { $0 != "\"" })
        }
    }

    private func waitForLines(_ count: Int, in output: FilePath) throws {
        let deadline = SystemClock().monotonic().advanced(milliseconds: 60_000)
        let changes = try Inotify()
        _ = try changes.watch(output, for: [.modified])
        while true {
            let lines =
                try disk.contents(of: output, atMost: 1 << 30)?.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } ?? 0
            if lines >= count { return }
            guard SystemClock().monotonic() < deadline else {
                throw TestFailure("\(output) has \(lines) lines, not \(count)")
            }
            _ = try Readiness.wait([changes.descriptor], milliseconds: 500)
            _ = try changes.read()
        }
    }

    @Test func everyFollowerSeesEveryEventOnceOverSealsAndCrashes() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        let (plain, cursor, foreign) = (folder("plain"), folder("cursor"), folder("foreign"))
        let tail = try ChildProcess(
            "/usr/bin/tail", ["-n", "+1", "-F", log.appending("current.jsonl").description], output: foreign)
        let follower = try follower(["--after", "0"], plain)
        var reader = try self.follower(["--cursor", "c"], cursor)
        try waitForLines(1, in: foreign)
        // `tail -F` follows a name, and cannot see a segment that comes and goes between two of its looks: a
        // batch seals at most one, and the next one comes when it has seen it.
        let flags = ["--set", "Log.SegmentSize=8K"]
        var count = 1
        for round in 0..<Self.crashes {
            // Every other daemon compresses what the one before left, beneath whoever reads it.
            let upkeep = round.isMultiple(of: 2) ? [] : ["--set", "Log.Compress=zstd"]
            let daemon = try TestDaemon(root: root, sockets: folder, flags: flags + upkeep)
            for batch in 0..<Self.batches {
                try waitForLines(count, in: foreign)
                try drop(Self.batch, round: round * 100 + batch)
                count += Self.batch
            }
            usleep(UInt32.random(in: 0...20_000, using: &random))
            daemon.process.send(SIGKILL)
            try daemon.process.wait()
            reader.send(SIGKILL)
            try reader.wait()
            reader = try self.follower(["--cursor", "c"], cursor, appending: true)
        }
        let last = try ChildProcess.run("datelined", ["--root", root.description, "--once"] + flags)
        #expect(last.exit == .code(0), "seed \(seed): \(last.error)")
        for output in [plain, cursor, foreign] {
            try waitForLines(count, in: output)
            #expect(try sequences(output) == Array(1...UInt64(count)), "seed \(seed): \(output)")
        }
        for process in [tail, follower, reader] {
            process.send(SIGTERM)
            try process.wait()
        }
        let sealed = try disk.names(in: log).filter { LogFolder.firstSequence(ofSealed: $0) != nil }
        let packed = sealed.filter(LogFolder.isCompressed)
        print(
            "\(count) events, \(sealed.count) seals, \(packed.count) compressed, \(Self.crashes) kills of the writer "
                + "and of a reader")
        #expect(sealed.count >= Self.crashes)
        for name in sealed + ["current.jsonl"] {
            let path = "'\(log.appending(name))'"
            let jq = try ChildProcess.run(
                "/bin/bash",
                [
                    "-c",
                    "set -o pipefail; \(packed.contains(name) ? "zstd -dc" : "cat") \(path) | jq -c .sequence",
                ])
            #expect(jq.exit == .code(0), "\(name): \(jq.error)")
        }
        #expect(try ChildProcess.run("dateline", ["verify", "--root", root.description]).exit == .code(0))
    }
}
