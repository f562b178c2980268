import Glibc
import Linux
import TestSupport
import Testing

/// Many files and folders: in bounded memory, in fair turns, and soon.
///
/// With `DATELINE_SCALE` they are as many as the program is made for: at 100, a million files in one folder and
/// 10,000 subfolders. That is for the programs that were built for release.
@Suite(.serialized) struct ScaleTests {
    private static let scale = Machine.environment["DATELINE_SCALE"].flatMap { Int($0) } ?? 0

    private let site: DropSite
    private let disk = LinuxDisk()

    init() throws { site = try DropSite("scale") }

    private func fill(_ folder: String, _ count: Int) throws {
        try site.makeFolder(folder)
        for number in 0..<count { try site.write("\(folder)/f\(number).txt", number) }
    }

    @Test func aFolderFullAtTheStartGivesEventsSoonAndTakesNoMoreMemory() throws {
        let few = 300
        let many = max(2000, 10_000 * Self.scale)
        try fill("few", few)
        let first = try ChildProcess.run("/usr/bin/env", command(["--once"]))
        #expect(first.exit == .code(0), "\(first.error)")
        let atFew = try peak(first.output)

        try fill("many", many)
        let daemon = try site.daemon()
        let begun = SystemClock().monotonic()
        try daemon.waitForEvents(UInt64(few + 1))
        let milliseconds = SystemClock().monotonic().milliseconds(after: begun)
        #expect(milliseconds < 5000, "a second on a machine with nothing else to do")
        try daemon.waitForEvents(UInt64(few + many), patience: 60 + many / 500)
        let resident = try daemon.process.residentKilobytes()
        #expect(try daemon.stop() == .code(0))
        print("first event after \(milliseconds) ms of \(many) files; \(atFew) KB then, \(resident) KB now")
        // Digests of all articles, and sketches of the latest, stay in memory: some hundred bytes each.
        #expect(resident < atFew + 30_000 + many)
        if many <= 10_000 {
            let paths = (0..<few).map { "few/f\($0).txt" } + (0..<many).map { "many/f\($0).txt" }
            #expect(try site.events().map(\.path).sorted() == paths.sorted())
        }
        #expect(try disk.tree(site.incoming).isEmpty)
    }

    /// The index lies on disk and knows them: a start reads none of them, and takes no more memory for more of them.
    @Test func filesThatStayAreNotReadAgainAndTakeNoMemory() throws {
        // Few are enough to fill what is kept in memory of the log's end.
        let few = 100 + 400 * Self.scale
        let many = max(1500, 2000 * Self.scale)
        let keep = ["--set", "Spool.Settle=keep"]
        var folders: [FilePath] = []
        var memory: [Int] = []
        for (name, numbers) in [("a", 0..<few), ("b", few..<many)] {
            try site.makeFolder(name)
            for number in numbers { try site.write("\(name)/f\(number).txt", number) }
            #expect(try site.once(keep).exit == .code(0))
            folders.append(site.incoming.appending(name))
            memory.append(try startReadingNone(of: folders, keep))
            #expect(try LogEnd(root: site.root).last == UInt64(numbers.upperBound))
        }
        print("own memory at such a start: \(memory[0]) KB with \(few) files, \(memory[1]) KB with \(many)")
        #expect(memory[1] < memory[0] + 4000 || Self.scale == 0)
        // One that changes is read, and taken in.
        let changed = site.incoming.appending("a/f7.txt")
        try disk.replace(changed, with: Array("Another headline\n\nOf another story.\n".utf8), mode: 0o644)
        #expect(try site.once(keep).exit == .code(0))
        #expect(try LogEnd(root: site.root).last == UInt64(many + 1))
    }

    /// Runs the daemon until it has looked at all of `folders`, and answers how many kilobytes of its own it took.
    private func startReadingNone(of folders: [FilePath], _ flags: [String]) throws -> Int {
        let accessed = Inotify.Mask(rawValue: 1)
        let inotify = try Inotify()
        for folder in folders { _ = try inotify.watch(folder, for: accessed) }
        let begun = SystemClock().monotonic()
        let daemon = try ChildProcess("datelined", ["--root", site.root.description, "--once"] + flags)
        var most = 0
        while !daemon.hasEnded {
            most = max(most, try daemon.ownKilobytes())
            usleep(2000)
        }
        #expect(try daemon.wait() == .code(0))
        print("a start among files that stay: \(SystemClock().monotonic().milliseconds(after: begun)) ms")
        let notes = try inotify.read().filter { !$0.mask.contains(.isFolder) }
        #expect(notes.isEmpty, "\(notes.count) were read, the first of them \(notes.first?.name ?? "")")
        return most
    }

