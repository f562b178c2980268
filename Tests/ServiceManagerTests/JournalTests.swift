import Logging
import Testing

@testable import ServiceManager

/// Records as entries of the journal, and as lines.
@Suite struct JournalTests {
    private func text(_ entry: JournalEntry) -> [String] {
        entry.fields.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func aFieldKeepsItsValue() {
        var entry = JournalEntry()
        entry.add("MESSAGE", "one\ntwo = 2")
        entry.add("empty", "")
        #expect(text(entry) == ["MESSAGE=one\ntwo = 2", "EMPTY="])
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

    @Test func aRecordBecomesFields() {
        let handler = JournalHandler(identifier: "newsd", threshold: LogThreshold(.info))
        let id = MessageID("0123456789abcdef0123456789abcdef")
        let event = LogEvent(
            level: .warning, message: "rejected a.txt",
            metadata: ["file": "x/a.txt", "sequence": "17"].merging(id.metadata) { $1 }, source: "Daemon",
            file: "Daemon/Desk.swift", function: "read()", line: 12)
        #expect(
            text(handler.entry(event)) == [
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
}
