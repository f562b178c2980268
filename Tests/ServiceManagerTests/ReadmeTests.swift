import Linux
import TestSupport
import Testing

/// The example of the README is this program's, and works.
extension SystemdTests {
    private static func text(_ path: FilePath) throws -> String {
        String(decoding: try #require(try LinuxDisk().contents(of: path)), as: UTF8.self)
    }

    @Test func theExampleOfTheReadmeIsTheOneThatIsTested() throws {
        let tests = FilePath(#filePath).parent
        let readme = try Self.text(tests.parent.parent.appending("Sources/ServiceManager/README.md"))
        let example = try Self.text(tests.appending("ExampleService.swift"))
        let begin = try #require(example.firstRange(of: "    // README: begin\n"))
        let end = try #require(example.firstRange(of: "    // README: end\n"))
        let lines = example[begin.upperBound..<end.lowerBound]
            .split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }
        #expect(readme.contains("```swift\n" + lines.joined(separator: "\n") + "```\n"))
    }

    @Test func theExampleOfTheReadmeSaysWhatAServiceShouldSay() throws {
        let said = Mailbox<String>(capacity: 100)
        let thread = try Thread(name: "systemd") { [receiver] in
            // The barrier is answered by letting go of what came with it.
            while let received = try? receiver.next() {
                let text = String(decoding: received.bytes, as: UTF8.self)
                said.send(text)
                if text == "BARRIER=1" { return }
            }
        }
        try exampleService(now: 42)
        thread.join()
        #expect(
            said.takeAll() == [
                "EXTEND_TIMEOUT_USEC=30000000\nSTATUS=Reading the archive: 40 %",
                "READY=1\nSTATUS=Watching 3 folders",
                "RELOADING=1\nMONOTONIC_USEC=42\nSTATUS=Reading the settings again",
                "READY=1", "STOPPING=1\nSTATUS=Finishing what is in hand", "BARRIER=1",
            ])
    }
}
