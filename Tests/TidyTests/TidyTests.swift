import Linux
import TestSupport
import Testing

/// What a program can check of how the tree should look.
@Suite struct TidyTests {
    private static let root = FilePath(#filePath).parent.parent.parent
    private let disk = LinuxDisk()

    private func text(_ path: FilePath) throws -> String {
        String(decoding: try #require(try disk.contents(of: Self.root.appending(path))), as: UTF8.self)
    }

    private func swiftFiles(_ folder: String) throws -> [FilePath] {
        try disk.tree(Self.root.appending(folder)).filter { $0.description.hasSuffix(".swift") }
            .map { FilePath(folder).appending($0) }
    }

    @Test func theTopLevelHoldsTheFoldersThatWereFixed() throws {
        let names = try disk.names(in: Self.root).filter { name in
            try name.bytes.first != UInt8(ascii: ".")
                && disk.status(at: Self.root.appending(name)).kind == .folder
        }
        #expect(names.map(\.description) == ["Sources", "Tests", "config", "deploy", "seeds"])
    }

    @Test func filesAreShortAndPlain() throws {
        for path in try swiftFiles("Sources") + swiftFiles("Tests") {
            let text = try text(path)
            #expect(
                text.split(separator: "\n", omittingEmptySubsequences: false).count <= 400, "\(path) is long")
            #expect(!text.contains("\t"), "\(path) has tabs")
            for mark in ["TO" + "DO", "FIX" + "ME"] {
                #expect(!text.contains(mark), "\(path) has a \(mark)")
            }
        }
    }

    /// What each module may import of the others: arrows only go down.
    private static let mayImport: [String: Set<String>] = [
        "JSON": ["CScan"], "Checksum": ["CChecksum", "CGcrypt"], "Times": [],
        "Article": ["JSON", "Checksum", "Times", "CUTF8Proc", "CUchardet", "CLanguage", "CScan"],
        "Formats": ["Article", "JSON", "Checksum", "Times"],
        "Likeness": ["Article", "JSON", "Checksum", "Times", "CUTF8Proc", "CWords"],
        "Intake": ["Article", "Formats", "Likeness", "JSON", "Checksum", "Times"],
        "Settings": [],
        "Linux": ["CLinux", "Times"],
        "EventLog": ["Linux", "JSON", "Checksum", "Times", "CZstd"],
        "DatelineLog": ["EventLog", "Linux"],
        "Spool": ["Linux", "Times"],
        "ServiceManager": ["Linux", "CSystemd"],
        "Varlink": ["JSON"],
    ]
    private static let own = Set(mayImport.keys).union([
        "Daemon", "Commands", "datelined", "dateline", "bench",
    ])

    private func imports(_ text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"), index <= 2, index + 1 < words.count else {
                return nil
            }
            return String(words[index + 1])
        }
    }

    @Test func arrowsOnlyGoDown() throws {
        for (module, allowed) in Self.mayImport {
            for path in try swiftFiles("Sources/" + module) {
                for name in imports(try text(path)) where Self.own.contains(name) || name.hasPrefix("C") {
                    let isLibrary = !Self.own.contains(name) && !name.hasPrefix("C")
                    #expect(isLibrary || allowed.contains(name), "\(path) imports \(name)")
                }
            }
        }
    }

    @Test func nobodyImportsFoundation() throws {
        for path in try swiftFiles("Sources") {
            #expect(!imports(try text(path)).contains { $0.hasPrefix("Foundation") }, "\(path)")
        }
    }

    @Test func thePureCoreTouchesNoFileClockOrThread() throws {
        for module in ["JSON", "Times", "Article", "Formats", "Likeness", "Intake", "Settings", "Varlink"] {
            for path in try swiftFiles("Sources/" + module) {
                let imports = imports(try text(path))
                #expect(!imports.contains("Linux") && !imports.contains("Dispatch"), "\(path)")
            }
        }
    }

    @Test func ciRunsTheTestCommandOfTheReadme() throws {
        let readme = try text("README.md")
        let marker = try #require(readme.firstRange(of: "<!-- test -->\n```sh\n"))
        let command = readme[marker.upperBound...].prefix { $0 != "\n" }
        #expect(command.hasSuffix("make test"))
        #expect(try text(".ci/run").contains("<!-- test -->"))
    }

    @Test func theDemoShowsTheSeeds() throws {
        #expect(try disk.names(in: Self.root.appending("seeds")).count == 5)
        #expect(try text("README.md").contains("make demo"))
    }
}
