import Linux
import TestSupport
import Testing

/// The records are ninjs, by the word of its own schema.
///
/// The schema is not a part of this project: `NINJS_SCHEMA` says where it is, or it lies in a folder `shared`
/// beside the project. Where there is none, or no jsonschema for Python, the test says so.
@Suite struct NinjsTests {
    private static let root = FilePath(#filePath).parent.parent.parent
    private let disk = LinuxDisk()

    private var schema: FilePath? {
        let path =
            Machine.environment["NINJS_SCHEMA"].map { FilePath($0) }
            ?? Self.root.parent.appending("shared/data/ninjs/ninjs-schema_3.1.json")
        return (try? disk.status(at: path)) == nil ? nil : path
    }

    /// Articles that have every field that the reader knows, beside the seeds.
    private static let articles = [
        "killed.json":
            #"{"id": "a-1", "url": "https://example.org/1", "title": "KILL: A story", "text": "Kill it."}"#,
        "wire.txt": """
        U.S. tests missile
        By Jane Roe and John Doe, Reuters
        (Adds quotes)

        WASHINGTON, March 3 (Reuters) - The missile flew on Tuesday, the Pentagon said, and it fell into the
        sea as it had been meant to, some hundreds of miles from the coast.

        A man looks at the sky on March 3, 2026. (Photo by Max Muster/Reuters)

        (Reporting by Jane Roe; Editing by John Doe)
        """,
    ]

    @Test func recordsAreValidByTheSchema() throws {
        guard let schema else { return print("skipped: there is no ninjs schema here (set NINJS_SCHEMA)") }
        let folder = try TemporaryFolder("ninjs")
        try disk.makeDirectories(folder("incoming/wire"), mode: 0o755)
        let seeds = Self.root.appending("seeds")
        for name in try disk.names(in: seeds) {
            let bytes = try #require(try disk.contents(of: seeds.appending(name)))
            try disk.write(bytes, to: folder("incoming").appending(name))
        }
        for (name, text) in Self.articles {
            try disk.write(text, to: folder("incoming/wire").appending(name))
        }
        let flags = ["--set", "Source.wire.Agency=Reuters", "--once"]
        let run = try ChildProcess.run("datelined", ["--root", folder.path.description] + flags)
        #expect(run.exit == .code(0), "\(run.error)")
        let script = FilePath(#filePath).parent.appending("validate_ninjs.py")
        let check = try ChildProcess.run(
            "/usr/bin/env",
            ["python3", script.description, schema.description, folder("log/current.jsonl").description],
            environment: ["PATH": Machine.environment["PATH"] ?? "/usr/bin:/bin"])
        if check.exit == .code(77) { return print("skipped: Python has no jsonschema here") }
        #expect(check.exit == .code(0), "\(check.output)\(check.error)")
        #expect(check.output == "7 valid\n")
    }
}
