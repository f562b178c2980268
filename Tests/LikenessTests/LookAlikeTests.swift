import Likeness
import Testing

/// Two reports of one form are two reports; each is still known again.
@Suite struct LookAlikeTests {
    @Test func `there are forms of more than forty kinds`() {
        #expect(Forms.all.count >= 40)
        #expect(Set(Forms.all.map(\.kind)).count == Forms.all.count)
    }

    @Test(arguments: Forms.all.indices, [false, true])
    func `reports of one form stay apart`(number: Int, swapped: Bool) {
        let form = Forms.all[number]
        let (one, other) = swapped ? (form.second, form.first) : (form.first, form.second)
        let start = Newsroom.start
        // Of one house, of two, and of none that is known.
        for outlets in [("A", "A"), ("A", "B"), (nil, nil)] {
            var room = Newsroom()
            func take(_ values: [String], _ outlet: String?, _ stated: Int, more: String = "") -> Decision {
                room.take(
                    Forms.fill(form.headline, values), Forms.fill(form.body, values) + more, outlet: outlet,
                    stated: stated)
            }
            #expect(take(one, outlets.0, start).isAccepted, "\(form.kind)")
            let later = start + form.days * 86_400
            let decision = take(other, outlets.1, later)
            #expect(decision.isAccepted, "\(form.kind), \(outlets): \(decision)")
            // A copy of each, with a line of the page.
            let more = "\nAll rights reserved by the publisher."
            #expect(take(one, "C", start + 600, more: more).match?.original.sequence == 1, "\(form.kind)")
            #expect(take(other, "D", later + 600, more: more).match?.original.sequence == 2, "\(form.kind)")
        }
    }
}
