import Glibc
import JSON
import Linux
import TestSupport
import Testing

/// The index can go at any time: what is decided stays the same.
@Suite struct IndexTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()

    init() throws {
        folder = try TemporaryFolder("index")
        try disk.makeDirectories(folder("root/incoming"), mode: 0o755)
    }

    private var root: FilePath { folder("root") }

    private func drop(_ round: String) throws {
        let seeds = FilePath(#filePath).parent.parent.parent.appending("seeds")
        for name in try disk.names(in: seeds) {
            let bytes = try #require(try disk.contents(of: seeds.appending(name)))
            try disk.write(bytes, to: root.appending("incoming/\(round)-\(name)"))
            // The same words on other lines.
            let text = String(decoding: bytes, as: UTF8.self).replacing(". ", with: ".  ")
            try disk.write(text, to: root.appending("incoming/\(round)-again-\(name)"))
        }
        let run = try ChildProcess.run("datelined", ["--root", root.description, "--once"])
        #expect(run.exit == .code(0), "\(run.error)")
    }

    /// What the copies of the last round are copies of, by their names.
    private func originals() throws -> [String: UInt64] {
        let copies = try TestLog(root: root).events().suffix(10).map {
            (String($0.path.dropFirst(2)), $0.original)
        }
        return Dictionary(uniqueKeysWithValues: copies).compactMapValues { $0 }
    }

    private func number(_ key: String, in document: String) throws -> Int? {
        var scanner = JSONScanner(document)
        var number: Int?
        try scanner.object { (name, scanner) throws(JSONError) in
            if name == key { number = try scanner.integer() } else { try scanner.skip() }
        }
        return number
    }

    @Test func withOrWithoutTheIndexTheSameIsDecided() throws {
        try drop("a")
        #expect(try TestLog(root: root).events().filter { $0.type == "article.accepted" }.count == 5)
        try drop("b")
        let known = try originals()
        #expect(known.count == 10 && known.values.allSatisfy { 1...10 ~= $0 })
        // Removed, it is made again.
        for name in try disk.names(in: root.appending("index")) {
            try disk.remove(root.appending("index").appending(name))
        }
        try drop("c")
        #expect(try originals() == known)
        let made = try ChildProcess.run("dateline", ["reindex", "--root", root.description, "--json"])
        #expect(made.exit == .code(0), "\(made.error)")
        #expect(try number("events", in: made.output) == 30)
        try drop("d")
        #expect(try originals() == known)
        #expect(try TestLog(root: root).events().filter { $0.type == "article.accepted" }.count == 5)
    }

    @Test func nobodyMakesItAgainWhileADaemonRuns() throws {
        let missing = try ChildProcess.run("dateline", ["reindex", "--root", folder("none").description])
        #expect(missing.exit == .code(4))
        let daemon = try TestDaemon(root: root, sockets: folder)
        let run = try ChildProcess.run("dateline", ["reindex", "--root", root.description])
        #expect(run.exit == .code(4))
        #expect(run.error.contains("systemctl stop datelined"), "\(run.error)")
        let status = try ChildProcess.run("dateline", ["status", "--root", root.description, "--json"])
        #expect(status.output.contains(#""index":{"articles":0,"#), "\(status.output)")
        #expect(try daemon.stop() == .code(0))
    }

    /// Sequences of a stretch: as many make files of the index.
    private static let stretch = 1 << 14

    @Test(.enabled(if: TestCases.stated != nil), arguments: [".exact", ".near"])
    func aFileThatIsCutShortUnderTheDaemonCostsARestart(ending: String) throws {
        var generator = SeededGenerator(seed: 1)
        var bulk = ""
        var texts: [String] = []
        for number in 0..<Self.stretch + 500 {
            let words = (0..<60).map { _ in "w\(Int.random(in: 0..<9000, using: &generator))" }
            texts.append(words.joined(separator: " "))
            bulk += #"{"id":"\#(number)","title":"Title \#(number)","text":"\#(texts[number])"}"# + "\n"
        }
        try disk.write(bulk, to: root.appending("incoming/bulk.jsonl"))
        let taken = try ChildProcess.run("datelined", ["--root", root.description, "--once"])
        #expect(taken.exit == .code(0), "\(taken.error)")
        let daemon = try TestDaemon(root: root, sockets: folder)
        let files = try disk.names(in: root.appending("index")).filter { $0.description.hasSuffix(ending) }
        #expect(!files.isEmpty)
        for file in files {
            let path = root.appending("index").appending(file)
            #expect(truncate(path.description, 4096) == 0)
        }
        // The pages after that are gone from under it: a look at them ends it.
        try disk.write(texts[5], to: root.appending("incoming/copy.txt"))
        #expect(try daemon.process.wait() == .signal(SIGBUS))
        let again = try ChildProcess.run("datelined", ["--root", root.description, "--once"])
        #expect(again.exit == .code(0), "\(again.error)")
        #expect(again.error.contains("it is made again from the log"), "\(again.error)")
        let events = try TestLog(root: root).events()
        #expect(events.count == texts.count + 1)
        #expect(events.last?.type == "article.duplicate" && events.last?.original == 6)
        let verified = try ChildProcess.run("dateline", ["verify", "--root", root.description])
        #expect(verified.exit == .code(0), "\(verified.output)")
    }
}
