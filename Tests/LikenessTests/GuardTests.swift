import Likeness
import TestSupport
import Testing

@Suite struct GuardTests {
    private let day = 86_400

    @Test func `dividends of two companies stay apart`() {
        var room = Newsroom()
        let body = "Qtly div 25 cts vs 25 cts prior. Pay April 1. Record March 15."
        #expect(room.take("ALDER MILLS INC <ALD> SETS QUARTERLY", body).isAccepted)
        #expect(room.take("BIRCH PAPER CO <BPC> SETS QUARTERLY", body).isAccepted)
        #expect(room.take("ALDER MILLS INC <ALD> QTLY DIVIDEND", body).duplicateRelation == .near)
        let other = "Qtly div 25 cts vs 25 cts prior. Pay May 9. Record April 22."
        #expect(room.take("ALDER MILLS INC <ALD> SETS QTLY PAYOUT", other).isAccepted)
    }

    @Test func `a bulletin that recurs is new each time`() {
        var room = Newsroom()
        let body =
            "The Bundesbank left its credit policies unchanged after a regular meeting of its council, a spokesman "
            + "said in answer to questions. The discount rate stays at 3.0 pct and the Lombard rate at 5.0 pct."
        let first = Newsroom.start - 40 * day
        let headline = "BUNDESBANK LEAVES CREDIT POLICIES UNCHANGED"
        #expect(room.take(headline, body, stated: first).isAccepted)
        #expect(room.take(headline, body, stated: first + 3600).duplicateRelation == .sameText)
        #expect(room.take(headline, body, stated: first + 14 * day).isAccepted)
        #expect(room.take(headline, body, stated: first + 14 * day + 60).duplicateRelation == .sameText)
    }

    @Test func `numbers that contradict each other keep reports of one form apart`() {
        func report(_ numbers: [Int]) -> String {
            "The central bank said it gave the money market help of \(numbers[0]) mln stg in the afternoon, buying "
                + "\(numbers[1]) mln of bank bills at \(numbers[2]) pct and \(numbers[3]) mln of local bills. It had "
                + "put the shortage at \(numbers[4]) mln stg before and gave \(numbers[5]) mln in the morning."
        }
        var room = Newsroom()
        #expect(room.take("MONEY MARKET GIVEN FURTHER HELP", report([120, 37, 9, 83, 450, 210])).isAccepted)
        #expect(room.take("MONEY MARKET GIVEN MORE HELP", report([95, 61, 10, 34, 800, 377])).isAccepted)
        #expect(room.take("MONEY MARKET GIVEN MORE HELP", report([120, 37, 9, 83, 450, 211])).match != nil)
    }

    @Test func `prices that moved in a report of something else keep no version of it apart`() {
        var generator = SeededGenerator(seed: 23)
        let story = Edits.story(300, using: &generator)
        func version(_ prices: [String]) -> String {
            story + " Wheat was at \(prices[0]) by noon and rye at \(prices[1]), while oats rose by"
                + " \(prices[2]) to \(prices[3]) in Lorne."
        }
        var room = Newsroom()
        room.take("Grain talks go on", version(["7.86", "2.97", "11", "4.40"]))
        let later = room.take("Talks on grain go on", version(["7.91", "2.93", "17", "4.46"]))
        #expect(later.duplicateRelation == .near)
    }

    @Test(arguments: TestCases.dearSeeds(10))
    func `a name spelled otherwise keeps no copy apart`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        // A story that has a name in every sentence; one of them, or the letters of all, are another's spelling.
        // None begins another one: to replace it would change that, too.
        var names: [String] = []
        while names.count < 12 {
            let word = Edits.invented(1, using: &generator)[0]
            let name = word.prefix(1).uppercased() + word.dropFirst()
            if !names.contains(where: { $0.hasPrefix(name) || name.hasPrefix($0) }) { names.append(name) }
        }
        let sentences = (0..<24).map { place in
            let words = Edits.invented(10, using: &generator)
            return words[0..<6].joined(separator: " ") + " " + names[place % 12] + " "
                + words[6...].joined(separator: " ") + "."
        }
        let story = sentences.joined(separator: " ")
        var room = Newsroom()
        room.take("\(names[0]) speaks", story)
        let other = story.replacing(names[3], with: "Abuzaid").replacing(names[4], with: "Qatif")
        #expect(room.take("\(names[0]) speaks", other).duplicateRelation == .near, "seed \(seed)")
        var worn = story
        for name in names { worn = worn.replacing(name, with: name + "h") }
        #expect(room.take("\(names[0]) speaks", worn).match != nil, "seed \(seed)")
        // With all of them others, it is another report of its form.
        var form = story
        for name in names { form = form.replacing(name, with: "Z" + name.lowercased() + "ow") }
        let decision = room.take("\(names[0]) speaks", form)
        #expect(decision.isAccepted, "seed \(seed)")
        if case .accepted(let closest) = decision { #expect(closest?.rule == .namesDiffer, "seed \(seed)") }
    }

    @Test func `what a house prints around its stories makes no copy of them`() {
        var generator = SeededGenerator(seed: 24)
        let furniture = Edits.story(200, using: &generator)
        func page(_ story: String) -> String { story + "\n\n" + furniture }
        let story = Edits.story(100, using: &generator)
        var room = Newsroom()
        room.take("Storm nears the coast of Lorne", page("The storm nears the coast. " + story), outlet: "A")
        let other = page("The dam at Torquay holds. " + Edits.story(100, using: &generator))
        #expect(room.take("Dam holds at Torquay", other, outlet: "A").isAccepted)
        // The same story under another headline is told by what its headline says.
        let again = page("A storm nears the coast, it is said. " + story)
        let copy = room.take("What a storm near the coast brings", again, outlet: "A")
        #expect(copy.match?.original.sequence == 1)
    }

    @Test func `a headline worded otherwise keeps no copy apart`() {
        var generator = SeededGenerator(seed: 21)
        let story = Edits.story(80, using: &generator)
        let name = Edits.words(story)[3]
        var room = Newsroom()
        room.take("\(name) speaks", story)
        #expect(room.take("What \(name) said today", story + " Extra words here.").duplicateRelation == .near)
    }

    @Test func `near copies are looked for within the window, by stated time where both state one`() {
        var generator = SeededGenerator(seed: 22)
        let story = Edits.story(300, using: &generator)
        let changed = Edits.substitute(story, share: 0.03, using: &generator)
        var room = Newsroom()
        room.take(nil, story)
        #expect(room.take(nil, changed, after: 5 * day).isAccepted)
        var archive = Newsroom()
        let long = Newsroom.start - 9000 * day
        archive.take(nil, story, stated: long)
        #expect(archive.take(nil, changed, stated: long + 30 * day).isAccepted)
        #expect(archive.take(nil, changed + " Yes.", stated: long + 31 * day).match?.original.sequence == 2)
        // A time in the future is nobody's word: arrival counts.
        var future = Newsroom()
        future.take(nil, story)
        #expect(future.take(nil, changed, stated: Newsroom.start + 300 * day).match != nil)
    }

    @Test func `short items do not collapse together`() {
        var room = Newsroom()
        for place in ["Lorne", "Apollo Bay", "Torquay", "Anglesea", "Aireys Inlet"] {
            #expect(
                room.take(nil, "A man was hurt in a crash near \(place) on Tuesday, police said.").isAccepted)
        }
        #expect(
            room.take(nil, "A man was hurt in a crash near Lorne on Tuesday, police said.").duplicateRelation
                == .sameText)
    }
}
