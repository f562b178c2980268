import Article
import Checksum
import Intake
import JSON
import Likeness
import TestSupport
import Testing
import Times

/// A decision is a function of the log before it: an intake that replayed a log decides as the one that wrote
/// it.
@Suite struct ReplayTests {
    @Test(arguments: 0..<12) func `after any restart the decisions are the same`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let deliveries = Self.deliveries(120, using: &generator)
        var whole = Desk()
        for (number, article) in deliveries.enumerated() { whole.take(article, number) }
        let kinds = Set(whole.log.map(\.type))
        #expect(kinds.count >= 3, "seed \(seed): the stream has copies and versions in it")
        for _ in 0..<4 {
            let restart = Int.random(in: 0..<deliveries.count, using: &generator)
            var again = try Desk(replaying: whole.log[..<restart])
            for number in restart..<deliveries.count { again.take(deliveries[number], number) }
            #expect(again.log == whole.log, "seed \(seed), restart after \(restart)")
            // The same where the sketches in the log are of other parameters: the bodies are read again.
            var anew = try Desk(replaying: whole.log[..<restart], asWritten: false)
            for number in restart..<deliveries.count { anew.take(deliveries[number], number) }
            #expect(anew.log[restart...] == whole.log[restart...], "seed \(seed), restart after \(restart)")
        }
    }

    /// An intake whose events are durable at once.
    private struct Desk {
        private(set) var log: [Intake.Content] = []
        private var intake = Intake()

        init() {}

        init(replaying events: ArraySlice<Intake.Content>, asWritten: Bool = true) throws {
            for (number, event) in events.enumerated() {
                var data = event.data
                if !asWritten {
                    let text = String(decoding: data, as: UTF8.self)
                    data = Array(text.replacing(Sampling.description, with: "w5").utf8)
                }
                let logged = try LoggedEvent(type: event.type, line: data, data: 0..<data.count)
                guard let logged else { throw Unknown() }
                intake.replay(logged, sequence: UInt64(number + 1), mayStillBeThere: { _ in false })
            }
            log = Array(events)
        }

        private struct Unknown: Error {}

        mutating func take(_ article: Article, _ number: Int) {
            let path = Array("wire/\(number)".utf8)
            guard case .read(let ticket, _) = intake.arrived(path) else { return }
            let digest = SHA256.digest(of: path)
            let time = WallTime(seconds: Newsroom.start + number * 600, nanoseconds: 0)
            let file = DroppedFile(
                path: path, device: 1, inode: UInt64(number), size: 1, modified: time, changed: time,
                digest: digest)
            let prepared = PreparedArticle(
                Reading(article: article), fingerprint: Fingerprint(of: article, bytes: digest))
            let log = log
            let effects = intake.read(ticket, .article(file, prepared)) { sequence in
                let data = log[Int(sequence) - 1].data
                return LoggedEvent.text(line: data, data: 0..<data.count)
            }
            for case .append(let content, let sequence) in effects {
                self.log.append(content)
                // Not every event is durable at once: the texts of the others come from the intake.
                if sequence.isMultiple(of: 3) { _ = intake.durable(sequence) }
            }
        }
    }

    /// Stories, copies with edits, versions and withdrawals.
    private static func deliveries(_ count: Int, using generator: inout SeededGenerator) -> [Article] {
        var articles: [Article] = []
        for number in 0..<count {
            let earlier = articles.randomElement(using: &generator)
            let kind = Int.random(in: 0..<10, using: &generator)
            guard let earlier, kind > 2 else {
                let words = Int.random(in: 10...400, using: &generator)
                var article = Newsroom.article(
                    Edits.invented(6, using: &generator).joined(separator: " "),
                    Edits.story(words, using: &generator), outlet: "outlet \(number % 3)",
                    stated: number.isMultiple(of: 2) ? Newsroom.start + number * 600 : nil)
                if number.isMultiple(of: 3) {
                    article.alternativeIDs = [AlternativeID(role: "id", value: "\(number)")]
                }
                articles.append(article)
                continue
            }
            articles.append(edited(earlier, kind, using: &generator))
        }
        return articles
    }

    private static func edited(_ earlier: Article, _ kind: Int, using generator: inout SeededGenerator)
        -> Article
    {
        var article = earlier
        var body = earlier.body
        switch kind {
        case 3: return earlier
        case 4: body = Edits.substitute(body, share: 0.05, using: &generator)
        case 5: body = Edits.truncate(body, to: Double.random(in: 0.2...0.9, using: &generator))
        case 6: body = Edits.newLead(body, using: &generator)
        case 7: body = Edits.embed(body, in: Edits.story(300, using: &generator))
        case 8:
            article.status = .canceled
            return article
        default: article.headline = "UPDATE 1-" + (earlier.headline ?? "")
        }
        if Bool.random(using: &generator) { article.alternativeIDs = [] }
        article.paragraphs = body.split(separator: "\n").map(String.init).filter { !$0.isEmpty }
        return article
    }
}