    /// The daemon under a shell that says how much memory it took at most.
    private func command(_ flags: [String]) throws -> [String] {
        let datelined = try ChildProcess.productFolder().appending("datelined").description
        let program = """
            import resource, subprocess, sys
            code = subprocess.run(sys.argv[1:]).returncode
            print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
            sys.exit(code)
            """
        return ["python3", "-c", program, datelined, "--root", site.root.description] + flags
    }

    private func peak(_ output: String) throws -> Int {
        guard let number = Int(output.split(separator: "\n").last ?? "") else {
            throw TestFailure("no figure: \(output)")
        }
        return number
    }

    /// As many as find room are taken by their age, whatever order the folder lists them in.
    @Test func whatLiesThereAtTheStartIsTakenOldestFirst() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        let ages = (1...1000).shuffled(using: &random)
        for (number, age) in ages.enumerated() {
            try site.write("f\(number).txt", number)
            var times = [timespec(tv_sec: 1_700_000_000 + age, tv_nsec: 0), timespec()]
            times[1] = times[0]
            #expect(utimensat(AT_FDCWD, site.incoming.appending("f\(number).txt").description, times, 0) == 0)
        }
        #expect(try site.once().exit == .code(0))
        let expected = ages.indices.sorted { ages[$0] < ages[$1] }.map { "f\($0).txt" }
        #expect(try site.events().map(\.path) == expected, "seed \(seed)")
    }

    @Test func manySubfoldersAndDeepOnes() throws {
        let count = max(300, 100 * Self.scale)
        var names: [String] = []
        for number in 0..<count {
            let folder =
                number % 10 == 0
                ? "n/" + String(repeating: "d/", count: number % 90) + "\(number)" : "s\(number)"
            try site.makeFolder(folder)
            try site.write("\(folder)/a.txt", number)
            names.append("\(folder)/a.txt")
        }
        let daemon = try site.daemon()
        try daemon.waitForEvents(UInt64(count))
        for number in stride(from: 1, to: count, by: 10) {
            try site.moveIn("s\(number)/b.txt", count + number)
            names.append("s\(number)/b.txt")
        }
        #expect(try site.faults(after: daemon, names) == [])
    }

    @Test func aBacklogOfOneSourceDoesNotHoldUpTheStoryOfAnother() throws {
        let count = max(2500, 10_000 * Self.scale)
        try fill("big", count)
        try site.makeFolder("small")
        let daemon = try site.daemon()
        try daemon.waitForEvents(100)
        let before = try LogEnd(root: site.root).last
        try site.moveIn("small/breaking.txt", 999_999)
        try site.wait("its event") { try site.status().isEmpty || isThere("small/breaking.txt") }
        try daemon.waitForEvents(UInt64(count + 1), patience: 60 + count / 500)
        #expect(try daemon.stop() == .code(0))
        let log = TestLog(root: site.root)
        let story = try #require(try log.first { $0.path == "small/breaking.txt" })
        // What was in hand already goes first; of what waits, no more than its fair share.
        print("the story came \(story.sequence - before) events after it was dropped, of \(count)")
        #expect(story.sequence < before + 1500)
        #expect(story.sequence < UInt64(count))
    }

    private func isThere(_ path: String) -> Bool {
        access(site.incoming.appending(path).description, F_OK) != 0
    }

    @Test func aSingleFileIsDurableSoon() throws {
        let daemon = try site.daemon()
        try site.moveIn("warm.txt", 0)
        try daemon.waitForEvents(1)
        var times: [Int] = []
        for number in 1...60 {
            let begun = SystemClock().monotonic()
            try site.moveIn("l\(number).txt", number)
            while try LogEnd(root: site.root).last < UInt64(number + 1) { sched_yield() }
            times.append(Int(SystemClock().monotonic().nanoseconds - begun.nanoseconds) / 1000)
        }
        #expect(try daemon.stop() == .code(0))
        times.sort()
        print("from rename to durable: \(times[30]) µs at the median, \(times[54]) µs at nine in ten")
        #expect(times[30] < 200_000, "5 ms on a machine with nothing else to do")
    }
}

/// The last durable event, by the log's own mark.
private struct LogEnd {
    let root: FilePath

    var last: UInt64 {
        get throws {
            let mark = try LinuxDisk().contents(of: root.appending("log/durable")) ?? []
            return UInt64(String(decoding: mark.prefix(20), as: UTF8.self)) ?? 0
        }
    }
}
