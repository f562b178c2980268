import Glibc
import Linux
import TestSupport
import Testing

/// The log of the five seeds, the same five again, a near copy of one, and a file that holds nothing.
struct SeedLog {
    private let folder: TemporaryFolder
    private static let seeds = FilePath(#filePath).parent.parent.parent.appending("seeds")

    /// The folder to be given as `--root`.
    var root: String { folder("root").description }
    /// A place for files of the test.
    func path(_ name: String) -> FilePath { folder(name) }

    init() throws {
        folder = try TemporaryFolder("seeds")
        let disk = LinuxDisk()
        let names = try disk.names(in: Self.seeds)
        for round in ["first", "again"] {
            let incoming = folder("root/incoming").appending(round == "first" ? "wire" : "web")
            try disk.makeDirectories(incoming, mode: 0o755)
            for name in names {
                let bytes = try #require(try disk.contents(of: Self.seeds.appending(name)))
                try disk.write(bytes, to: incoming.appending(name))
            }
            if round == "again" {
                let second = try #require(try disk.contents(of: Self.seeds.appending(names[1])))
                let changed = String(decoding: second, as: UTF8.self).replacing(
                    "on Friday", with: "on Thursday")
                try disk.write(changed, to: incoming.appending("near.txt"))
                try disk.write([0], to: incoming.appending("zero.bin"))
            }
            try age(incoming)
            let run = try ChildProcess.run("datelined", ["--root", root, "--once"])
            try #require(run.exit == .code(0), "\(run.error)")
        }
    }

    /// Makes the files of a folder old, each by another age: so they are taken in one order.
    private func age(_ folder: FilePath) throws {
        for (number, name) in try LinuxDisk().names(in: folder).enumerated() {
            let then = timespec(tv_sec: 1_700_000_000 + number, tv_nsec: 0)
            let result = utimensat(AT_FDCWD, folder.appending(name).description, [then, then], 0)
            try #require(result == 0, "cannot set the time of \(name)")
        }
    }

    /// Runs `dateline` on the log.
    func dateline(_ arguments: [String]) throws -> (exit: ProcessExit, output: String, error: String) {
        try ChildProcess.run("dateline", arguments + ["--root", root])
    }
}
