import Glibc
import Linux
import TestSupport
import Testing

/// A daemon that runs and does not move.
@Suite struct SilenceTests {
    private let site: DropSite
    private let disk = LinuxDisk()

    init() throws { site = try DropSite("silence") }

    private func status(_ flags: String...) throws -> (exit: ProcessExit, output: String) {
        let ended = try ChildProcess.run("dateline", ["status", "--root", site.root.description] + flags)
        return (ended.exit, ended.output)
    }

    /// Makes the last status older than any that a daemon which moves has left.
    private func age() throws {
        let file = site.root.appending("run/status.json")
        let parts = try site.status().split(separator: #""updated":""#)
        #expect(parts.count == 2)
        let text = parts[0] + #""updated":""# + "2026-01-01T00:00:00.000Z" + parts[1].drop { $0 != "\"" }
        try disk.replace(file, with: Array(text.utf8), mode: 0o644)
    }

    @Test func theStatusSaysThatTheDaemonHasNotMovedAndThatItDoesAgain() throws {
        let daemon = try site.daemon(["--set", "Service.StatusInterval=100ms"])
        try site.waitForStatus(#""intervalSeconds":0.1"#)
        #expect(try status().exit == .code(0))
        daemon.process.send(SIGSTOP)
        let number = daemon.process.number
        try site.wait("it is stopped") {
            let file = try OpenFile(FilePath("/proc/\(number)/stat"), .read, on: disk)
            let state = try file.read(at: 0, count: 200)
            return String(decoding: state, as: UTF8.self).contains(") T ")
        }
        try age()
        let silent = try status()
        #expect(silent.exit == .code(1))
        #expect(silent.output.hasPrefix("● datelined is running, but has not moved for "), "\(silent.output)")
        #expect(silent.output.contains(" s (process \(number), since "), "\(silent.output)")
        let json = try status("--json")
        #expect(json.exit == .code(1) && json.output.contains(#"{"running":true,"#), "\(json.output)")
        #expect(json.output.contains(#","silentSeconds":"#), "\(json.output)")
        // A process that was there before said what is written: this one has not said anything yet.
        let other = try site.status().replacing(#""pid":\#(number)"#, with: #""pid":1"#)
        try disk.replace(site.root.appending("run/status.json"), with: Array(other.utf8), mode: 0o644)
        let silentBefore = try status()
        #expect(silentBefore.exit == .code(0))
        #expect(silentBefore.output.hasPrefix("● datelined is running (process \(number))\n"))
        #expect(silentBefore.output.contains("it has not said yet what it does"))
        daemon.process.send(SIGCONT)
        try site.waitForStatus(#""pid":\#(number)"#)
        #expect(try status().exit == .code(0))
        #expect(try daemon.stop() == .code(0))
        #expect(try status().exit == .code(3))
    }
}
