import Article
import Checksum
import Formats
import Intake
import Testing
import Times

/// The way of a file of many articles into the log.
@Suite struct BulkIntakeTests {
    private let lines = """
        {"id":"1","title":"One","text":"The first story is about a storm that came in the night."}
        broken
        {"id":"2","title":"Two","text":"The second story is about a ship that never came to harbour."}
        {"id":"3","title":"One","text":"The first story is about a storm that came in the night."}
        """

    private func file(_ bytes: [UInt8]) -> DroppedFile {
        let time = WallTime(seconds: Newsroom.start, nanoseconds: 0)
        return DroppedFile(
            path: Array("archive/a.jsonl".utf8), device: 1, inode: 7, size: bytes.count, modified: time,
            changed: time, digest: SHA256.digest(of: bytes))
    }

    /// Reads `text` as one delivery, and says what is to be done.
    private func deliver(_ text: String, to intake: inout Intake) -> [Intake.Effect] {
        let bytes = Array(text.utf8)
        guard case .read(let ticket, _) = intake.arrived(Array("archive/a.jsonl".utf8)) else { return [] }
        var reader = ItemReader(bytes, format: .detect(bytes), settings: ReadingSettings())
        var effects: [Intake.Effect] = []
        while true {
            let batch = reader.next()
            effects += intake.read(ticket, .items(file(bytes), batch.items, isLast: batch.isLast))
            if batch.isLast { return effects }
        }
    }

    private func appended(_ effects: [Intake.Effect]) -> [Intake.Content] {
        effects.compactMap { if case .append(let content, _) = $0 { content } else { nil } }
    }

    private func isSettled(_ effects: [Intake.Effect]) -> Bool {
        effects.contains { if case .settle = $0 { true } else { false } }
    }

    @Test(
        arguments: ["", "\n", "\r\n \n", "\n{\"text\": \"Another story.\"}\n"], ["", " ", "\u{FEFF}", "["])
    func `digests are those of the file and of the item`(end: String, start: String) {
        let object = "{\"id\": \"a\", \"text\": \"\(String(repeating: "So much rain. ", count: 20))\"}"
        let bytes = Array((start + object + end).utf8)
        var reader = ItemReader(bytes, format: .detect(bytes), settings: ReadingSettings())
        let batch = reader.next()
        #expect(batch.digest == SHA256.digest(of: bytes))
        guard start != "[" else { return }
        #expect(batch.items.first?.item.digest == SHA256.digest(of: Array(object.utf8)))
    }

    @Test func `each item has an event, and the file settles after the last`() {
        var intake = Intake()
        let effects = deliver(lines, to: &intake)
        let events = appended(effects)
        #expect(
            events.map(\.type) == [
                "article.accepted", "file.rejected", "article.accepted", "article.duplicate",
            ])
        for (number, event) in events.enumerated() {
            #expect(
                String(decoding: event.data, as: UTF8.self).contains("\"item\":\(number + 1),\"itemSha256\":")
            )
        }
        #expect(!isSettled(effects))
        #expect(!isSettled(intake.durable(3)))
        #expect(isSettled(intake.durable(4)))
    }

    @Test(arguments: 0...4) func `what a crash left in the log is not logged again`(logged: Int) throws {
        var before = Intake()
        let events = appended(deliver(lines, to: &before))
        var after = Intake()
        for (number, event) in events.prefix(logged).enumerated() {
            let data = event.data
            let read = try LoggedEvent(type: event.type, line: data, data: 0..<data.count)
            after.replay(try #require(read), sequence: UInt64(number + 1))
        }
        #expect(after.isLogged(file(Array(lines.utf8)).identity) == (logged == 4))
        let effects = deliver(lines, to: &after)
        #expect(appended(effects) == Array(events.dropFirst(logged)))
        #expect(isSettled(effects + after.durable(4)))
    }

    @Test func `delivered again, every item is a copy by its own bytes`() {
        var intake = Intake()
        _ = deliver(lines, to: &intake)
        let effects = intake.durable(4)
        guard case .settle(let ticket, _) = effects.first else {
            Issue.record("not settled")
            return
        }
        _ = intake.settled(ticket)
        let again = appended(deliver(lines, to: &intake))
        #expect(
            again.map(\.type) == [
                "article.duplicate", "file.rejected", "article.duplicate", "article.duplicate",
            ])
    }

    @Test(arguments: [
        #""pubStatus":"canceled""#, #""pubstatus":"stat:canceled""#, #""status":"Withdrawn""#,
        #""publication_status":"KILLED""#,
    ]) func `an item that its sender cancels is withdrawn, with a text or without`(status: String) {
        for text in ["", #""text":"Withdrawn.","#] {
            var intake = Intake()
            let story = #"{"id":"7","title":"One","text":"A story about a storm that came in the night."}"#
            let lines = story + "\n{\"id\":\"7\"," + text + status + "}\n"
            let events = appended(deliver(lines, to: &intake))
            #expect(events.map(\.type) == ["article.accepted", "article.withdrawn"], "\(text)")
            let last = String(decoding: events.last?.data ?? [], as: UTF8.self)
            #expect(last.contains(#""sequence":"1""#), "\(text)")
        }
        var intake = Intake()
        let usable = #"{"id":"7","status":"published"}"# + "\n"
        #expect(appended(deliver(usable, to: &intake)).map(\.type) == ["file.rejected"])
    }

    @Test func `a file of which nothing can be read is rejected`() {
        for text in ["[]", "{\"id\":1}\n{\"id\":2}\n"] {
            var intake = Intake()
            let effects = deliver(text, to: &intake) + intake.durable(9)
            #expect(
                effects.contains {
                    guard case .reject(_, _, let rejection, _, _) = $0 else { return false }
                    return rejection.code == .empty
                })
            #expect(!isSettled(effects))
        }
    }
}
