import Glibc
public import Linux

/// The folders of a daemon under test, and what goes in and comes out.
public final class DropSite {
    /// What holds everything; it goes when the site does.
    public let folder: TemporaryFolder
    /// What `--root` is given.
    public var root: FilePath { folder("root") }
    /// The watched folder.
    public var incoming: FilePath { root.appending("incoming") }
    /// A folder on the same file system that nobody watches.
    public var stage: FilePath { folder("stage") }

    private let disk = LinuxDisk()

    /// A site whose folder's name begins with `name`.
    public init(_ name: String) throws {
        folder = try TemporaryFolder(name)
        for name in ["root/incoming", "stage"] { try disk.makeDirectories(folder(name), mode: 0o755) }
    }

    /// A text that no other number has.
    public static func story(_ number: Int) -> String {
        "Story number \(number)\n\nNothing happened \(number) times.\n"
    }

    /// Starts a daemon and waits until it is ready.
    public func daemon(_ flags: [String] = []) throws -> TestDaemon {
        try TestDaemon(root: root, sockets: folder, flags: flags, error: folder("err"))
    }

    /// What the daemons wrote to standard error.
    public func messages() throws -> String {
        String(decoding: try disk.contents(of: folder("err")) ?? [], as: UTF8.self)
    }

    /// Runs a daemon until the folder is empty.
    public func once(_ flags: [String] = []) throws -> (exit: ProcessExit, output: String, error: String) {
        try ChildProcess.run("datelined", ["--root", root.description, "--once"] + flags)
    }

    /// Writes a story elsewhere and renames it to `path` below the watched folder.
    public func moveIn(_ path: String, _ number: Int) throws {
        let staged = stage.appending("s\(number)")
        try disk.write(Self.story(number), to: staged)
        try disk.rename(staged, to: incoming.appending(path), replacing: false)
    }

    /// Writes a story in place.
    public func write(_ path: String, _ number: Int) throws {
        try disk.write(Self.story(number), to: incoming.appending(path))
    }

    /// Makes a folder below the watched one.
    public func makeFolder(_ path: String) throws {
        try disk.makeDirectories(incoming.appending(path), mode: 0o755)
    }

    /// Every event that is durable.
    public func events() throws -> [TestLog.Event] { try TestLog(root: root).events() }

    /// The last status that the daemon wrote.
    public func status() throws -> String {
        String(decoding: try disk.contents(of: root.appending("run/status.json")) ?? [], as: UTF8.self)
    }

    /// Waits until the status contains `text`.
    public func waitForStatus(_ text: String) throws {
        try wait("the status says: \(text)") { try status().contains(text) }
    }

    /// Waits until a condition holds that nothing tells of.
    public func wait(_ what: String, _ condition: () throws -> Bool) throws {
        let deadline = SystemClock().monotonic().advanced(milliseconds: TestDaemon.patience * 1000)
        while try !condition() {
            guard SystemClock().monotonic() < deadline else { throw TestFailure("it did not come: \(what)") }
            usleep(10_000)
        }
    }

    /// Stops the daemon and answers what is wrong with what it leaves: every one of `paths` must have one
    /// event that accepts it, in a log without a gap, and lie among the settled files.
    public func faults(after daemon: TestDaemon, _ paths: [String]) throws -> [String] {
        try daemon.waitForEvents(UInt64(paths.count))
        var faults: [String] = []
        if try daemon.stop() != .code(0) { faults.append("it did not stop well") }
        return try faults + self.faults(paths)
    }

    /// What is wrong with what a daemon left, as ``faults(after:_:)`` has it.
    public func faults(_ paths: [String]) throws -> [String] {
        var faults: [String] = []
        let events = try events()
        let expected = paths.sorted()
        if events.map(\.path).sorted() != expected {
            faults.append(
                "events of \(Set(events.map(\.path)).symmetricDifference(paths).sorted().prefix(9))")
            faults.append("\(events.count) events for \(paths.count) files")
        }
        if let other = events.first(where: { $0.type != "article.accepted" }) {
            faults.append("\(other.path): \(other.type)")
        }
        if events.map(\.sequence) != Array(UInt64(1)..<UInt64(events.count + 1)) { faults.append("a gap") }
        let settled = try disk.tree(root.appending("done")).map {
            $0.description.split(separator: "/").dropFirst().joined(separator: "/")
        }
        if settled.sorted() != expected { faults.append("settled: \(settled.count) of \(paths.count)") }
        let left = try disk.tree(incoming)
        if !left.isEmpty { faults.append("left: \(left.prefix(5))") }
        let verify = try ChildProcess.run("dateline", ["verify", "--root", root.description])
        if verify.exit != .code(0) { faults.append(verify.output) }
        return faults
    }
}
