import Glibc
import Linux
import Logging
import TestSupport
import Testing

@testable import ServiceManager

/// Entries in journald's own protocol.
@Suite struct JournalTests {
    private func text(_ entry: JournalEntry) -> String { String(decoding: entry.bytes, as: UTF8.self) }

    @Test func aFieldIsALineUnlessItsValueHasOne() {
        var entry = JournalEntry()
        entry.add("MESSAGE", "all is well")
        #expect(text(entry) == "MESSAGE=all is well\n")
        entry = JournalEntry()
        entry.add("MESSAGE", "one\ntwo")
        #expect(entry.bytes == Array("MESSAGE\n".utf8) + [7, 0, 0, 0, 0, 0, 0, 0] + Array("one\ntwo\n".utf8))
    }

    @Test(
        arguments: [
            ("MESSAGE", "MESSAGE"), ("datelined_file", "DATELINED_FILE"), ("a-b.c", "A_B_C"),
            ("_pid", "X_PID"),
            ("1st", "X1ST"), ("", "X"), ("ä", "X__"), ("A=B\nC", "A_B_C"),
        ])
    func namesAreMadeSuchAsJournaldTakes(given: String, expected: String) {
        #expect(JournalEntry.fieldName(given) == expected)
    }

    @Test func aNameHas64CharactersAtMost() {
        #expect(JournalEntry.fieldName(String(repeating: "a", count: 100)).count == 64)
    }

    /// For any value, a reader of the protocol finds the very fields again.
    @Test func whatIsWrittenIsReadAgain() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            var entry = JournalEntry()
            var given: [[String]] = []
            for index in 0..<Int.random(in: 1...5, using: &random) {
                let value = String(
                    (0..<Int.random(in: 0...40, using: &random)).map { _ in
                        ["a", "=", "\n", "é", "\u{0}", " "].randomElement(using: &random) ?? "a"
                    })
                given.append(["FIELD\(index)", value])
                entry.add("FIELD\(index)", value)
            }
            #expect(fields(of: entry.bytes) == given)
        }
    }

    /// Reads the protocol as journald does.
    private func fields(of bytes: [UInt8]) -> [[String]] {
        var fields: [[String]] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = rest[..<end]
            if let equals = line.firstIndex(of: UInt8(ascii: "=")) {
                fields.append([
                    String(decoding: line[..<equals], as: UTF8.self),
                    String(decoding: line[(equals + 1)...], as: UTF8.self),
                ])
                rest = rest[(end + 1)...]
            } else {
                let size = rest[(end + 1)..<(end + 9)].reversed().reduce(0) { $0 << 8 | Int($1) }
                let value = rest[(end + 9)..<(end + 9 + size)]
                fields.append([
                    String(decoding: line, as: UTF8.self), String(decoding: value, as: UTF8.self),
                ])
                rest = rest[(end + 10 + size)...]
            }
        }
        return fields
    }

    @Test func aRecordBecomesFields() throws {
        let journal = try Journal(at: "/nowhere")
        let handler = JournalHandler(journal: journal, identifier: "newsd", threshold: LogThreshold(.info))
        let id = MessageID("0123456789abcdef0123456789abcdef")
        let event = LogEvent(
            level: .warning, message: "rejected a.txt",
            metadata: ["file": "x/a.txt", "sequence": "17"].merging(id.metadata) { $1 }, source: "Daemon",
            file: "Daemon/Desk.swift", function: "read()", line: 12)
        #expect(
            text(handler.entry(event)).split(separator: "\n") == [
                "MESSAGE=rejected a.txt", "PRIORITY=4", "SYSLOG_IDENTIFIER=newsd", "NEWSD_FILE=x/a.txt",
                "MESSAGE_ID=0123456789abcdef0123456789abcdef", "NEWSD_SEQUENCE=17",
                "CODE_FILE=Daemon/Desk.swift", "CODE_LINE=12", "CODE_FUNC=read()",
            ])
    }

    @Test func theLineForATerminalHasTheLevelAndNoNewline() {
        let handler = StandardErrorHandler(threshold: LogThreshold(.info), isJournal: false)
        let id = MessageID("0123456789abcdef0123456789abcdef")
        let event = LogEvent(
            level: .error, message: "one\ntwo", metadata: ["file": "a"].merging(id.metadata) { $1 },
            source: nil,
            file: "F", function: "f", line: 1)
        #expect(handler.line(event) == "error: one two file=a\n")
        let journal = StandardErrorHandler(threshold: LogThreshold(.info), isJournal: true)
        #expect(journal.line(event) == "<3>one two file=a\n")
    }

    @Test func theThresholdIsSharedUntilACopySetsItsOwn() {
        let threshold = LogThreshold(.info)
        let first = StandardErrorHandler(threshold: threshold, isJournal: false)
        var second = first
        threshold.level = .debug
        #expect(first.logLevel == .debug && second.logLevel == .debug)
        second.logLevel = .error
        #expect(first.logLevel == .debug && second.logLevel == .error)
    }

    @Test func onlyTheVeryStreamIsTheJournal() {
        #expect(Journal.matches("8:42", device: 8, inode: 42))
        #expect(!Journal.matches("8:42", device: 8, inode: 43))
        #expect(!Journal.matches(nil, device: 8, inode: 42))
    }

    @Test func aLargeEntryArrivesAsSealedMemory() throws {
        let folder = try TemporaryFolder("journal")
        let receiver = try DatagramReceiver(at: folder("socket"))
        let journal = try Journal(at: folder("socket"))
        var small = JournalEntry()
        small.add("MESSAGE", "small")
        try journal.write(small)
        #expect(try receiver.next().bytes == small.bytes)
        var large = JournalEntry()
        large.add("MESSAGE", String(repeating: "x", count: 8 << 20))
        try journal.write(large)
        let received = try receiver.next()
        #expect(received.bytes.isEmpty)
        #expect(try received.memory() == large.bytes)
        #expect(received.seals == 0xF, "sealed against every change")
    }

    @Test func withoutJournaldTheErrorSaysSo() throws {
        let journal = try Journal(at: "/nowhere/socket")
        #expect(throws: SystemError.self) { try journal.write(JournalEntry()) }
    }
}
