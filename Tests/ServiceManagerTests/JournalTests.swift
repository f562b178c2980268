import Linux
import Logging
import TestSupport
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

    private let id = MessageID("0123456789abcdef0123456789abcdef")

    private func handler(_ threshold: LogThreshold = LogThreshold(.info)) -> ServiceLogHandler {
        ServiceLogHandler(identifier: "newsd", to: .standardError, threshold: threshold)
    }

    @Test func aRecordBecomesFields() {
        var handler = handler()
        handler[metadataKey: "host"] = "a"
        handler[metadataKey: "file"] = "overridden by the record"
        let event = LogEvent(
            level: .warning, message: "rejected a.txt",
            metadata: ["file": "x/a.txt", "sequence": "17"].merging(id.metadata) { $1 }, source: "Daemon",
            file: "Daemon/Desk.swift", function: "read()", line: 12)
        #expect(
            text(handler.record(event).entry(identifier: "newsd", prefix: "newsd")) == [
                "MESSAGE=rejected a.txt", "PRIORITY=4", "SYSLOG_IDENTIFIER=newsd", "NEWSD_FILE=x/a.txt",
                "NEWSD_HOST=a", "MESSAGE_ID=0123456789abcdef0123456789abcdef", "NEWSD_SEQUENCE=17",
                "CODE_FILE=Daemon/Desk.swift", "CODE_LINE=12", "CODE_FUNC=read()",
            ])
    }

    @Test func theLineForATerminalHasTheLevelAndIsOneLine() {
        let event = LogEvent(
            level: .error, message: "one\ntwo\u{1B}[2J", metadata: ["file": "a"].merging(id.metadata) { $1 },
            source: nil, file: "F", function: "f", line: 1)
        let record = handler().record(event)
        #expect(record.line == "error: one two␛[2J file=a\n")
        #expect(record.prioritizedLine == "<3>one two␛[2J file=a\n")
        // A field keeps what it holds: programs look for it, and journalctl shows it with care.
        #expect(text(record.entry(identifier: "n", prefix: "n"))[0] == "MESSAGE=one two␛[2J")
    }

    @Test func theThresholdIsSharedUntilACopySetsItsOwn() {
        let threshold = LogThreshold(.info)
        let first = handler(threshold)
        var second = first
        threshold.level = .debug
        #expect(first.logLevel == .debug && second.logLevel == .debug)
        second.logLevel = .error
        #expect(first.logLevel == .debug && second.logLevel == .error)
    }

    @Test(arguments: [
        (Logger.Level.trace, 7), (.debug, 7), (.info, 6), (.notice, 5), (.warning, 4), (.error, 3),
        (.critical, 2),
    ])
    func eachLevelHasItsPriority(level: Logger.Level, priority: Int) {
        let event = LogEvent(
            level: level, message: "m", metadata: nil, source: nil, file: "F", function: "f", line: 1)
        #expect(handler().record(event).prioritizedLine == "<\(priority)>m\n")
    }

    @Test func theLastWordsAreTakenWhenEverythingBeforeThemWas() throws {
        let folder = try TemporaryFolder("journal")
        let journal = try DatagramReceiver(at: folder("socket"))
        #expect(!Journal.waitUntilTaken(by: folder("socket"), milliseconds: 1), "nobody has read it")
        #expect(!Journal.waitUntilTaken(by: folder("other"), milliseconds: 60_000), "nobody listens there")
        let taken = Mailbox<Bool>(capacity: 1)
        let path = folder("socket")
        let thread = try Thread(name: "ends") {
            taken.send(Journal.waitUntilTaken(by: path, milliseconds: 60_000))
        }
        for _ in 1...2 {
            #expect(taken.isEmpty)
            // What it sends is of no account for journald.
            #expect(try journal.next().bytes == [])
        }
        thread.join()
        #expect(taken.takeAll() == [true])
    }

    @Test func onlyTheVeryStreamIsTheJournal() {
        #expect(Journal.matches("8:42", device: 8, inode: 42))
        #expect(!Journal.matches("8:42", device: 8, inode: 43))
        #expect(!Journal.matches(nil, device: 8, inode: 42))
    }
}
