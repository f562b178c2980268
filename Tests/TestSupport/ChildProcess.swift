public import Glibc
public import Linux

/// A program that a test runs.
public final class ChildProcess: @unchecked Sendable {
    /// Its number.
    public let number: pid_t
    private var exit: ProcessExit?

    /// Starts `program`, one of this package's own, beside which the tests were built.
    ///
    /// - Parameters:
    ///   - environment: variables to set beside `PATH`, `HOME` and `TZ=UTC`.
    ///   - output: the file for standard output; `/dev/null` when there is none.
    ///   - error: the file for standard error, appended to.
    ///   - appendsOutput: whether standard output is appended to as well.
    public init(
        _ program: String, _ arguments: [String], environment: [String: String] = [:],
        output: FilePath = "/dev/null", error: FilePath = "/dev/null", appendsOutput: Bool = false
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(
            &actions, 1, output.description, O_WRONLY | O_CREAT | (appendsOutput ? O_APPEND : O_TRUNC), 0o644)
        posix_spawn_file_actions_addopen(
            &actions, 2, error.description, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        // Threads of a shared pool hold signals back, and a child would go on holding them back.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let path = program.contains("/") ? program : try Self.productFolder().appending(program).description
        var variables = ["PATH": "/usr/bin:/bin", "HOME": "/tmp", "TZ": "UTC"]
        variables.merge(environment) { $1 }
        var child = pid_t()
        let result = Self.withCStrings([path] + arguments) { argv in
            Self.withCStrings(variables.map { "\($0)=\($1)" }) { envp in
                posix_spawn(&child, path, &actions, &attributes, argv, envp)
            }
        }
        guard result == 0 else { throw SystemError(errno: result, operation: "start", path: FilePath(path)) }
        number = child
    }

    deinit {
        if exit == nil {
            kill(number, SIGKILL)
            _ = try? wait()
        }
    }

    /// Sends a signal.
    public func send(_ signal: Int32) { kill(number, signal) }

    /// Waits for its end. Asked again, it answers the same.
    @discardableResult
    public func wait() throws -> ProcessExit {
        if let exit { return exit }
        var status: Int32 = 0
        while waitpid(number, &status, 0) < 0 {
            guard errno == EINTR else { throw SystemError(errno: errno, operation: "wait for a process") }
        }
        let ended: ProcessExit = status & 0x7F == 0 ? .code(status >> 8 & 0xFF) : .signal(status & 0x7F)
        exit = ended
        return ended
    }

    /// Whether it has ended.
    public var hasEnded: Bool {
        var info = siginfo_t()
        return exit != nil
            || waitid(P_PID, id_t(number), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_signo != 0
    }

    /// Resident memory in kilobytes.
    public func residentKilobytes() throws -> Int { try kilobytes("VmRSS:") }

    /// Resident memory in kilobytes, without the pages of files; 0 once the process has ended.
    public func ownKilobytes() throws -> Int { try kilobytes("RssAnon:") }

    private func kilobytes(_ name: String) throws -> Int {
        let status = try LinuxDisk().readWhole(FilePath("/proc/\(number)/status"))
        let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first {
            $0.hasPrefix(name)
        }
        return Int(line?.split(separator: " ").dropFirst().first ?? "") ?? 0
    }

    /// Runs a program to its end and gives its exit and what it printed.
    public static func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:]
    ) throws -> (exit: ProcessExit, output: String, error: String) {
        let folder = try TemporaryFolder("run")
        let child = try ChildProcess(
            program, arguments, environment: environment, output: folder("out"), error: folder("err"))
        let exit = try child.wait()
        let output = try LinuxDisk().contents(of: folder("out")) ?? []
        let error = try LinuxDisk().contents(of: folder("err")) ?? []
        return (exit, String(decoding: output, as: UTF8.self), String(decoding: error, as: UTF8.self))
    }

    /// The folder of the programs that were built with the tests, that of the test program itself; or of others,
    /// such as those built for release, where `DATELINE_PROGRAMS` names one.
    public static func productFolder() throws -> FilePath {
        if let folder = Machine.environment["DATELINE_PROGRAMS"] { return FilePath(folder) }
        guard let path = realpath("/proc/self/exe", nil) else {
            throw SystemError(errno: errno, operation: "find the test program")
        }
        defer { free(path) }
        return FilePath(String(cString: path)).parent
    }

    private static func withCStrings<R>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> R
    ) -> R {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}

/// How a process ended.
public enum ProcessExit: Equatable, Sendable {
    case code(Int32)
    case signal(Int32)
}

extension LinuxDisk {
    /// A file of /proc, whose size is not known beforehand.
    func readWhole(_ path: FilePath) throws(SystemError) -> [UInt8] {
        let file = try OpenFile(path, .read, on: self)
        return try file.read(at: 0, count: 64 << 10)
    }
}
