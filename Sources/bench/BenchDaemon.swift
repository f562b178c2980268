import EventLog
import Glibc
import Linux

/// A daemon that is measured, on a folder of its own.
final class BenchDaemon {
    /// The folder that holds all that is the daemon's.
    let root: FilePath
    private let process: pid_t
    private let disk = LinuxDisk()
    /// Seconds after which what should have come is given up.
    private static let patience = 1200

    /// It did not do what it should.
    struct Failure: Error, CustomStringConvertible { let description: String }

    /// Starts `program` below `root` and waits until it watches.
    init(_ program: String, root: FilePath) throws {
        self.root = root
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let log = root.appending("messages").description
        posix_spawn_file_actions_addopen(&actions, 2, log, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        let texts: [String] = [program, "--root", root.description]
        let arguments = texts.map { (text: String) -> UnsafeMutablePointer<CChar>? in strdup(text) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child = pid_t()
        let result = posix_spawn(&child, program, &actions, nil, arguments, environ)
        guard result == 0 else {
            throw SystemError(errno: result, operation: "start", path: FilePath(program))
        }
        process = child
        try wait("become ready", every: 5000) {
            try disk.contents(of: FilePath(log)).map { String(decoding: $0, as: UTF8.self) }?
                .contains("watching") == true
        }
    }

    deinit {
        kill(process, SIGTERM)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }

    /// The most memory beside the index that was seen while files were waited for, in megabytes.
    private(set) var mostBesideIndex = 0.0

    /// Looks between two of which memory is looked at: that takes some milliseconds.
    private static let looks = 100

    /// Waits until the log has `count` durable events; looks every so many microseconds.
    func waitForEvents(_ count: UInt64, every microseconds: UInt32 = 2000) throws {
        let path = LogFolder(root.appending("log")).durable
        var file: OpenFile?
        var looked = 0
        try wait("log event \(count)", every: microseconds) {
            if file == nil, try disk.contents(of: path) != nil { file = try OpenFile(path, .read, on: disk) }
            looked += 1
            if looked % Self.looks == 0 { mostBesideIndex = max(mostBesideIndex, try memory().besideIndex) }
            guard let bytes = try file?.read(at: 0, count: DurableMark.length) else { return false }
            return DurableMark(bytes).map { $0.sequence >= count } ?? false
        }
    }

    /// Waits until no file is left in `folder`.
    func waitUntilEmpty(_ folder: FilePath) throws {
        try wait("settle all files", every: 2000) {
            var isEmpty = true
            try disk.list(folder) { _ in
                isEmpty = false
                return false
            }
            return isEmpty
        }
    }

    private func wait(_ what: String, every microseconds: UInt32, until isDone: () throws -> Bool) throws {
        let end = SystemClock().monotonic().advanced(milliseconds: Self.patience * 1000)
        while try !isDone() {
            guard SystemClock().monotonic() < end, kill(process, 0) == 0 else {
                throw Failure(description: "the daemon did not \(what): see \(root.appending("messages"))")
            }
            usleep(microseconds)
        }
    }

    /// Processor time that it has used, in seconds: its own and the kernel's for it.
    func processorTime() throws -> (user: Double, system: Double) {
        let text = String(decoding: try read("stat"), as: UTF8.self)
        // The name, in brackets, may hold spaces; user and system time are the 14th and 15th field.
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
            throw Failure(description: "the processor time of the daemon cannot be read")
        }
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        return (user / ticks, system / ticks)
    }

    /// Memory that it has now, in megabytes.
    func memory() throws -> BenchMemory {
        BenchMemory(
            status: String(decoding: try read("status"), as: UTF8.self),
            maps: String(decoding: try read("smaps"), as: UTF8.self),
            index: root.appending("index").description)
    }

    private func read(_ name: String) throws -> [UInt8] {
        let file = try OpenFile(FilePath("/proc/\(process)/\(name)"), .read, on: disk)
        return try file.read(at: 0, count: 1 << 20)
    }
}

/// Memory of a process, in megabytes.
struct BenchMemory {
    /// What is its own.
    var own = 0.0
    /// Pages of files, those of the index aside: the program itself, mostly.
    var files = 0.0
    /// Pages of the index's files.
    var index = 0.0

    /// What is told by the files of /proc; `index` is the folder of the index.
    init(status: String, maps: String, index folder: String) {
        for line in status.split(separator: "\n") {
            if line.hasPrefix("RssAnon:") { own = Self.megabytes(line) }
            if line.hasPrefix("RssFile:") { files = Self.megabytes(line) }
        }
        var isIndex = false
        for line in maps.split(separator: "\n") {
            if let first = line.first, first.isHexDigit, !line.contains("kB") {
                isIndex = line.contains(folder)
            }
            if isIndex, line.hasPrefix("Rss:") { index += Self.megabytes(line) }
        }
        files -= index
    }

    /// All but the index.
    var besideIndex: Double { own + files }

    private static func megabytes(_ line: Substring) -> Double {
        (Double(line.split(separator: " ").dropFirst().first ?? "") ?? 0) / 1024
    }
}
