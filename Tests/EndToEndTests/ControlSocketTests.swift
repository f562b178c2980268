import Glibc
import Linux
import TestSupport
import Testing

/// What the daemon answers over its socket.
@Suite struct ControlSocketTests {
    private let folder: TemporaryFolder
    private let disk = LinuxDisk()
    private var root: FilePath { folder("r") }
    private var path: FilePath { root.appending("run/control") }

    init() throws {
        folder = try TemporaryFolder("ctl")
        try disk.makeDirectories(folder("r/incoming"), mode: 0o755)
    }

    @Test func theStatusIsAnsweredAndNonsenseEndsTheConversationAlone() throws {
        try disk.write("A headline\n\nA story.\n", to: root.appending("incoming/a.txt"))
        let daemon = try TestDaemon(
            root: root, sockets: folder, flags: ["--set", "Service.StatusInterval=100ms"])
        _ = try daemon.socket.all(upTo: { $0.contains("log at 1") }, within: TestDaemon.patience)
        let call = "{\"method\":\"org.datelined.Daemon.Status\"}"
        let first = try ControlClient(path)
        let status = try #require(try first.answer(to: call))
        #expect(status.hasPrefix("{\"parameters\":{\"report\":{\"phase\":\"watching\""), "\(status)")
        #expect(status.contains("\"durable\":1"), "\(status)")
        #expect(try ControlClient(path).answer(to: "nonsense") == nil)
        #expect(
            try first.answer(to: "{\"method\":\"org.datelined.Daemon.Stop\"}")?.contains("MethodNotFound")
                == true)
        let info = try #require(try first.answer(to: "{\"method\":\"org.varlink.service.GetInfo\"}"))
        #expect(info.contains("\"org.datelined.Daemon\""), "\(info)")
        #expect(try daemon.stop() == .code(0), "an open conversation does not keep it")
    }

    @Test func clientsThatSayNothingKeepOthersWaitingAndNobodyElse() throws {
        let daemon = try TestDaemon(root: root, sockets: folder)
        var silent = try (0..<14).map { _ in try ControlClient(path) }
        try disk.write("A headline\n\nA story.\n", to: root.appending("incoming/.a"))
        try disk.rename(root.appending("incoming/.a"), to: root.appending("incoming/a.txt"), replacing: false)
        try daemon.waitForEvents(1)
        let last = try ControlClient(path)
        silent.removeAll()
        #expect(try last.answer(to: "{\"method\":\"org.datelined.Daemon.Status\"}") != nil)
        #expect(try daemon.stop() == .code(0))
    }

    @Test func theSocketIsForItsGroupAndTakesThePlaceOfAnOldOne() throws {
        for _ in 1...2 {
            let daemon = try TestDaemon(root: root, sockets: folder)
            var status = stat()
            #expect(lstat(path.description, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o660)
            #expect(try ControlClient(path).answer(to: "{\"method\":\"org.varlink.service.GetInfo\"}") != nil)
            daemon.process.send(SIGKILL)
            _ = try daemon.process.wait()
        }
    }
}
