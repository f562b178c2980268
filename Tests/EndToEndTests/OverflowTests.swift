import Glibc
import Linux
import TestSupport
import Testing

/// A kernel that does not tell of every file, since its notes were not read in time.
///
/// One after the other: some change how many notes it keeps, for all that begin to watch meanwhile.
@Suite(.serialized) struct OverflowTests {
    private static let limit = FilePath("/proc/sys/fs/inotify/max_queued_events")

    private let site: DropSite
    private let disk = LinuxDisk()

    init() throws { site = try DropSite("overflow") }

    @Test func aQueueThatOverflowsCostsNoFile() throws {
        guard getuid() == 0, let before = try? OpenFile(Self.limit, .read, on: disk).read(at: 0, count: 20),
            (try? OpenFile(Self.limit, .readWrite, on: disk).write(Array("16\n".utf8), at: 0)) != nil
        else { return print("the kernel's limit cannot be set here") }
        // A queue keeps the limit that held when it was made.
        let daemon: TestDaemon
        do {
            defer { try? OpenFile(Self.limit, .readWrite, on: disk).write(before, at: 0) }
            daemon = try site.daemon()
        }
        daemon.process.send(SIGSTOP)
        try site.makeFolder("wire")
        for number in 0..<300 { try site.moveIn(number % 2 == 0 ? "r\(number)" : "wire/r\(number)", number) }
        daemon.process.send(SIGCONT)
        let names = (0..<300).map { $0 % 2 == 0 ? "r\($0)" : "wire/r\($0)" }
        #expect(try site.faults(after: daemon, names) == [])
    }

    /// The limit that the kernel comes with: 16,384 notes, and then one that says that there were more.
    @Test func theQueueOverflowsAtItsRealLimitAndCostsNoFile() throws {
        let (count, limit) = (20_000, 16_384)
        let said = try OpenFile(Self.limit, .read, on: disk).read(at: 0, count: 20)
        guard String(decoding: said, as: UTF8.self) == "\(limit)\n" else {
            return print("this kernel has another limit")
        }
        for number in 0..<count {
            try disk.write("Story \(number)\n", to: site.stage.appending("f\(number)"))
        }
        let daemon = try site.daemon()
        // One who does not read either sees what the daemon is going to see.
        let witness = try Inotify()
        _ = try witness.watch(site.incoming, for: [.movedTo])
        daemon.process.send(SIGSTOP)
        for number in 0..<count {
            let name = FilePath("f\(number)")
            try disk.rename(site.stage.appending(name), to: site.incoming.appending(name), replacing: false)
        }
        daemon.process.send(SIGCONT)
        var notes: [Inotify.Note] = []
        while case let more = try witness.read(), !more.isEmpty { notes += more }
        #expect(notes.count == limit + 1 && notes.last?.mask.contains(.overflowed) == true)
        try daemon.waitForEvents(UInt64(count), patience: 120)
        try site.wait("all are settled") { try disk.names(in: site.incoming).isEmpty }
        #expect(try daemon.stop() == .code(0))
        let paths = try site.events().map(\.path)
        #expect(paths.count == count && Set(paths).count == count)
    }

    @Test func notesThatAreLostWhileABacklogIsListedCostASecond() throws {
        guard getuid() == 0, let before = try? OpenFile(Self.limit, .read, on: disk).read(at: 0, count: 20),
            (try? OpenFile(Self.limit, .readWrite, on: disk).write(Array("16\n".utf8), at: 0)) != nil
        else { return print("the kernel's limit cannot be set here") }
        // More than is listed before there is room again.
        let backlog = 8000
        try site.makeFolder("big")
        for number in 0..<backlog { try site.write("big/f\(number).txt", number) }
        try site.makeFolder("small")
        let daemon: TestDaemon
        do {
            defer { try? OpenFile(Self.limit, .readWrite, on: disk).write(before, at: 0) }
            daemon = try site.daemon()
        }
        try daemon.waitForEvents(100)
        daemon.process.send(SIGSTOP)
        for number in 0..<60 { try site.moveIn("small/s\(number).txt", backlog + number) }
        daemon.process.send(SIGCONT)
        try site.wait("the small ones are taken in") {
            try disk.names(in: site.incoming.appending("small")).isEmpty
        }
        #expect(try !disk.names(in: site.incoming.appending("big")).isEmpty, "before the backlog is through")
        try daemon.waitForEvents(UInt64(backlog + 60), patience: 200)
        #expect(try daemon.stop() == .code(0))
        #expect(try site.events().count == backlog + 60)
    }
}
