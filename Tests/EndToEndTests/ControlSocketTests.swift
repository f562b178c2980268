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

    /// A connection to the socket.
    private func connection() throws -> Descriptor {
        let client = Descriptor(owning: socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.bytes) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(client.number, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw SystemError(errno: errno, operation: "connect to", path: path) }
        return client
    }

    /// What comes until the NUL; `nil` when the other side hangs up first.
    private func answer(_ client: borrowing Descriptor, to call: String) throws -> String? {
        let bytes = Array(call.utf8) + [0]
        #expect(send(client.number, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count)
        var reply: [UInt8] = []
        while reply.last != 0 {
            guard try Readiness.wait([client.number], milliseconds: TestDaemon.patience * 1000)[0] else {
                throw TestFailure("no answer came")
            }
            var part = [UInt8](repeating: 0, count: 4096)
            let count = recv(client.number, &part, part.count, 0)
            guard count > 0 else { return nil }
            reply += part[..<count]
        }
        return String(decoding: reply.dropLast(), as: UTF8.self)
    }

    @Test func theStatusIsAnsweredAndNonsenseEndsTheConversationAlone() throws {
        try disk.write("A headline\n\nA story.\n", to: root.appending("incoming/a.txt"))
        let daemon = try TestDaemon(
            root: root, sockets: folder, flags: ["--set", "Service.StatusInterval=100ms"])
        _ = try daemon.socket.all(upTo: { $0.contains("log at 1") }, within: TestDaemon.patience)
        let call = "{\"method\":\"org.datelined.Daemon.Status\"}"
        let first = try connection()
        let status = try #require(try answer(first, to: call))
        #expect(status.hasPrefix("{\"parameters\":{\"report\":{\"phase\":\"watching\""), "\(status)")
        #expect(status.contains("\"durable\":1"), "\(status)")
        #expect(try answer(try connection(), to: "nonsense") == nil)
        #expect(
            try answer(first, to: "{\"method\":\"org.datelined.Daemon.Stop\"}")?.contains("MethodNotFound")
                == true)
        let info = try #require(try answer(first, to: "{\"method\":\"org.varlink.service.GetInfo\"}"))
        #expect(info.contains("\"org.datelined.Daemon\""), "\(info)")
        #expect(try daemon.stop() == .code(0), "an open conversation does not keep it")
    }

    @Test func clientsThatSayNothingKeepOthersWaitingAndNobodyElse() throws {
        let daemon = try TestDaemon(root: root, sockets: folder)
        let silent = try (0..<14).map { _ in try connection().release() }
        try disk.write("A headline\n\nA story.\n", to: root.appending("incoming/.a"))
        try disk.rename(root.appending("incoming/.a"), to: root.appending("incoming/a.txt"), replacing: false)
        try daemon.waitForEvents(1)
        let last = try connection()
        for number in silent { close(number) }
        #expect(try answer(last, to: "{\"method\":\"org.datelined.Daemon.Status\"}") != nil)
        #expect(try daemon.stop() == .code(0))
    }

    @Test func theSocketIsForItsGroupAndTakesThePlaceOfAnOldOne() throws {
        for _ in 1...2 {
            let daemon = try TestDaemon(root: root, sockets: folder)
            var status = stat()
            #expect(lstat(path.description, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o660)
            #expect(try answer(try connection(), to: "{\"method\":\"org.varlink.service.GetInfo\"}") != nil)
            daemon.process.send(SIGKILL)
            _ = try daemon.process.wait()
        }
    }
}
