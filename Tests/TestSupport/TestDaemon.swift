import EventLog
import Glibc
import JSON
public import Linux

/// A daemon that a test runs on a folder of its own.
public final class TestDaemon {
    /// The folder that holds incoming, done, rejected, log, index and run.
    public let root: FilePath
    /// What systemd would hear.
    public let socket: NotifySocket
    /// The process.
    public let process: ChildProcess

    /// Seconds after which something that should have come is given up.
    public static let patience = 60

    /// Starts `datelined --root` on `root` and waits until it says that it is ready.
    public init(
        root: FilePath, sockets: TemporaryFolder, flags: [String] = [], environment: [String: String] = [:],
        error: FilePath = "/dev/null", waitsForReady: Bool = true
    ) throws {
        self.root = root
        try? LinuxDisk().remove(sockets("notify"))
        socket = try NotifySocket(in: sockets)
        process = try ChildProcess(
            "datelined", ["--root", root.description] + flags,
            environment: environment.merging(["NOTIFY_SOCKET": socket.path.description]) { $1 }, error: error)
        if waitsForReady { try waitUntilReady() }
    }

    /// Waits for READY=1 and gives everything that was said until then.
    @discardableResult
    public func waitUntilReady() throws -> [String] {
        guard let said = try socket.all(upTo: { $0 == "READY=1" }, within: Self.patience) else {
            throw TestFailure("the daemon did not become ready")
        }
        return said
    }

    /// Ends the daemon with SIGTERM and gives its exit.
    public func stop() throws -> ProcessExit {
        process.send(SIGTERM)
        while !process.hasEnded { try socket.hear(within: 10) }
        return try process.wait()
    }

    /// Waits until the log has `count` events, up to `patience` seconds. What is said meanwhile is heard, since the
    /// kernel keeps ten messages only, and the daemon waits when there are more.
    public func waitForEvents(_ count: UInt64, patience: Int = TestDaemon.patience) throws {
        try TestLog(root: root).wait(for: count, patience: patience) {
            while try socket.hear(within: 0) {}
        }
    }
}

/// A condition that a test needed did not come about.
public struct TestFailure: Error, CustomStringConvertible {
    /// What did not come about.
    public let description: String

    /// The failure that `description` tells.
    public init(_ description: String) { self.description = description }
}

/// The log of a test, read as another program would read it.
public struct TestLog {
    /// What tests look at in an event.
    public struct Event {
        /// Its number.
        public var sequence: UInt64 = 0
        /// The CloudEvents type.
        public var type = ""
        /// The path of the file, below the watched folder.
        public var path = ""
        /// How a copy relates to its original.
        public var relation: String?
        /// The sequence of the original.
        public var original: UInt64?
        /// The code of a rejection.
        public var reason: String?
        /// The headline.
        public var headline: String?
    }

    private let folder: LogFolder

    /// The log below `root`.
    public init(root: FilePath) { folder = LogFolder(root.appending("log")) }

    /// Every event that is durable, or those from one on.
    public func events(from first: UInt64 = 1) throws -> [Event] {
        var reader = LogReader(folder, on: LinuxDisk(), from: first)
        var events: [Event] = []
        while let event = try reader.next() { events.append(try Self.parse(event.line)) }
        return events
    }

    /// The first event that is durable and `isWanted`: of a large log no more is read than leads to it.
    public func first(where isWanted: (Event) -> Bool) throws -> Event? {
        var reader = LogReader(folder, on: LinuxDisk())
        while let event = try reader.next() {
            let event = try Self.parse(event.line)
            if isWanted(event) { return event }
        }
        return nil
    }

    /// Waits until there are `count` events, up to `patience` seconds, doing something again and again `meanwhile`.
    public func wait(
        for count: UInt64, patience: Int = TestDaemon.patience, meanwhile: () throws -> Void = {}
    ) throws {
        let changes = try LogChanges(folder)
        let deadline = SystemClock().monotonic().advanced(milliseconds: patience * 1000)
        while try LogReader.lastSequence(in: folder, on: LinuxDisk()) < count {
            guard SystemClock().monotonic() < deadline else {
                let last = try LogReader.lastSequence(in: folder, on: LinuxDisk())
                throw TestFailure("the log has \(last) events, not \(count)")
            }
            try meanwhile()
            try changes.wait()
        }
    }

    private static func parse(_ line: [UInt8]) throws -> Event {
        guard let header = EventHeader(line) else { throw TestFailure("a line is no event") }
        var event = Event()
        event.sequence = header.sequence
        event.type = header.type
        var scanner = JSONScanner(line, in: header.data)
        try scanner.object { (key, scanner) throws(JSONError) in
            switch key {
            case "file":
                try scanner.object { (key, scanner) throws(JSONError) in
                    switch key {
                    case "path": event.path = try scanner.string()
                    default: try scanner.skip()
                    }
                }
            case "decision":
                try scanner.object { (key, scanner) throws(JSONError) in
                    switch key {
                    case "relation": event.relation = try scanner.string()
                    case "of":
                        try scanner.object { (key, scanner) throws(JSONError) in
                            if key == "sequence" {
                                event.original = UInt64(try scanner.integer())
                            } else {
                                try scanner.skip()
                            }
                        }
                    default: try scanner.skip()
                    }
                }
            case "reason":
                try scanner.object { (key, scanner) throws(JSONError) in
                    if key == "code" { event.reason = try scanner.string() } else { try scanner.skip() }
                }
            case "article":
                try scanner.object { (key, scanner) throws(JSONError) in
                    guard key == "headlines" else {
                        try scanner.skip()
                        return
                    }
                    try scanner.array { (scanner) throws(JSONError) in
                        try scanner.object { (key, scanner) throws(JSONError) in
                            if key == "value" {
                                event.headline = try scanner.string()
                            } else {
                                try scanner.skip()
                            }
                        }
                    }
                }
            default: try scanner.skip()
            }
        }
        return event
    }
}
