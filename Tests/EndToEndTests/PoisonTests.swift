import Glibc
import Linux
import TestSupport
import Testing

/// Files that make the daemon die: each costs itself, and no other.
@Suite struct PoisonTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()
    private var root: FilePath { folder("root") }
    private var incoming: FilePath { root.appending("incoming/wire") }

    init() throws {
        folder = try TemporaryFolder("poison")
        try disk.makeDirectories(folder("root/incoming/wire"), mode: 0o755)
    }

    /// The library that lets the daemon die, or `nil` where there is no compiler to build it.
    private func shim() throws -> String? {
        let source = FilePath(#filePath).parent.appending("poison.c").description
        let library = folder("poison.so").description
        for compiler in ["/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang"]
        where access(compiler, X_OK) == 0 {
            let build = try ChildProcess.run(
                compiler, ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"])
            if build.exit == .code(0) { return library }
        }
        print("no C compiler here")
        return nil
    }

    private func drop(_ name: String, _ text: String) throws {
        try disk.write(text, to: incoming.appending(name))
    }

    private func healthy(_ count: Int) throws -> [String] {
        let names = (0..<count).map { "h\($0).txt" }
        for (number, name) in names.enumerated() {
            try drop(name, "Story number \(number)\n\nNothing happened \(number) times.\n")
        }
        return names
    }

    /// Starts the daemon until it comes to its end, and gives the number of times it died.
    private func deaths(_ library: String, atMost most: Int) throws -> Int {
        for round in 0...most {
            let run = try ChildProcess.run(
                "datelined", ["--root", root.description, "--once"],
                environment: ["LD_PRELOAD": library, "KILLS_LEFT": "none"])
            if run.exit == .code(0) { return round }
            guard case .signal = run.exit else { throw TestFailure("\(run.exit): \(run.error)") }
        }
        throw TestFailure("it died more than \(most) times")
    }

    @Test(arguments: ["SEGFAULT", "ABORTED", "STARVED"])
    func aFileThatKillsIsPutAsideAndItsNeighboursAreNot(_ word: String) throws {
        guard let library = try shim() else { return }
        let names = try healthy(40)
        try drop("poison.txt", "\(word) by a headline\n\nAnd a story.\n")
        // Once among others, then twice alone.
        #expect(try deaths(library, atMost: 4) == 3)
        let events = try TestLog(root: root).events()
        let rejected = events.filter { $0.type == "file.rejected" }
        #expect(rejected.map(\.path) == ["wire/poison.txt"])
        #expect(rejected.map(\.reason) == ["crashed-reader"])
        let accepted = events.filter { $0.type == "article.accepted" }
        #expect(accepted.map(\.path).sorted() == names.map { "wire/\($0)" }.sorted())
        let aside = try disk.names(in: root.appending("rejected/wire")).map(\.description)
        #expect(aside == ["poison.txt", "poison.txt.reason.json"])
        #expect(try disk.tree(root.appending("incoming")).isEmpty)
        // The same again is a new delivery, of which nothing is known yet; a harmless one under its name is read.
        try drop("poison.txt", "Another headline\n\nAnd a story.\n")
        #expect(try deaths(library, atMost: 0) == 0)
        #expect(try TestLog(root: root).events().last?.type == "article.accepted")
    }

    @Test func killsFromOutsideCondemnNobodyHoweverManyThereAre() throws {
        guard let library = try shim() else { return }
        _ = try healthy(5)
        try drop("innocent.txt", "INNOCENT of all\n\nAnd a story.\n")
        let switchFile = folder("kills-left")
        try disk.write("", to: switchFile)
        let environment = ["LD_PRELOAD": library, "KILLS_LEFT": switchFile.description]
        for _ in 1...6 {
            let run = try ChildProcess.run(
                "datelined", ["--root", root.description, "--once"], environment: environment)
            #expect(run.exit == .signal(SIGKILL))
        }
        try disk.remove(switchFile)
        let run = try ChildProcess.run(
            "datelined", ["--root", root.description, "--once"], environment: environment)
        #expect(run.exit == .code(0))
        let events = try TestLog(root: root).events()
        #expect(events.count == 6 && events.allSatisfy { $0.type == "article.accepted" })
    }

    @Test func twoOfThemAreFoundOneAfterTheOther() throws {
        guard let library = try shim() else { return }
        let names = try healthy(10)
        try drop("p1.txt", "SEGFAULT one\n\nAnd a story.\n")
        try drop("p2.txt", "ABORTED two\n\nAnd a story.\n")
        #expect(try deaths(library, atMost: 8) <= 7)
        let events = try TestLog(root: root).events()
        let rejected = events.filter { $0.type == "file.rejected" }.map(\.path).sorted()
        #expect(rejected == ["wire/p1.txt", "wire/p2.txt"])
        #expect(events.count == names.count + 2)
    }
}
