import EventLog
import Glibc
import Linux
import TestSupport
import Testing

/// Events over the control socket.
@Suite struct ControlTailTests {
    private let site: DropSite
    private let disk = LinuxDisk()
    private var path: FilePath { site.root.appending("run/control") }
    private var log: FilePath { site.root.appending("log") }

    init() throws {
        site = try DropSite("ct")
        for name in ["desk", "wire"] { try site.makeFolder(name) }
        for number in 1...6 {
            try site.write(number.isMultiple(of: 2) ? "wire/\(number).txt" : "desk/\(number).txt", number)
        }
        try disk.write([0], to: site.incoming.appending("wire/zero.bin"))
        let run = try site.once()
        try #require(run.exit == .code(0), "\(run.error)")
    }

    /// The lines of the log, sealed segments and the current one.
    private func lines() throws -> [String] {
        var reader = LogReader(LogFolder(log), on: disk)
        var lines: [String] = []
        while let event = try reader.next() { lines.append(String(decoding: event.line, as: UTF8.self)) }
        return lines
    }

    @Test func whatThereIsComesWithTheLastReplyLast() throws {
        let daemon = try site.daemon()
        let client = try ControlClient(path)
        // What is said meanwhile is answered afterwards.
        try client.say(
            "{\"method\":\"org.datelined.Daemon.Tail\",\"more\":true}",
            "{\"method\":\"org.varlink.service.GetInfo\"}")
        let events = try client.events()
        #expect(events.map(\.sequence) == Array(1...7))
        #expect(events.map(\.event) == (try lines()))
        #expect(events.dropLast().allSatisfy(\.continues) && events.last?.continues == false)
        #expect(try client.reply()?.contains("\"product\":\"datelined\"") == true)
        try client.follow("{\"after\":5,\"follow\":null}")
        #expect(try client.events().map(\.sequence) == [6, 7])
        try client.follow("{\"after\":7}")
        #expect(try client.events() == [ControlClient.Event()])
        try client.follow("{\"types\":[\"file.rejected\"]}")
        #expect(try client.events().map(\.sequence) == [7])
        try client.follow("{\"sources\":[\"desk\"],\"types\":[\"article.accepted\",\"file.rejected\"]}")
        let desk = try client.events()
        #expect(desk.count == 3 && desk.allSatisfy { $0.event.contains("\"source\":\"/incoming/desk\"") })
        #expect(try daemon.stop() == .code(0))
    }

