import Foundation
import Linux
import TestSupport
import Testing

/// The units and the package under the real thing.
@Suite struct SystemdTests {
    private static let deploy = FilePath(#filePath).parent.parent.parent.appending("deploy")
    private static let scripts = FilePath(#filePath).parent.appending("systemd")
    private static let analyze = "/usr/bin/systemd-analyze"
    private static let canAnalyze = FileManager.default.isExecutableFile(atPath: analyze)
    private static let package = ProcessInfo.processInfo.environment["DATELINE_TEST_PACKAGE"] ?? ""
    private static let hindrance = hindranceToBooting()

    /// The units as they are installed, with a program that exists in the place of ours.
    private func installUnits(in folder: TemporaryFolder) throws {
        let bin = try ChildProcess.productFolder().description
        for (name, target) in [
            ("datelined.service", "datelined.service"), ("datelined@.service", "datelined@wires.service"),
            ("datelined-once.service", "datelined-once.service"),
            ("datelined-once.timer", "datelined-once.timer"), ("datelined.socket", "datelined.socket"),
        ] {
            let unit = try text(of: name).replacing("@BINDIR@", with: bin)
                .replacing("@TMPFILES@", with: "/usr/lib/tmpfiles.d/datelined.conf")
                // The manual is not installed where this is built.
                .split(separator: "\n").filter { !$0.hasPrefix("Documentation=") }.joined(separator: "\n")
            try LinuxDisk().write(unit + "\n", to: folder(target))
        }
    }

    private func text(of name: String) throws -> String {
        let path = Self.deploy.appending(name)
        return String(decoding: try #require(try LinuxDisk().contents(of: path)), as: UTF8.self)
    }

    @Test(.enabled(if: canAnalyze, "there is no systemd-analyze"))
    func theUnitsAreCleanAndConfined() throws {
        let folder = try TemporaryFolder("units")
        try installUnits(in: folder)
        for name in [
            "datelined.service", "datelined@wires.service", "datelined-once.service", "datelined-once.timer",
            "datelined.socket",
        ] {
            let unit = folder(name).description
            let verified = try ChildProcess.run(Self.analyze, ["verify", "--man=no", unit])
            #expect(verified.exit == .code(0), "\(verified.error)")
            // systemd 252 does not know this type yet, and keeps the one on the line before.
            let complaints = verified.error.split(separator: "\n").filter {
                !$0.hasSuffix("Failed to parse service type, ignoring: notify-reload")
            }
            #expect(complaints.isEmpty, "\(complaints)")
            guard name.hasSuffix(".service") else { continue }
            let security = try ChildProcess.run(
                Self.analyze, ["security", "--offline=true", "--threshold=3", "--no-pager", unit])
            #expect(security.exit == .code(0), "\(security.output.suffix(300))")
        }
    }

    /// Directives that confine, from the mark on.
    private func confinement(_ name: String) throws -> [Substring] {
        let lines = try text(of: name).split(separator: "\n", omittingEmptySubsequences: false)
        let begin = try #require(lines.firstIndex { $0.hasPrefix("# Limits.") })
        return Array(lines[begin...].prefix { $0 != "[Install]" }.filter { !$0.isEmpty })
    }

    @Test func allUnitsAreConfinedAlike() throws {
        let first = try confinement("datelined.service")
        #expect(first.contains("ProtectSystem=strict"))
        #expect(try confinement("datelined@.service") == first)
        #expect(try confinement("datelined-once.service") == first)
    }

    @Test func anInstanceHasEveryFolderThatTheFirstOneHas() throws {
        let unit = try text(of: "datelined@.service")
        let line = try #require(unit.split(separator: "\n").first { $0.contains("@TMPFILES@") })
        let quoted = try #require(line.split(separator: "'").dropFirst().first).split(separator: "|")
        let command = quoted.dropLast().joined(separator: "|").replacing("%i", with: "wires")
            .replacing("@TMPFILES@", with: Self.deploy.appending("datelined.tmpfiles").description)
        let made = try ChildProcess.run("/bin/sh", ["-c", command]).output.split(separator: "\n")
        let paths = try text(of: "datelined.tmpfiles").split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { String($0.split(separator: " ")[1]).replacing("/datelined", with: "/datelined@wires") }
        #expect(paths.contains("/var/lib/datelined@wires/log/cursors"))
        let found = made.filter { !$0.hasPrefix("#") }.map { String($0.split(separator: " ")[1]) }
        #expect(found == paths)
    }

    @Test func noDirectiveOfTheDaemonsUnitGoesUnexplained() throws {
        var isExplained = false
        for line in try text(of: "datelined.service").split(separator: "\n", omittingEmptySubsequences: false)
        {
            if line.hasPrefix("#") { isExplained = true }
            if line.isEmpty { isExplained = false }
            guard line.contains("="), !line.hasPrefix("#") else { continue }
            let isPlain = ["Description=", "Documentation=", "WantedBy="].contains { line.hasPrefix($0) }
            #expect(isExplained || isPlain, "\(line)")
        }
    }

    /// `make test-all` builds the package and names it; building it takes minutes.
    @Test(
        .enabled(if: !package.isEmpty, "DATELINE_TEST_PACKAGE names no package"),
        .enabled(if: hindrance == nil, "a systemd cannot be booted here: \(hindrance ?? "")"))
    func thePackageLivesUnderSystemd() throws {
        let folder = try TemporaryFolder("machine")
        let share = folder("share").description
        let seeds = Self.deploy.parent.appending("seeds").description
        let scripts = Self.scripts.description
        let machine = scripts + "/machine.sh"
        let copied = try ChildProcess.run(
            "/bin/sh",
            [
                "-c",
                "mkdir \(share) && cp -r '\(Self.package)' \(seeds) \(scripts) \(share)",
            ])
        #expect(copied.exit == .code(0), "\(copied.error)")
        let started = try ChildProcess.run(machine, ["start", folder.path.description])
        #expect(started.exit == .code(0), "\(started.error)")
        defer { _ = try? ChildProcess.run(machine, ["stop", folder.path.description]) }
        let life = try ChildProcess.run(
            machine, ["run", folder.path.description, "bash", "/srv/share/systemd/life.sh"])
        #expect(life.exit == .code(0), "\(life.output)\n\(life.error)")
        // The last line counts the steps: a script that ended before it has not shown what it should.
        #expect(life.output.split(separator: "\n").last?.hasPrefix("1..") == true)
        print(life.output)
    }

    /// Why no systemd can be booted here; `nil` when one can.
    private static func hindranceToBooting() -> String? {
        do {
            let run = try ChildProcess.run(scripts.appending("machine.sh").description, ["can"])
            guard run.exit != .code(0) else { return nil }
            return run.output.split(separator: "\n").joined(separator: "; ")
        } catch { return "\(error)" }
    }
}
