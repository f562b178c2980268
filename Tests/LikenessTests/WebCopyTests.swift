import Article
import Likeness
import TestSupport
import Testing

/// Copies as web pages have them: cut, put together anew, with the page's own lines around them.
@Suite struct WebCopyTests {
    /// Lines of a page that are no sentences.
    private static func labels(_ count: Int, using generator: inout SeededGenerator) -> String {
        (0..<count).map { _ in
            Edits.invented(4, using: &generator).map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(
                separator: " ")
        }
        .joined(separator: "\n\n")
    }

    private static func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n\n").map(String.init)
    }

    @Test func `a copy belongs to the article that has most of it`() {
        var generator = SeededGenerator(seed: 31)
        let story = Self.paragraphs(Edits.story(480, using: &generator))
        var room = Newsroom()
        room.take("The whole", story.joined(separator: "\n\n"), outlet: "A")
        let excerpt = story[0..<3].joined(separator: "\n\n")
        #expect(room.take("The beginning", excerpt, outlet: "B").duplicateRelation == .excerpt)
        // All of the excerpt is in it, which makes it the likelier at first sight.
        let copy = story[0..<5] + [Edits.story(100, using: &generator)]
        let decision = room.take("More of it", copy.joined(separator: "\n\n"), outlet: "C")
        #expect(decision.duplicateRelation == .near)
        #expect(decision.match?.original.sequence == 1)
    }

    @Test func `a copy of most of a story is not first of all a superset of a piece of it`() {
        var generator = SeededGenerator(seed: 32)
        let story = Self.paragraphs(Edits.story(420, using: &generator))
        let own = Self.paragraphs(Edits.story(120, using: &generator))
        var room = Newsroom()
        // Two that have nothing in common with each other, and a third with all of the one and much of the other.
        room.take("A piece", story[0] + "\n\n" + story[1].prefix(200), outlet: "A")
        let version = (story[2...] + own).joined(separator: "\n\n")
        #expect(room.take("A version", version, outlet: "B").isAccepted)
        let decision = room.take("All of it", story.joined(separator: "\n\n"), outlet: "C")
        #expect(decision.duplicateRelation == .near)
        #expect(decision.match?.original.sequence == 2)
    }

    @Test func `a copy belongs to its story, not to a round-up that has all of it too`() {
        var generator = SeededGenerator(seed: 37)
        let story = Edits.story(300, using: &generator)
        var room = Newsroom()
        room.take("The storm", story, outlet: "A")
        let more = Edits.story(330, using: &generator) + "\n\n" + story
        // Long enough that the story is but a part of it.
        let roundup = more + "\n\n" + Edits.story(30, using: &generator)
        #expect(room.take("The day", roundup + " And so on.", outlet: "B").match?.original.sequence == 1)
        let copy = story + "\n\n" + Edits.story(40, using: &generator)
        let decision = room.take("A storm", copy, outlet: "C")
        #expect(decision.duplicateRelation == .near)
        #expect(decision.match?.original.sequence == 1)
    }

    @Test func `what is no sentence is not counted against a copy`() {
        var generator = SeededGenerator(seed: 33)
        let story = Edits.story(180, using: &generator)
        var room = Newsroom()
        room.take("One page", Self.labels(60, using: &generator) + "\n\n" + story, outlet: "A")
        let worn = Self.paragraphs(story).map { Edits.substitute($0, share: 0.03, using: &generator) + "." }
        let copy = worn.joined(separator: "\n\n") + "\n\n" + Self.labels(60, using: &generator)
        #expect(room.take("Another page", copy, outlet: "B").duplicateRelation == .near)
    }

    @Test func `the length of a part is that of its sentences`() {
        var generator = SeededGenerator(seed: 34)
        let story = Edits.story(480, using: &generator)
        let part = Self.paragraphs(story)[0..<3].joined(separator: "\n\n")
        var room = Newsroom()
        room.take("The whole", story, outlet: "A")
        let page = part + "\n\n" + Self.labels(20, using: &generator)
        #expect(room.take("A page", page, outlet: "B").duplicateRelation == .excerpt)
        var other = Newsroom()
        let half = Self.paragraphs(story)[0..<4].joined(separator: "\n\n")
        other.take("The whole", story + "\n\n" + Self.labels(40, using: &generator), outlet: "A")
        #expect(other.take("A page", half, outlet: "B").duplicateRelation == .near)
    }

    @Test func `a list is measured as a whole`() {
        var generator = SeededGenerator(seed: 35)
        let note = Edits.story(50, using: &generator)
        var room = Newsroom()
        room.take("A table", Self.labels(40, using: &generator) + "\n\n" + note, outlet: "A")
        #expect(
            room.take("Another table", Self.labels(40, using: &generator) + "\n\n" + note, outlet: "A")
                .isAccepted)
    }

    @Test func `the host of an address is a house where no source is stated`() {
        var generator = SeededGenerator(seed: 36)
        let story = Edits.story(300, using: &generator)
        var room = Newsroom()
        func page(_ address: String, _ text: String) -> Article {
            var article = Newsroom.article("Storm nears the coast", text)
            article.uri = address
            return article
        }
        room.take(page("https://www.one.example/storm", story))
        let changed = Edits.substitute(story, share: 0.05, using: &generator)
        #expect(room.take(page("http://one.example:8080/storm-2?a=b", changed)).isRevised)
        #expect(room.take(page("https://two.example/storm", changed + " More.")).duplicateRelation == .near)
    }
}
