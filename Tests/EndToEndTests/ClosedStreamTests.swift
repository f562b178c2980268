import Linux
import TestSupport
import Testing

/// Programs that are started with standard input, output or error closed, as some supervisors do.
@Suite struct ClosedStreamTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()
    private var root: String { folder("root").description }

    init() throws {
        folder = try TemporaryFolder("closed")
        try disk.makeDirectories(folder("root/incoming"), mode: 0o755)
        try disk.write([], to: folder("root/incoming/empty.txt"))
    }

    /// Runs one of the programs by the shell, which closes what is said.
    private func run(_ program: String, _ rest: String) throws -> (exit: ProcessExit, error: String) {
        let path = try ChildProcess.productFolder().appending(program)
        let run = try ChildProcess.run(
            "/bin/sh", ["-c", "exec '\(path)' \(rest)"], environment: ["SWIFT_BACKTRACE": "enable=no"])
        return (run.exit, run.error)
    }

    @Test func theDaemonWritesItsMessagesIntoNoFileOfItsOwn() throws {
        let flags = "--root '\(root)' --once"
        #expect(try run("datelined", "\(flags) <&- >&- 2>&-").exit == .code(0))
        #expect(try TestLog(root: folder("root")).events().map(\.type) == ["file.rejected"])
        for name in ["log/durable.lock", "rejected/.lock"] {
            let lock = try #require(try disk.contents(of: folder("root/\(name)")))
            #expect(!lock.contains(UInt8(ascii: ":")), "\(name): \(String(decoding: lock, as: UTF8.self))")
        }
        #expect(try run("dateline", "verify --root '\(root)'").exit == .code(0))
    }

    @Test func aCommandThatCannotPrintSaysSo() throws {
        #expect(try run("datelined", "--root '\(root)' --once").exit == .code(0))
        for closed in [">&-", "1</dev/null", "<&- >&-"] {
            let run = try run("dateline", "tail --cursor desk --root '\(root)' \(closed)")
            #expect(run.exit == .code(4), "\(closed): \(run.exit)")
            #expect(run.error == "dateline: standard output is closed: give it a file, a pipe or /dev/null\n")
        }
        #expect(try !disk.exists(folder("root/log/cursors/desk")), "nothing was seen")
        #expect(try run("dateline", "tail --root '\(root)' <&- 2>&-").exit == .code(0))
    }
}
