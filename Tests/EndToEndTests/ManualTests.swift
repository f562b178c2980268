import Foundation
import Linux
import TestSupport
import Testing

/// The manual pages say what the programs say of themselves.
@Suite struct ManualTests {
    private static let folder = FilePath(#filePath).parent.parent.parent.appending("deploy/man")

    private func manual(of program: String) throws -> Manual {
        let path = try ChildProcess.productFolder().appending(program).description
        let help = try ChildProcess.run(path, ["--experimental-dump-help"])
        return try JSONDecoder().decode(Manual.self, from: Data(help.output.utf8))
    }

    /// `RECORD=1 swift test --filter ManualTests` writes the lists anew after a change to a flag.
    private func check(_ page: String, _ part: String, _ expected: String) throws {
        let path = Self.folder.appending(page)
        let text = String(decoding: try #require(try LinuxDisk().contents(of: path)), as: UTF8.self)
        let first = ".\\\" \(part): RECORD=1 swift test --filter ManualTests\n"
        let begin = try #require(text.firstRange(of: first)).upperBound
        let end = try #require(text[begin...].firstRange(of: ".\\\" end of \(part)\n")).lowerBound
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            let bytes = Array((text[..<begin] + expected + text[end...]).utf8)
            try LinuxDisk().replace(path, with: bytes, mode: 0o644)
        } else {
            #expect(text[begin..<end] == expected, "\(page) is stale: \(first)")
        }
    }

    @Test func theDaemonsOptions() throws {
        try check("datelined.8", "options", try manual(of: "datelined").options)
    }

    @Test func theCommandsAndTheirOptions() throws {
        let manual = try manual(of: "dateline")
        #expect(manual.commands.contains(".Ss check-config\n"))
        try check("dateline.1", "commands", manual.commands)
        try check("dateline.1", "options", manual.options)
    }
}
