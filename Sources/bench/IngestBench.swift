import ArgumentParser
import Glibc
import Linux

/// From files in the watched folder to events on stable storage and files settled, beside a bare loop over the same
/// files.
///
/// Files are made beside the watched folder and moved in while the daemon has nothing to do: as one folder, which
/// it has to list, or one by one, while it is at work on those before. With `--files 500000` a backlog of half a
/// million waits outside: memory must not show it.
struct IngestBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Files moved in, read, decided on, durable and settled, beside the bare system calls.")

    @Option(help: "The program to measure.")
    var daemon: String

    @Option(help: "The folder to work in; it should be on the disk that matters.")
    var folder: String

    @Option(help: "Files of a round.")
    var files = 20_000

    @Option(help: "Bytes of a file.")
    var size = 4096

    @Option(help: "Rounds, each of both.")
    var rounds = 3

    @Flag(help: "Articles as JSON objects rather than as plain text.")
    var json = false

    @Flag(help: "Move the files in one by one rather than as one folder.")
    var oneByOne = false

    @Option(help: "Then single files moved in while the daemon has nothing to do.")
    var single = 300

    private var disk: LinuxDisk { LinuxDisk() }

    func run() throws {
        let place = FilePath(folder).appending("bench-\(Machine.processNumber)")
        var (bare, ours): ([Double], [Double]) = ([], [])
        for round in 1...max(1, rounds) {
            bare.append(try measureBare(place.appending("bare-\(round)")))
            let isLast = round == max(1, rounds)
            ours.append(
                try measureDaemon(place.appending("daemon-\(round)"), thenSingle: isLast ? single : 0))
        }
        let ratio = Stopwatch.median(zip(ours, bare).map { $0 / $1 })
        print("ratio   \(Stopwatch.brief(ratio)) of the bare loop's files/s (median of \(ours.count))")
    }

    private func measureBare(_ place: FilePath) throws -> Double {
        let incoming = place.appending("incoming")
        try disk.makeDirectories(place.appending("done"), mode: 0o755)
        try makeFiles(incoming)
        var count = 0
        let seconds = try Stopwatch.seconds {
            count = try BareIngest.run(
                incoming, log: place.appending("log"), done: place.appending("done"))
        }
        print("bare    \(Stopwatch.brief(Double(count) / seconds)) files/s")
        return Double(count) / seconds
    }

    private func measureDaemon(_ place: FilePath, thenSingle: Int) throws -> Double {
        let staged = place.appending("staged")
        try makeFiles(staged)
        let incoming = place.appending("incoming")
        let watched = incoming.appending("wire")
        if oneByOne { try disk.makeDirectories(watched, mode: 0o755) }
        let process = try BenchDaemon(daemon, root: place)
        let before = try process.processorTime()
        let seconds = try Stopwatch.seconds {
            if oneByOne {
                for number in 0..<files {
                    let name = name(number)
                    try disk.rename(
                        staged.appending(name), to: watched.appending(name), replacing: false)
                }
            } else {
                try disk.rename(staged, to: watched, replacing: false)
            }
            try process.waitForEvents(UInt64(files))
            try process.waitUntilEmpty(watched)
        }
        let after = try process.processorTime()
        let memory = try process.memory()
        func each(_ seconds: Double) -> String { Stopwatch.brief(seconds / Double(files) * 1e6) }
        print(
            "daemon  \(Stopwatch.brief(Double(files) / seconds)) files/s; processor time a file "
                + "\(each(after.user - before.user)) µs + \(each(after.system - before.system)) µs in the kernel"
        )
        print(
            "        memory beside the index \(Stopwatch.brief(process.mostBesideIndex)) MB at most; at the end "
                + "\(Stopwatch.brief(memory.own)) of its own, \(Stopwatch.brief(memory.files)) of the program, "
                + "\(Stopwatch.brief(memory.index)) of the index's files")
        if thenSingle > 0 { try measureSingle(process, place, watched, thenSingle) }
        return Double(files) / seconds
    }

    /// How long a file takes that is moved in while nothing else is to be done.
    private func measureSingle(
        _ process: BenchDaemon, _ place: FilePath, _ watched: FilePath, _ count: Int
    ) throws {
        var milliseconds: [Double] = []
        for number in 0..<count {
            let staged = place.appending("single")
            try write(text(files + number), to: staged)
            usleep(5000)
            let seconds = try Stopwatch.seconds {
                try disk.rename(staged, to: watched.appending("single-\(number)"), replacing: false)
                try process.waitForEvents(UInt64(files + number + 1), every: 20)
            }
            milliseconds.append(seconds * 1000)
        }
        milliseconds.sort()
        print(
            "single  durable after \(Stopwatch.brief(milliseconds[count / 2])) ms at the median, "
                + "\(Stopwatch.brief(milliseconds[count * 99 / 100])) ms at the 99th percentile "
                + "(\(count) files)")
    }

    private func makeFiles(_ folder: FilePath) throws {
        try disk.makeDirectories(folder, mode: 0o755)
        for number in 0..<files { try write(text(number), to: folder.appending(name(number))) }
        // What was made is not to be written to the disk while others are measured.
        sync()
    }

    private func name(_ number: Int) -> FilePath { FilePath("story-\(number)") }

    private static let texts = WireText()

    private func text(_ number: Int) -> [UInt8] {
        json ? Self.texts.record(number, size: size) : Self.texts.story(number, size: size)
    }

    private func write(_ bytes: [UInt8], to path: FilePath) throws {
        try OpenFile(path, .create(0o644), on: disk).write(bytes, at: 0)
    }
}
