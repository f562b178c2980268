import Linux
import TestSupport
import Testing

/// The five articles of `seeds/`: the first thing that anyone does with the program.
@Suite struct SeedTests {
    private static let seeds = FilePath(#filePath).parent.parent.parent.appending("seeds")

    @Test func fiveArticlesAreAcceptedAndThenFiveDuplicatesNameThem() throws {
        let folder = try TemporaryFolder("seeds")
        let disk = LinuxDisk()
        try disk.makeDirectories(folder("incoming"), mode: 0o755)
        let names = try disk.names(in: Self.seeds)
        #expect(names.count == 5)
        for _ in 1...2 {
            for name in names {
                let bytes = try #require(try disk.contents(of: Self.seeds.appending(name)))
                try disk.write(bytes, to: folder("incoming").appending(name))
            }
            let run = try ChildProcess.run("datelined", ["--root", folder.path.description, "--once"])
            #expect(run.exit == .code(0), "\(run.error)")
        }
        let events = try TestLog(root: folder.path).events()
        #expect(
            events.map(\.type) == Array(repeating: "article.accepted", count: 5)
                + Array(repeating: "article.duplicate", count: 5))
        #expect(events.suffix(5).map(\.relation) == Array(repeating: "same-bytes", count: 5))
        for copy in events.suffix(5) {
            let original = events.first { $0.sequence == copy.original }
            #expect(original?.path == copy.path)
        }
        #expect(try disk.names(in: folder("incoming")).isEmpty)
        #expect(try disk.tree(folder("done")).count == 10)
    }

    @Test func filesThatAreKeptAreTakenInOnce() throws {
        let folder = try TemporaryFolder("keep")
        let disk = LinuxDisk()
        try disk.makeDirectories(folder("incoming"), mode: 0o755)
        for name in ["a.txt", "b.txt"] {
            try disk.write(
                "Story \(name)\n\nIt happened in \(name).\n", to: folder("incoming").appending(name))
        }
        let flags = ["--root", folder.path.description, "--once", "--set", "Spool.Settle=keep"]
        for _ in 1...2 { #expect(try ChildProcess.run("datelined", flags).exit == .code(0)) }
        #expect(
            try TestLog(root: folder.path).events().map(\.type) == ["article.accepted", "article.accepted"])
        // Written anew, it is a new delivery.
        try disk.remove(folder("incoming/a.txt"))
        try disk.write("Story a.txt\n\nIt happened in a.txt.\n", to: folder("incoming/a.txt"))
        #expect(try ChildProcess.run("datelined", flags).exit == .code(0))
        #expect(try TestLog(root: folder.path).events().map(\.type).last == "article.duplicate")
        #expect(try disk.names(in: folder("incoming")).count == 2)
    }

    @Test func theSameTextInAnotherFileIsADuplicateByItsText() throws {
        let folder = try TemporaryFolder("text")
        let disk = LinuxDisk()
        try disk.makeDirectories(folder("incoming"), mode: 0o755)
        try disk.write("A headline\n\nThe first words of the story.\n", to: folder("incoming/a.txt"))
        try disk.write("A HEADLINE\n\n\nThe  first words, of the story\n", to: folder("incoming/b.txt"))
        try disk.write("Another headline\n\nThe first words of the story.\n", to: folder("incoming/c.txt"))
        let run = try ChildProcess.run("datelined", ["--root", folder.path.description, "--once"])
        #expect(run.exit == .code(0), "\(run.error)")
        let events = try TestLog(root: folder.path).events().sorted { $0.path < $1.path }
        #expect(Set(events.prefix(2).map(\.type)) == ["article.accepted", "article.duplicate"])
        #expect(events.prefix(2).compactMap(\.relation) == ["same-text"])
        #expect(events.last?.type == "article.accepted")
    }
}
