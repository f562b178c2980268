import Glibc
import Linux
import TestSupport
import Testing

/// Rejected files that are put back, and the list of reasons.
@Suite struct RequeueTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()
    private var root: FilePath { folder("root") }

    init() throws {
        folder = try TemporaryFolder("requeue")
        try disk.makeDirectories(folder("root/incoming/wire"), mode: 0o755)
    }

    private func once(_ flags: [String] = []) throws {
        let run = try ChildProcess.run("datelined", ["--root", root.description, "--once"] + flags)
        #expect(run.exit == .code(0), "\(run.error)")
    }

    @Test func aFileThatWasTooLargeIsReadOnceTheLimitIsHigher() throws {
        let name = FilePath(bytes: Array("caf".utf8) + [0xE9])
        for path in [FilePath("wire/a.txt"), FilePath("wire").appending(name)] {
            try disk.write(
                "A headline of \(path.bytes.count)\n\nAnd a story.\n",
                to: root.appending("incoming").appending(path))
        }
        try once(["--set", "Spool.MaximumFileSize=10"])
        #expect(try disk.names(in: root.appending("rejected/wire")).count == 4)
        // Another file has the name by now: the one that comes back gets a name beside it.
        try disk.write("Another\n\nstory.\n", to: root.appending("incoming/wire/a.txt"))
        let back = try ChildProcess.run(
            "dateline",
            [
                "requeue", "--root", root.description, "wire/a.txt",
                root.appending("rejected/wire").description + "/" + "a.txt.reason.json",
            ])
        #expect(back.exit == .code(2), "the second means the file that is back already: \(back.error)")
        #expect(back.output.hasSuffix("incoming/wire/a.txt.2\n"), "\(back.output)")
        let left = try disk.names(in: root.appending("rejected/wire"))
        #expect(left == [name, name.withSuffix(".reason.json")])
        try once()
        let events = try TestLog(root: root).events().suffix(2)
        #expect(events.map(\.type) == ["article.accepted", "article.accepted"])
        #expect(Set(events.map(\.path)) == ["wire/a.txt", "wire/a.txt.2"])
    }

    @Test func jsonSaysWhereItIs() throws {
        try disk.write("A headline\n\nAnd a story.\n", to: root.appending("incoming/wire/a.txt"))
        try once(["--set", "Spool.MaximumFileSize=10"])
        let back = try ChildProcess.run(
            "dateline", ["requeue", "--json", "--root", root.description, "wire/a.txt"])
        #expect(back.output == #"{"rejected":"wire/a.txt","incoming":"wire/a.txt"}"# + "\n")
    }

    @Test func whatIsNoRejectedFileIsWrongUse() throws {
        try once()
        for name in ["../incoming/wire/a", "/etc/hostname", "wire", "none", ".lock", ".moving", "wire/.a"] {
            let run = try ChildProcess.run("dateline", ["requeue", "--root", root.description, name])
            #expect(run.exit == .code(2), "\(name): \(run.error)")
            let folder = root.appending("rejected")
            #expect(run.error == "dateline: \(name) is no rejected file below \(folder)\n")
        }
        #expect(try disk.exists(root.appending("rejected/.lock")))
    }

    @Test func aWrongNameKeepsNoOtherBack() throws {
        try disk.write("A headline\n\nAnd a story.\n", to: root.appending("incoming/wire/a.txt"))
        try once(["--set", "Spool.MaximumFileSize=10"])
        let back = try ChildProcess.run(
            "dateline", ["requeue", "--root", root.description, "none", "wire/a.txt"])
        #expect(back.exit == .code(2) && back.output.hasPrefix("wire/a.txt is back as "), "\(back)")
    }

    @Test func everyReasonStandsInTheReadme() throws {
        let project = FilePath(#filePath).parent.parent.parent
        let readme = String(
            decoding: try #require(try disk.contents(of: project.appending("README.md"))), as: UTF8.self)
        let source = String(
            decoding: try #require(
                try disk.contents(of: project.appending("Sources/Intake/Rejection.swift"))), as: UTF8.self)
        var codes: [String] = []
        for line in source.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard line.hasPrefix("        case "), !line.contains(":"), words.count >= 2 else { continue }
            codes.append(words.count == 4 ? String(words[3].dropFirst().dropLast()) : String(words[1]))
        }
        #expect(codes.count >= 12 && codes.contains("crashed-reader") && codes.contains("empty"))
        for code in codes { #expect(readme.contains("`\(code)`"), "\(code)") }
    }
}
