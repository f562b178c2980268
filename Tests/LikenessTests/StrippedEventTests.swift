import Article
import Checksum
import EventLog
import Intake
import Likeness
import TestSupport
import Testing
import Times

/// What stays of the events of removed segments.
@Suite struct StrippedEventTests {
    /// The line of an event as the log has it.
    private static func line(
        of content: Intake.Content, _ chain: inout EventChain, parameters: String = Sampling.description
    ) -> [UInt8] {
        let data = String(decoding: content.data, as: UTF8.self)
        let draft = EventDraft(
            type: content.type, source: content.source, subject: content.subject,
            time: WallTime(seconds: Deliveries.start, nanoseconds: 0),
            data: Array(data.replacing(Sampling.description, with: parameters).utf8))
        var line: [UInt8] = []
        chain.append(draft, to: &line)
        return line.dropLast()
    }

    private static func logged(_ line: [UInt8]) throws -> LoggedEvent? {
        let header = try #require(EventHeader(line))
        return try LoggedEvent(type: header.type, line: line, data: header.data)
    }

    @Test(arguments: 0..<4) func `a replay makes the same of them`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let deliveries = Deliveries.make(60, using: &generator)
        var desk = TestDesk()
        for (number, article) in deliveries.enumerated() { desk.take(article, number) }
        var chain = EventChain(logID: "0123456789abcdef")
        for content in desk.log {
            let line = Self.line(of: content, &chain)
            let stripped = try #require(LoggedEvent.stripped(line: line), "seed \(seed)")
            let (short, whole) = (try Self.logged(stripped), try Self.logged(line))
            #expect(short == whole, "seed \(seed)")
            #expect(stripped.count < line.count)
            guard case .success(let place) = EventLine.check(stripped.span) else {
                Issue.record("seed \(seed): a stripped event does not check")
                return
            }
            #expect(place.sequence == chain.nextSequence - 1)
            #expect(!String(decoding: stripped, as: UTF8.self).contains(#""bodies""#))
            // Once is enough.
            #expect(LoggedEvent.stripped(line: stripped) == stripped, "seed \(seed)")
        }
    }

    @Test func `a sketch of other parameters is drawn anew while there is a body`() throws {
        var generator = SeededGenerator(seed: 1)
        var desk = TestDesk()
        desk.take(Deliveries.article("A headline", Edits.story(200, using: &generator)), 0)
        var chain = EventChain(logID: "0123456789abcdef")
        let line = Self.line(of: try #require(desk.log.first), &chain, parameters: "w5")
        let stripped = try #require(LoggedEvent.stripped(line: line))
        #expect(String(decoding: stripped, as: UTF8.self).contains(Sampling.description))
        let sketch = try #require(try Self.logged(stripped)?.fingerprint?.sketch)
        let drawnAnew = try Self.logged(line)?.fingerprint?.sketch
        #expect(!sketch.keys.isEmpty && sketch == drawnAnew)
    }

    @Test(arguments: 0..<100) func `what is no event is refused without a trap`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var desk = TestDesk()
        desk.take(Deliveries.article("A headline", "One two three."), 0)
        var chain = EventChain(logID: "0123456789abcdef")
        var line = Self.line(of: try #require(desk.log.first), &chain)
        for _ in 0..<3 {
            let place = Int.random(in: line.indices, using: &generator)
            line[place] ^= UInt8.random(in: 1...255, using: &generator)
        }
        if let stripped = LoggedEvent.stripped(line: line) { #expect(stripped.count <= line.count + 64) }
        #expect(LoggedEvent.stripped(line: Array(line.prefix(line.count / 2))) == nil)
    }
}
