import Article
import Checksum
import JSON
import Likeness
import TestSupport
import Testing

@Suite struct ComparisonTests {
    private func submission(_ headline: String, _ body: String) -> Submission {
        let article = Newsroom.article(headline, body, outlet: "The Times")
        let fingerprint = Fingerprint(of: article, bytes: SHA256.digest(of: Array(body.utf8)))
        return Submission(fingerprint, text: ComparedText(article), arrival: Newsroom.start)
    }

    @Test func `two articles are laid side by side within the width`() {
        var generator = SeededGenerator(seed: 31)
        let story = Edits.story(200, using: &generator)
        let other = Edits.substitute(story, share: 0.05, using: &generator) + " It cost 17 and 23 more."
        let comparison = Comparison(submission("One", other), with: submission("Two", story + " It cost 12."))
        #expect(comparison.isMatch)
        #expect(comparison.decision.duplicateRelation == .near)
        #expect(comparison.newcomerNumbers == ["17", "23"])
        #expect(comparison.earlierNumbers == ["12"])
        #expect(!comparison.passages.isEmpty)
        let printed = Edits.words(other).joined(separator: " ")
        for passage in comparison.passages { #expect(printed.contains(passage.newcomer)) }
        for width in [40, 80, 100, 200] {
            let lines = comparison.text(width: width).split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= width })
            #expect(lines.first == "a copy: near, by the rule containment")
        }
    }

    @Test func `what is not alike is said to be so`() {
        var generator = SeededGenerator(seed: 32)
        let comparison = Comparison(
            submission("One", Edits.story(200, using: &generator)),
            with: submission("Two", Edits.story(200, using: &generator)))
        #expect(!comparison.isMatch)
        #expect(comparison.text().hasPrefix("not a copy: too little in common"))
    }

    @Test func `the decision in the log tells its evidence`() {
        var generator = SeededGenerator(seed: 33)
        let story = Edits.story(200, using: &generator)
        var room = Newsroom()
        room.take("Storm", story + " It cost 12.")
        let copy = room.take("Flood", Edits.truncate(story, to: 0.7) + " It cost 17 and 23.")
        var writer = JSONWriter()
        DecisionEncoder.encode(copy, into: &writer)
        let json = String(decoding: writer.take(), as: UTF8.self)
        for part in [
            #""relation":"near","rule":"containment","of":{"sequence":"1","uri":"urn:sha256:"#,
            #""measures":{"jaccard":0."#, #""from":"text""#,
            #""numbers":{"onlyThis":["17","23"],"onlyOther":["12"]}"#, #""passages":["#,
        ] {
            #expect(json.contains(part), "\(json)")
        }
        // An article that came close is accepted, with what it came close to.
        let half = Edits.truncate(story, to: 0.5) + " " + Edits.story(110, using: &generator)
        var other = Newsroom()
        other.take("Storm", story)
        guard case .accepted(let closest) = other.take("Else", half) else {
            Issue.record("\(other.decisions)")
            return
        }
        #expect(closest?.rule == .tooLittle)
        #expect(closest?.original.sequence == 1)
    }
}