    @Test(arguments: [
        ("{\"after\":8}", "org.varlink.service.InvalidParameter\",\"parameters\":{\"parameter\":\"after\"}"),
        ("{\"after\":-1}", "InvalidParameter\",\"parameters\":{\"parameter\":\"after\"}"),
        ("{\"after\":[1]}", "InvalidParameter\",\"parameters\":{\"parameter\":\"after\"}"),
        ("{\"types\":[\"copy\"]}", "InvalidParameter\",\"parameters\":{\"parameter\":\"types\"}"),
        ("{\"sources\":\"desk\"}", "InvalidParameter\",\"parameters\":{\"parameter\":\"sources\"}"),
        ("{\"since\":1}", "InvalidParameter\",\"parameters\":{\"parameter\":\"since\"}"),
    ])
    func whatIsWrongIsNamed(parameters: String, error: String) throws {
        let daemon = try site.daemon()
        let client = try ControlClient(path)
        try client.follow(parameters)
        let reply = try #require(try client.reply())
        #expect(reply.hasPrefix("{\"error\":\"org.") && reply.contains(error), "\(reply)")
        // The conversation goes on.
        #expect(
            try client.answer(to: "{\"method\":\"org.datelined.Daemon.Tail\"}")?.contains("ExpectedMore")
                == true)
        #expect(try daemon.stop() == .code(0))
    }

    @Test func followersMissNothingOverSeals() throws {
        let daemon = try site.daemon(["--set", "Log.SegmentSize=4K", "--set", "Log.Compress=zstd"])
        let all = try ControlClient(path)
        try all.follow("{\"follow\":true,\"after\":0}")
        #expect(try all.events(7).map(\.sequence) == Array(1...7))
        let wires = try ControlClient(path)
        try wires.follow("{\"follow\":true,\"after\":7,\"sources\":[\"wire\"]}")
        for number in 8...67 {
            // Each batch is larger than a segment.
            if number % 10 == 8 { try daemon.waitForEvents(UInt64(number - 1)) }
            try site.moveIn(number.isMultiple(of: 2) ? "wire/\(number).txt" : "desk/\(number).txt", number)
        }
        let events = try all.events(60)
        #expect(events.map(\.sequence) == Array(8...67))
        #expect(events.map(\.event) == (try lines().suffix(60)))
        let wire = try wires.events(30)
        #expect(wire.allSatisfy { $0.event.contains("\"source\":\"/incoming/wire\"") })
        #expect(try disk.names(in: log).filter { LogFolder.firstSequence(ofSealed: $0) != nil }.count > 4)
        // Who says no place begins with what comes: some event after those.
        let fresh = try ControlClient(path)
        try fresh.follow("{\"follow\":true}")
        var number = 68
        while try !fresh.hasReply(within: 100) {
            try site.moveIn("desk/\(number).txt", number)
            number += 1
        }
        #expect(try fresh.event().sequence ?? 0 >= 68)
        // Followers do not hold up its end, and see it.
        #expect(try daemon.stop() == .code(0))
        #expect(try wires.reply() == nil)
    }

    @Test func aClientThatDoesNotReadHoldsUpNobodyAndCostsNoMemory() throws {
        // 10 MB of events that are not this daemon's own: it passes over them at its start.
        try SampleLog.write(500, to: log, segmentSize: 4 << 20, padding: 20_000)
        let daemon = try site.daemon()
        let before = try daemon.process.residentKilobytes()
        let idle = try ControlClient(path)
        try idle.follow("{\"follow\":true,\"after\":0}")
        #expect(try idle.hasReply(within: TestDaemon.patience * 1000))
        try site.moveIn("desk/more.txt", 1)
        try daemon.waitForEvents(508)
        let other = try ControlClient(path)
        try other.follow("{\"after\":506}")
        #expect(try other.events().map(\.sequence) == [507, 508])
        let resident = try daemon.process.residentKilobytes()
        #expect(resident < before + 5000, "\(before) KB before, \(resident) KB with a client that waits")
        #expect(try idle.events(508).map(\.sequence) == Array(1...508))
        #expect(try daemon.stop() == .code(0))
    }

    @Test func soManyAreServedAndTheNextOnesAreTold() throws {
        let daemon = try site.daemon()
        var clients = try (0..<8).map { _ in try ControlClient(path) }
        for client in clients {
            try client.follow("{\"follow\":true,\"after\":6}")
            #expect(try client.event().sequence == 7)
        }
        let last = try ControlClient(path)
        try last.follow("{\"follow\":true}")
        #expect(
            try last.reply()
                == "{\"error\":\"org.datelined.Daemon.TooManyStreams\",\"parameters\":{\"most\":8}}")
        // One that hangs up makes room.
        clients.removeLast()
        try site.wait("room") {
            try last.follow("{\"after\":6}")
            return try last.reply()?.contains("\"sequence\":7") == true
        }
        #expect(
            try last.answer(to: "{\"method\":\"org.datelined.Daemon.Status\"}")?.contains("report") == true)
        #expect(try daemon.stop() == .code(0))
    }

    @Test func whatWasRemovedOrDamagedIsTold() throws {
        try SampleLog.write(60, to: log, segmentSize: 4 << 10)
        let sealed = try disk.names(in: log).compactMap(LogFolder.firstSequence(ofSealed:))
        try #require(sealed.count > 3)
        let third = log.appending(LogFolder(log).sealed(first: sealed[2]).lastComponent)
        var bytes = try #require(try disk.contents(of: third))
        bytes[200] ^= 1
        try disk.replace(third, with: bytes, mode: 0o640)
        try disk.remove(LogFolder(log).sealed(first: sealed[0]))
        let daemon = try site.daemon()
        let client = try ControlClient(path)
        try client.follow("{\"after\":1}")
        let gone =
            "{\"error\":\"org.datelined.Daemon.EventsRemoved\",\"parameters\":{\"from\":2,\"oldest\":\(sealed[1])}}"
        #expect(try client.reply() == gone)
        try client.follow("{\"after\":\(sealed[1] - 1)}")
        for sequence in sealed[1]..<sealed[2] { #expect(try client.event().sequence == sequence) }
        let damage = try #require(try client.reply())
        #expect(
            damage.contains(
                "org.datelined.Daemon.EventDamaged\",\"parameters\":{\"sequence\":\(sealed[2]),\"place\":"),
            "\(damage)")
        try client.follow("{\"after\":\(sealed[2])}")
        #expect(try client.event().sequence == sealed[2] + 1)
        _ = try daemon.stop()
    }

    @Test func aSocketThatWasPassedServesThem() throws {
        let program = """
            import os, socket, sys
            s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1] + ".new"); s.listen()
            os.rename(sys.argv[1] + ".new", sys.argv[1])
            os.dup2(s.fileno(), 3); os.set_inheritable(3, True)
            os.environ.update(LISTEN_FDS="1", LISTEN_FDNAMES="control", LISTEN_PID=str(os.getpid()))
            os.execv(sys.argv[2], sys.argv[2:])
            """
        let passed = site.folder("passed")
        let datelined = try ChildProcess.productFolder().appending("datelined").description
        let daemon = try ChildProcess(
            "/usr/bin/python3",
            ["-c", program, passed.description, datelined, "--root", site.root.description])
        try site.wait("the socket") { access(passed.description, F_OK) == 0 }
        // It has that name only since it listens. Whoever connects before the daemon is ready is served once it is.
        let client = try ControlClient(passed)
        try client.follow("{\"after\":6,\"follow\":true}")
        #expect(try client.event().sequence == 7)
        daemon.send(SIGTERM)
        #expect(try daemon.wait() == .code(0))
    }
}
