import Glibc
import Linux
import TestSupport
import Testing

/// The log of the five seeds, the same five again, a near copy of one and a file that holds nothing; and then a
/// story with its revision and its withdrawal, an excerpt of a seed, a headline in wide characters, one that would
/// do something to a terminal, and an item that holds nothing.
struct SeedLog {
    private let folder: TemporaryFolder
    private static let seeds = FilePath(#filePath).parent.parent.parent.appending("seeds")

    /// The folder to be given as `--root`.
    var root: String { folder("root").description }
    /// A place for files of the test.
    func path(_ name: String) -> FilePath { folder(name) }

    /// Events of the log.
    static let count = 19

    init() throws {
        folder = try TemporaryFolder("seeds")
        let disk = LinuxDisk()
        let names = try disk.names(in: Self.seeds)
        for round in ["first", "again"] {
            let incoming = try source(round == "first" ? "wire" : "web")
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
            try takeIn(incoming)
        }
        let desk = try source("desk")
        try disk.write(Self.items.joined(separator: "\n"), to: desk.appending("items.jsonl"))
        let fourth = try #require(try disk.contents(of: Self.seeds.appending(names[3])))
        let lines = String(decoding: fourth, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        try disk.write(lines.prefix(12).joined(separator: "\n"), to: desk.appending("start.txt"))
        try disk.write(
            "KILL: Bridge closed after storm\n\nEDITORS: The story contains an error. A kill is mandatory.\n",
            to: desk.appending("zz-kill.txt"))
        try takeIn(desk)
    }

    private static let bridge =
        "The bridge over the river was closed on Monday after a storm damaged two of its pillars. Engineers of "
        + "the city looked at it in the afternoon and said that it would stay closed for a week at least."

    private static let items = [
        #"{"id":"tag:desk,2026:1","version":"1","language":"en-GB","source":"Desk","#
            + #""title":"Bridge closed after storm","text":"\#(bridge)"}"#,
        #"{"id":"tag:desk,2026:1","version":"2","language":"en-GB","source":"Desk","#
            + #""title":"Bridge closed after storm, two hurt","text":"\#(bridge) Two people were hurt."}"#,
        #"{"id":"zh","language":"zh","title":"习近平会见巴基斯坦总理夏巴兹：两国将进一步加强全天候战略合作伙伴关系，推动中巴经济"#
            + #"走廊升级版建设","text":"国家主席习近平星期五在北京会见来华进行正式访问的巴基斯坦总理夏巴兹。双方就两国关系交换了意见。"}"#,
        #"{"id":"h","language":"en","title":"Red \u001b[31malert\u001b[0m \u009b31m \u202etfel\u2069 \u0007bell","#
            + #""text":"It has\u001b[2J one paragraph \u009b2J of text and nothing else that matters to anyone."}"#,
        #"{"title":"","text":""}"#,
    ]

    private func source(_ name: String) throws -> FilePath {
        let folder = folder("root/incoming").appending(FilePath(name))
        try LinuxDisk().makeDirectories(folder, mode: 0o755)
        return folder
    }

    /// Makes what is in a folder events, in the order of the names.
    private func takeIn(_ folder: FilePath) throws {
        try age(folder)
        let run = try ChildProcess.run("datelined", ["--root", root, "--once"])
        try #require(run.exit == .code(0), "\(run.error)")
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

    /// The time of an event, as the log has it.
    func time(of sequence: Int) throws -> String {
        let events = try dateline(["tail", "--after", "\(sequence - 1)", "-n", "all", "-o", "{time}"]).output
        return try String(#require(events.split(separator: "\n").first))
    }
}
