import Article
import Likeness
import TestSupport
import Testing

@Suite struct RelationTests {
    @Test func `the rules hold in their order`() {
        var generator = SeededGenerator(seed: 1)
        let story = Edits.story(300, using: &generator)
        var room = Newsroom()
        #expect(room.take("Ministers meet", story).isAccepted)
        #expect(room.take("Ministers meet", Edits.rewrap(story)).duplicateRelation == .sameText)
        #expect(room.take("MINISTERS MEET!", story).duplicateRelation == .sameText)
        #expect(room.take("Something else altogether", story).duplicateRelation == .near)
        #expect(room.take("Ministers meet", Edits.truncate(story, to: 0.3)).duplicateRelation == .excerpt)
        let host = Edits.story(300, using: &generator)
        #expect(room.take("Ministers meet", Edits.embed(story, in: host)).duplicateRelation == .superset)
        #expect(room.take("Ministers meet", Edits.story(300, using: &generator)).isAccepted)
    }

    /// A lone dateline, a lone byline, a row of stars: their normal form is empty, and none is a copy of another.
    @Test func `texts without a word are not the same text`() {
        var room = Newsroom()
        var lone = Newsroom.article(nil, "")
        lone.byline = "Jane Smith"
        #expect(room.take(lone, bytes: "By Jane Smith").isAccepted)
        #expect(room.take(Newsroom.article("***", "* * *"), bytes: "stars").isAccepted)
        #expect(room.take(Newsroom.article(nil, "???"), bytes: "what").isAccepted)
        #expect(room.take(lone, bytes: "By Jane Smith").duplicateRelation == .sameBytes)
    }

    @Test func `the same bytes are the same for ever`() {
        var generator = SeededGenerator(seed: 2)
        let story = Edits.story(20, using: &generator)
        var room = Newsroom()
        let article = Newsroom.article(nil, story)
        room.take(article, bytes: "file")
        #expect(room.take(article, after: 400 * 86_400, bytes: "file").duplicateRelation == .sameBytes)
    }

    @Test func `a later version of an item revises it, and an older one does not`() {
        var generator = SeededGenerator(seed: 3)
        var room = Newsroom()
        var article = Newsroom.article("Storm nears", Edits.story(200, using: &generator))
        article.uri = "tag:example.org,2026:storm"
        article.version = "2"
        room.take(article)
        var later = Newsroom.article("Storm is here", Edits.story(200, using: &generator))
        (later.uri, later.version) = (article.uri, "3")
        #expect(room.take(later).isRevised)
        #expect(room.take(later).duplicateRelation == .sameText)
        var older = Newsroom.article("Storm forms", Edits.story(200, using: &generator))
        (older.uri, older.version) = (article.uri, "1")
        #expect(room.take(older).duplicateRelation == .olderVersion)
        guard case .revised(let match) = room.decisions[1] else {
            Issue.record("not revised")
            return
        }
        #expect(match.original.sequence == 1)
        #expect(match.original.uri == article.uri)
    }

    @Test func `what is withdrawn names what it takes back, or nothing`() {
        var generator = SeededGenerator(seed: 4)
        var room = Newsroom()
        var article = Newsroom.article("Storm nears", Edits.story(200, using: &generator))
        article.alternativeIDs = [AlternativeID(role: "id", value: "41")]
        room.take(article, scope: "wire")
        article.status = .canceled
        #expect(room.take(article, scope: "another wire") == .withdrawn(nil))
        guard case .withdrawn(let match) = room.take(article, scope: "wire") else {
            Issue.record("not withdrawn")
            return
        }
        #expect(match?.original.sequence == 1)
    }

    @Test func `a slug makes a near copy a revision`() {
        var generator = SeededGenerator(seed: 5)
        let story = Edits.story(200, using: &generator)
        var room = Newsroom()
        room.take("Storm nears the coast of Lorne", story, outlet: "A")
        let changed = Edits.substitute(story, share: 0.05, using: &generator)
        #expect(room.take("CORRECTED - Storm nears the coast of Lorne", changed, outlet: "B").isRevised)
        #expect(room.take("UPDATE 2-Storm nears coast of Lorne", changed + " More.", outlet: "C").isRevised)
        #expect(
            room.take("Update on storm at the coast of Lorne", changed + " Much more.", outlet: "C")
                .duplicateRelation == .near)
        #expect(room.take("Storm nears the coast of Lorne", changed + " And more.", outlet: "A").isRevised)
    }

    @Test func `copies attach to the original and are not chained`() {
        var generator = SeededGenerator(seed: 6)
        var text = Edits.words(Edits.story(400, using: &generator))
        var room = Newsroom()
        room.take(nil, text.joined(separator: " "))
        // Each step replaces a further twentieth: near to the step before, and at last far from the original.
        for step in 0..<20 {
            let others = Edits.invented(20, using: &generator)
            text.replaceSubrange(step * 20..<step * 20 + 20, with: others)
            room.take(nil, text.joined(separator: " "))
        }
        let originals = room.decisions.compactMap { $0.match?.original.sequence }
        #expect(!originals.isEmpty)
        // The walk ends in a story of its own rather than in the first one.
        #expect(room.decisions.contains { $0.isAccepted && $0 != room.decisions[0] })
        for decision in room.decisions {
            guard let match = decision.match, let evidence = match.evidence else { continue }
            #expect(evidence.measures.containment >= 0.55)
        }
    }

    @Test func `teasers do not crowd out their story`() {
        var generator = SeededGenerator(seed: 8)
        let story = Edits.story(500, using: &generator)
        var room = Newsroom()
        room.take(nil, story)
        // Teasers of other sites: the beginning of the story, and as much again around it.
        for _ in 0..<12 {
            room.take(nil, Edits.truncate(story, to: 0.12) + " " + Edits.story(50, using: &generator))
        }
        for _ in 0..<6 {
            let copy =
                Edits.substitute(story, share: 0.03, using: &generator) + " "
                + Edits.story(40, using: &generator)
            let decision = room.take(nil, copy)
            #expect(decision.duplicateRelation == .near)
            #expect(decision.match?.original.sequence == 1)
        }
    }

    @Test func `of the articles of one story, copies belong to the longest`() {
        var generator = SeededGenerator(seed: 9)
        let story = Edits.story(500, using: &generator)
        var room = Newsroom()
        room.take(nil, Edits.truncate(story, to: 0.4))
        #expect(room.take(nil, story).duplicateRelation == .superset)
        let decision = room.take(nil, Edits.truncate(story, to: 0.8))
        #expect(decision.duplicateRelation == .near)
        #expect(decision.match?.original.sequence == 2)
    }
}
