import EventLog
import Glibc
import Linux
import TestSupport
import Testing

/// Followers beside a writer that seals and is killed, and that are killed themselves.
@Suite struct FollowTests {
    /// Kills of the daemon, and of a reader: as many as DATELINE_SCALE says, or one for each thousand of
    /// DATELINE_TEST_CASES. A hundred kills see more than a thousand seals.
    private static let crashes = min(
        100, max(3, (number("DATELINE_TEST_CASES") ?? 0) / 1000, number("DATELINE_SCALE") ?? 0))
    private static let batches = crashes < 20 ? 5 : 20

    private static func number(_ variable: String) -> Int? {
        Machine.environment[variable].flatMap { Int($0) }
    }

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

    /// A file that grows, and how many lines of it were counted.
    private final class Output {
        let path: FilePath
        private var lines = 0
        private var counted = 0

        init(_ path: FilePath) { self.path = path }

        /// Lines that it has by now.
        func count() throws -> Int {
            let file = try OpenFile(path, .read, on: LinuxDisk())
            while true {
                let bytes = try file.read(at: counted, count: 1 << 20)
                if bytes.isEmpty { return lines }
                lines += bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
                counted += bytes.count
            }
        }
    }

    private func waitForLines(_ count: Int, in output: Output) throws {
        let deadline = SystemClock().monotonic().advanced(milliseconds: 60_000)
        let changes = try Inotify()
        _ = try changes.watch(output.path, for: [.modified])
        while true {
            let lines = try output.count()
            if lines >= count { return }
            guard SystemClock().monotonic() < deadline else {
                throw TestFailure("\(output.path) has \(lines) lines, not \(count)")
            }
            _ = try Readiness.wait([changes.descriptor], milliseconds: 500)
            _ = try changes.read()
        }
    }

    @Test func everyFollowerSeesEveryEventOnceOverSealsAndCrashes() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        let (plain, cursor) = (Output(folder("plain")), Output(folder("cursor")))
        let foreign = Output(folder("foreign"))
        let tail = try ChildProcess(
            "/usr/bin/tail", ["-n", "+1", "-F", log.appending("current.jsonl").description],
            output: foreign.path)
        let follower = try follower(["--after", "0"], plain.path)
        var reader = try self.follower(["--cursor", "c"], cursor.path)
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
            reader = try self.follower(["--cursor", "c"], cursor.path, appending: true)
        }
        let last = try ChildProcess.run("datelined", ["--root", root.description, "--once"] + flags)
        #expect(last.exit == .code(0), "seed \(seed): \(last.error)")
        for output in [plain, cursor, foreign] {
            try waitForLines(count, in: output)
            #expect(try sequences(output.path) == Array(1...UInt64(count)), "seed \(seed): \(output.path)")
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
        #expect(sealed.count >= (Self.crashes < 100 ? Self.crashes : 1000))
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
