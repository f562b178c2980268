import Article
import Likeness
import TestSupport
import Testing

/// Each of the five articles that the project began with, against every kind of edit.
@Suite struct SeedTests {
    private static let names = [
        "000_671ceedd0a3f3af5", "001_282e4fa9da86ad1e", "002_8a3e2bfe2baf5600", "003_ffd6b9ec11abb987",
        "004_95fd5e7d7c926275",
    ]

    private static func texts() throws -> [String] { try names.map { try Seeds.text($0) } }

    @Test func `the five are five`() throws {
        var room = Newsroom()
        for text in try Self.texts() { #expect(room.take(nil, text).isAccepted) }
    }

    @Test(arguments: 0..<5) func `each edit gets its relation`(number: Int) throws {
        let texts = try Self.texts()
        let text = texts[number]
        let host = texts[(number + 1) % 5] + "\n\n" + texts[(number + 2) % 5]
        var generator = SeededGenerator(seed: UInt64(number))
        func relation(_ edited: String) -> Relation? {
            var room = Newsroom()
            for other in texts { room.take(nil, other) }
            let decision = room.take(nil, edited)
            if let match = decision.match { #expect(match.original.sequence == UInt64(number + 1)) }
            return decision.duplicateRelation
        }
        #expect(relation(Edits.rewrap(text)) == .sameText)
        #expect(relation(Edits.truncate(text, to: 0.3)) == .excerpt)
        #expect(relation(Edits.truncate(text, to: 0.5)) == .near)
        #expect(relation(Edits.truncate(text, to: 0.7)) == .near)
        #expect(relation(Edits.dress(text)) == .near)
        #expect(relation(Edits.newLead(text, using: &generator)) == .near)
        #expect(relation(Edits.reorder(text, using: &generator)) == .near)
        #expect(relation(Edits.substitute(text, share: 0.05, using: &generator)) == .near)
        #expect(relation(Edits.substitute(text, share: 0.1, using: &generator)) == .near)
        #expect(relation(Edits.misread(text, share: 0.01, using: &generator)) == .near)
        #expect(relation(Edits.misread(text, share: 0.03, using: &generator)) == .near)
        #expect(relation(Edits.mix(text, share: 0.6, using: &generator)) == .near)
        #expect(relation(Edits.update(text, with: host)) == .near)
        // The heaviest may pass for new; they are not taken for anything else.
        let heavy = [
            relation(Edits.substitute(text, share: 0.2, using: &generator)),
            relation(Edits.misread(text, share: 0.06, using: &generator)),
        ]
        #expect(heavy.allSatisfy { $0 == nil || $0 == .near })
        var room = Newsroom()
        room.take(nil, text)
        #expect(room.take(nil, Edits.embed(text, in: host)).duplicateRelation == .superset)
    }
}
